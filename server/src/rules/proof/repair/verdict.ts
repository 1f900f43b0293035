import type { Model } from '../../../model/index.ts';
import type { Finding } from '../../rule.ts';
import type { Analysis } from '../analysis.ts';
import type { ProofBudget } from '../budget.ts';
import { type Cause, isIn } from './cause.ts';
import { areClosed, openingsIn } from './openings.ts';

/** Files, and all that is known of them. */
export interface Examined {
  readonly model: Model;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  readonly budget: ProofBudget;
  readonly cancelled: (() => boolean) | undefined;
}

/** Is it gone, for every stimulus, and nothing came in its place? */
export function isRepaired(cause: Cause, before: Examined, after: Examined): boolean {
  return (
    !after.analysis.cancelled &&
    !isIn(cause, after.analysis) &&
    !hasNewFinding(before, after) &&
    areClosed(openingsIn(before.analysis, after.analysis), after.analysis, after.budget, after.cancelled)
  );
}

/** Something that deserves attention, and was not there, or not as often. */
function hasNewFinding(before: Examined, after: Examined): boolean {
  const known = countsOf(before);
  return [...countsOf(after)].some(([what, count]) => count > (known.get(what) ?? 0));
}

function countsOf({ model, findings }: Examined): ReadonlyMap<string, number> {
  const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const groups = Map.groupBy(grave, (finding) => signatureOf(model, finding));
  return new Map([...groups].map(([what, list]) => [what, list.length]));
}

/** What stays of a finding when the text around it changes: its rule, and who is in it. */
function signatureOf(model: Model, { rule, place, related }: Finding): string {
  const names = [place, ...related.map((other) => other.place)].map(({ uri, start }) => {
    const standing = model.documents
      .get(uri)
      ?.declarations.findLast(
        ({ offset, declaration }) => offset <= start && start <= offset + declaration.end,
      );
    const declaration = standing?.declaration;
    return declaration !== undefined && 'name' in declaration && 'value' in declaration.name
      ? declaration.name.value
      : '';
  });
  return [rule, ...names.toSorted()].join('\n');
}
