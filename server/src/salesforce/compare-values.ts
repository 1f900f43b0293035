import type { PicklistValue } from './describe.ts';

/** How one stage differs from the picklist's values, which count as equal by API name. */
export type StageDifference =
  | { readonly kind: 'missing' }
  | { readonly kind: 'inactive' }
  /** The same words in another spelling. */
  | { readonly kind: 'case'; readonly value: string }
  /** A value is labelled like the stage, and its API name is another. */
  | { readonly kind: 'label-only'; readonly value: string }
  /** The API name is the stage's, the label another. */
  | { readonly kind: 'label'; readonly label: string };

export interface ValueComparison {
  /** By stage name; a stage without an entry is as it should be. */
  readonly stages: ReadonlyMap<string, StageDifference>;
  /** API names of active values that are no stage, in the picklist's order. */
  readonly extra: readonly string[];
  /** The first two stages that stand the other way round in the picklist; undefined when the orders agree. */
  readonly disorder: { readonly earlier: string; readonly later: string } | undefined;
}

export function compareValues(stages: readonly string[], values: readonly PicklistValue[]): ValueComparison {
  const differences = new Map<string, StageDifference>();
  const positions = new Map<string, number>();
  const claimed = new Set<number>();
  const claim = (stage: string, position: number) => {
    positions.set(stage, position);
    claimed.add(position);
  };
  const wanted = [...new Set(stages)];

  const byValue = positionsBy(values, ({ value }) => value);
  for (const stage of wanted) {
    const position = byValue.get(stage);
    const found = position === undefined ? undefined : values[position];
    if (position === undefined || found === undefined) continue;
    claim(stage, position);
    if (!found.active) differences.set(stage, { kind: 'inactive' });
    else if (found.label !== stage) differences.set(stage, { kind: 'label', label: found.label });
  }

  // Only values that no stage has by its exact name may explain a stage that is missing.
  const bySpelling = positionsBy(values, ({ value }) => folded(value), claimed);
  const byLabel = positionsBy(values, ({ label }) => folded(label), claimed);
  for (const stage of wanted.filter((stage) => !positions.has(stage))) {
    const respelled = unclaimed(bySpelling.get(folded(stage)), claimed);
    const labelled = unclaimed(byLabel.get(folded(stage)), claimed);
    const position = respelled ?? labelled;
    const found = position === undefined ? undefined : values[position];
    if (position === undefined || found === undefined) {
      differences.set(stage, { kind: 'missing' });
      continue;
    }
    claim(stage, position);
    differences.set(stage, { kind: respelled === undefined ? 'label-only' : 'case', value: found.value });
  }

  return {
    stages: differences,
    extra: values
      .filter(({ active }, position) => active && !claimed.has(position))
      .map(({ value }) => value),
    disorder: firstDisorder(wanted, positions),
  };
}

/** Where each key stands; of several values with one key an active one, then the first. */
function positionsBy(
  values: readonly PicklistValue[],
  key: (value: PicklistValue) => string,
  except: ReadonlySet<number> = new Set(),
): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [position, value] of values.entries()) {
    if (except.has(position)) continue;
    const earlier = positions.get(key(value));
    const better = earlier === undefined || (value.active && values[earlier]?.active === false);
    if (better) positions.set(key(value), position);
  }
  return positions;
}

function unclaimed(position: number | undefined, claimed: ReadonlySet<number>): number | undefined {
  return position === undefined || claimed.has(position) ? undefined : position;
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function firstDisorder(
  stages: readonly string[],
  positions: ReadonlyMap<string, number>,
): ValueComparison['disorder'] {
  const found = stages.flatMap((stage) => {
    const position = positions.get(stage);
    return position === undefined ? [] : [{ stage, position }];
  });
  for (const [index, next] of found.entries()) {
    const previous = found[index - 1];
    if (previous && previous.position > next.position) return { earlier: previous.stage, later: next.stage };
  }
  return undefined;
}
