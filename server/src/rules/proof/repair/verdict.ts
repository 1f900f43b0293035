import type { Model } from '../../../model/index.ts';
import type { Finding } from '../../rule.ts';
import type { Analysis } from '../analysis.ts';
import { type Cause, isIn } from './cause.ts';

/** Files, and all that is known of them. */
export interface Examined {
  readonly model: Model;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
}

/** Is it gone, for every stimulus, and nothing came in its place? */
export function isRepaired(cause: Cause, before: Examined, after: Examined): boolean {
  return (
    !after.analysis.cancelled &&
    !isIn(cause, after.analysis) &&
    !isLessDecided(before.analysis, after.analysis) &&
    !hasNewFinding(before, after)
  );
}

/** Something that was decided is not decided any more. */
function isLessDecided(before: Analysis, after: Analysis): boolean {
  const known = new Map(before.undecided.map(({ outlook, watched }) => [outlook.stimulus.name, watched]));
  return after.undecided.some(({ outlook: { stimulus }, watched }) => {
    if (!known.has(stimulus.name)) return true;
    const left = known.get(stimulus.name);
    if (left === undefined) return false;
    const names = new Set(left.map(({ name }) => name));
    return watched === undefined || watched.some(({ name }) => !names.has(name));
  });
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
