import type { Declaration } from '../syntax/index.ts';
import type { RawFinding, Rule } from './rule.ts';

/** A finding and the rule that made it. */
export interface Raised {
  readonly rule: Rule;
  readonly finding: RawFinding;
}

/**
 * One finding per root cause: where a rule that yields meets one that it yields to at the same place, the nearer
 * one speaks and lists the other's sentence as related.
 */
export function settle(raised: readonly Raised[]): readonly Raised[] {
  const yielding = raised.filter(({ rule }) => rule.yieldsTo !== undefined);
  if (yielding.length === 0) return raised;
  const withheld = new Map<Raised, Raised>();
  const nearerRules = new Set(yielding.flatMap(({ rule }) => rule.yieldsTo ?? []));
  const neighbours = byDeclaration(raised.filter(({ rule }) => nearerRules.has(rule.id)));
  for (const one of yielding) {
    const nearer = neighbours
      .get(one.finding.place.declaration)
      ?.find(
        (other) => one.rule.yieldsTo?.includes(other.rule.id) === true && overlap(one.finding, other.finding),
      );
    if (nearer !== undefined) withheld.set(one, nearer);
  }
  if (withheld.size === 0) return raised;
  const listed = Map.groupBy(withheld.keys(), (one) => withheld.get(one));
  return raised.flatMap((one) => {
    if (withheld.has(one)) return [];
    const others = listed.get(one) ?? [];
    if (others.length === 0) return [one];
    const related = others.map(({ finding }) => ({ place: finding.place, message: finding.message }));
    return [
      { rule: one.rule, finding: { ...one.finding, related: [...(one.finding.related ?? []), ...related] } },
    ];
  });
}

function byDeclaration(raised: readonly Raised[]): Map<Declaration, Raised[]> {
  return Map.groupBy(raised, ({ finding }) => finding.place.declaration);
}

function overlap(a: RawFinding, b: RawFinding): boolean {
  return a.place.start < b.place.end && b.place.start < a.place.end;
}
