import type { BoundStep } from './bound.ts';
import type { Model } from './model.ts';
import { collectStageWrites } from './stage-flow.ts';
import type { CampaignSymbol, LifecycleSymbol, StageSymbol } from './symbols.ts';

/**
 * The stages of one lifecycle, the moves that it declares, and the moves that campaigns make.
 * Stage names are compared without letter case; the empty string stands for 'no stage yet'.
 */
export interface StageMachine {
  readonly lifecycle: LifecycleSymbol;
  readonly stages: readonly StageSymbol[];
  stage(name: string): StageSymbol | undefined;
  /** Declared by `path` or `allow`. */
  isDeclared(from: string, to: string): boolean;
  /** Every step that writes the stage field, with the stages a person may be in when it runs. */
  readonly writes: readonly StageWrite[];
}

export interface StageWrite {
  readonly campaign: CampaignSymbol;
  readonly step: BoundStep;
  /** Folded stage names, '' for empty. */
  readonly from: ReadonlySet<string>;
  /** The value written as in the text; undefined: a token, so any stage. */
  readonly to: string | undefined;
}

export function stageKey(name: string): string {
  return name.toLowerCase();
}

export function createStageMachines(model: Omit<Model, 'stageMachines'>): StageMachine[] {
  return model.lifecycles.flatMap((lifecycle) => {
    if (lifecycle.field === undefined) return [];
    const byName = new Map(lifecycle.stages.toReversed().map((stage) => [stageKey(stage.name), stage]));
    const declared = declaredMoves(lifecycle);
    return [
      {
        lifecycle,
        stages: lifecycle.stages,
        stage: (name: string) => byName.get(stageKey(name)),
        isDeclared: (from: string, to: string) => declared(stageKey(from), stageKey(to)),
        writes: collectStageWrites(model, lifecycle, [...byName.keys()]),
      },
    ];
  });
}

function declaredMoves(lifecycle: LifecycleSymbol): (from: string, to: string) => boolean {
  const pairs = new Map<string, Set<string>>();
  const fromAny = new Set<string>();
  const add = (from: string, to: string) => {
    const known = pairs.get(from);
    if (known === undefined) pairs.set(from, new Set([to]));
    else known.add(to);
  };
  for (const item of lifecycle.declaration.items) {
    if (item.kind === 'Path') {
      const names = item.stages.map(({ value }) => stageKey(value));
      names.slice(1).forEach((to, index) => add(names[index] ?? '', to));
    } else if (item.kind === 'Allow') {
      const groups = item.to.map((group) => group.map(({ value }) => stageKey(value)));
      const first = groups[0] ?? [];
      if (item.from === 'any') for (const to of first) fromAny.add(to);
      else {
        const sources = item.from === 'empty' ? [''] : item.from.map(({ value }) => stageKey(value));
        for (const from of sources) for (const to of first) add(from, to);
      }
      groups.slice(1).forEach((group, index) => {
        for (const from of groups[index] ?? []) for (const to of group) add(from, to);
      });
    }
  }
  // The first write to an empty stage is no move unless the lifecycle says what may follow 'empty'.
  return (from, to) =>
    from === to ||
    (fromAny.has(to) && from !== '') ||
    pairs.get(from)?.has(to) === true ||
    (from === '' && !pairs.has(''));
}
