import type { DesiredRules, DesiredSmartList, DesiredStep } from '../desired.ts';
import { campaignMark, programMark, readMark } from '../plan/mark.ts';

/** More filters than that in one place are not tried: each doubles the work. */
const mostFilters = 12;

/**
 * Marketo does not read back which filters are negated. The mark in the description of what these files built stands for
 * them, too: the combination that has the mark is the one. Undefined: nothing vouches for any.
 */
export function campaignRules(
  rules: DesiredRules,
  flow: readonly DesiredStep[],
  description: string,
  program: string,
): DesiredRules | undefined {
  const mark = readMark(description);
  return mark === undefined
    ? undefined
    : combinations([rules])?.find(([one]) => one && campaignMark(one, flow, program) === mark)?.[0];
}

/** The same for the smart lists of a program: its mark stands for all of them together. */
export function smartListRules(
  lists: readonly DesiredSmartList[],
  description: string,
  program: string,
): readonly DesiredRules[] | undefined {
  const mark = readMark(description);
  if (mark === undefined) return undefined;
  return combinations(lists.map(({ rules }) => rules))?.find((rules) => {
    const marked = lists.map(({ name }, index) => ({ name, rules: rules[index] ?? noRules }));
    return programMark(marked, program) === mark;
  });
}

/** Whether the file could have said `not` somewhere. */
export function couldNegate({ filters }: DesiredRules): boolean {
  return filters.some(({ type }) => type === 'activity');
}

const noRules: DesiredRules = { triggers: [], filters: [], logic: 'all' };

/** Every way to negate activity filters, none at all first; undefined: too many. */
function combinations(all: readonly DesiredRules[]): readonly (readonly DesiredRules[])[] | undefined {
  const places = all.flatMap(({ filters }, list) =>
    filters.flatMap(({ type }, filter) => (type === 'activity' ? [`${list} ${filter}`] : [])),
  );
  if (places.length > mostFilters) return undefined;
  return Array.from({ length: 2 ** places.length }, (_, bits) =>
    all.map((rules, list) => ({
      ...rules,
      filters: rules.filters.map((filter, index) => {
        const place = places.indexOf(`${list} ${index}`);
        return place >= 0 && (bits >> place) % 2 === 1 ? { ...filter, negative: true } : filter;
      }),
    })),
  );
}
