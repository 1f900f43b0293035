import type { Thing } from '../program/index.ts';
import { event, logEntry } from '../state/index.ts';
import { text, type Value } from '../values/index.ts';
import type { StepScope } from './performer.ts';

/** Notes a step that somebody watches, with what it carried along, and the activity that filters find it by. */
export function logStep(
  scope: StepScope,
  outcome: 'done' | 'held back' = 'done',
  carried: readonly Thing[] = [],
): void {
  const { turn, campaign, step } = scope;
  const { engine } = turn;
  if (engine.observes(step)) {
    const inputs = new Map<Thing, Value>();
    for (const thing of [...step.reads, ...readsOfAsset(scope), ...carried])
      if (engine.carries(thing, step)) inputs.set(thing, turn.read(thing));
    turn.enter(logEntry({ step, campaign, inputs, outcome, minute: turn.minute }));
  }
  if (outcome === 'done') rememberStep(scope);
}

/** What an email outside the files is declared to read. */
function readsOfAsset({ turn, step }: StepScope): readonly Thing[] {
  const primary = step.definition.parameters.find(({ position }) => position === 'primary');
  if (step.asset === undefined || primary?.references === undefined) return [];
  return turn.engine.program.external(step.asset, primary.references)?.reads ?? [];
}

/** `Was Sent Email` is found by the step itself: no trigger tells of it. */
function rememberStep({ turn, step }: StepScope): void {
  const { activityTypeId } = step.definition;
  if (activityTypeId === undefined) return;
  const { catalogue } = turn.engine.program;
  for (const filter of silentFilters(catalogue, activityTypeId)) {
    if (!turn.engine.remembers(filter.name)) continue;
    const primary = filter.constraints.find((constraint) => constraint.primary);
    const about =
      step.asset === undefined || primary === undefined ? [] : [[primary.name, text(step.asset)] as const];
    turn.remember(filter.name, event(filter.name, about));
  }
}

type Catalogue = StepScope['turn']['engine']['program']['catalogue'];

const silent = new WeakMap<Catalogue, Map<number, Catalogue['activityFilters']>>();

/** Filters of activities of which no trigger tells. */
function silentFilters(catalogue: Catalogue, type: number): Catalogue['activityFilters'] {
  let byType = silent.get(catalogue);
  if (byType === undefined) silent.set(catalogue, (byType = new Map()));
  let found = byType.get(type);
  if (found === undefined) {
    found = catalogue.activityFilters.filter(
      ({ activityTypeId, trigger }) => activityTypeId === type && trigger === undefined,
    );
    byType.set(type, found);
  }
  return found;
}
