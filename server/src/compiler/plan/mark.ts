import type { DesiredRules, DesiredSmartList, DesiredStep } from '../desired.ts';
import { canonicalJson, fingerprint } from './fingerprint.ts';
import { assetKey, normalFlow, normalRules } from './normal-form.ts';

/**
 * `⟦lifecycle 1a2b3c⟧` at the end of a description: a fingerprint of the source that an asset was built from. It
 * recognises an asset that was renamed, and settles what the API does not read back.
 */
const pattern = /⟦lifecycle ([0-9a-f]{6})⟧$/;

/** Marketo's limit for the description of an asset, in characters. */
const longestDescription = 2000;

export function readMark(description: string): string | undefined {
  return pattern.exec(description.trimEnd())?.[1];
}

export function withoutMark(description: string): string {
  return description.trimEnd().replace(pattern, '').trimEnd();
}

/** The description with the mark at its end; a description that leaves no room is cut. */
export function withMark(description: string, mark: string): string {
  const ending = `⟦lifecycle ${mark}⟧`;
  const text = description.slice(0, longestDescription - ending.length - 1).trimEnd();
  return text === '' ? ending : `${text} ${ending}`;
}

/** What stands in the instance when `description` was written, marked or not. */
export function sameDescription(wanted: string, found: string): boolean {
  return withoutMark(withMark(wanted.trim(), '000000')) === withoutMark(found.trim());
}

export function campaignMark(rules: DesiredRules, flow: readonly DesiredStep[], program: string): string {
  return short([normalRules(rules, program), normalFlow(flow, program)]);
}

/**
 * Smart lists cannot be described again once they exist, so their program's mark stands for what the API hides of
 * them: which of their filters are negated.
 */
export function programMark(
  smartLists: readonly Pick<DesiredSmartList, 'name' | 'rules'>[],
  program: string,
): string {
  const negated = smartLists.flatMap(({ name, rules }) =>
    normalRules(rules, program)
      .filters.filter(({ negative }) => negative)
      .map((filter) => canonicalJson([assetKey(name), filter])),
  );
  return short(negated.sort());
}

const short = (value: unknown): string => fingerprint(canonicalJson(value)).slice(-6);
