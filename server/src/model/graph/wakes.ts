import type { BoundStep, BoundTrigger } from '../bound.ts';
import { type CampaignSymbol, fieldKey } from '../symbols.ts';
import { argumentOf, literalOf, primaryOf, stepsOf } from '../things.ts';
import type { Wake } from './campaign-graph.ts';

export interface WakeIndex {
  readonly from: ReadonlyMap<CampaignSymbol, readonly Wake[]>;
  readonly to: ReadonlyMap<CampaignSymbol, readonly Wake[]>;
}

export function indexWakes(campaigns: readonly CampaignSymbol[]): WakeIndex {
  const listeners = indexListeners(campaigns);
  const all: Wake[] = [];
  for (const from of campaigns) {
    for (const step of stepsOf(from.bound.flow)) {
      for (const { to, trigger } of woken(listeners, step)) all.push({ from, to, step, trigger });
    }
  }
  return { from: Map.groupBy(all, ({ from }) => from), to: Map.groupBy(all, ({ to }) => to) };
}

interface Listener {
  readonly to: CampaignSymbol;
  readonly trigger: BoundTrigger;
}

/** Triggers by name and, where they listen to one field, by the field too. */
function indexListeners(campaigns: readonly CampaignSymbol[]): Map<string, Listener[]> {
  const index = new Map<string, Listener[]>();
  for (const to of campaigns) {
    for (const trigger of to.bound.triggers) {
      const field = trigger.primary?.values[0];
      const key = listenerKey(trigger.definition.name, field?.kind === 'FieldName' ? field.name : undefined);
      const known = index.get(key);
      if (known === undefined) index.set(key, [{ to, trigger }]);
      else known.push({ to, trigger });
    }
  }
  return index;
}

function listenerKey(trigger: string, field: string | undefined): string {
  return field === undefined ? trigger : `${trigger} [${fieldKey(field)}]`;
}

/** Listeners whose trigger this step may fire. A request is not listed: it is a call. */
function woken(index: ReadonlyMap<string, Listener[]>, step: BoundStep): Listener[] {
  const { fires, starts, writes } = step.definition.effects;
  if (starts !== undefined) return [];
  const written = writes
    .filter((name) => name.startsWith('$'))
    .map((name) => argumentOf(step, name.slice(1))?.values[0])
    .find((value) => value?.kind === 'FieldName');
  const field = written?.kind === 'FieldName' ? written.name : undefined;
  return fires.flatMap((trigger) => {
    const anyField = index.get(listenerKey(trigger, undefined)) ?? [];
    const thisField = field === undefined ? [] : (index.get(listenerKey(trigger, field)) ?? []);
    return [...anyField, ...thisField].filter((listener) => mayMatch(listener.trigger, step));
  });
}

/** Rules out only what the text makes certain: another value, another list. */
function mayMatch(trigger: BoundTrigger, step: BoundStep): boolean {
  const value = literalOf(step.arguments.find(({ parameter }) => parameter.position !== 'primary'));
  const primary = primaryOf(step);
  const named = primary?.values[0]?.kind === 'String' ? literalOf(primary) : undefined;
  const newValue = trigger.constraints.find(({ name }) =>
    /^New (Value|Status|Owner|Stage|Segment)$/.test(name),
  );
  return accepts(trigger.primary, named) && accepts(newValue, value);
}

function accepts(constraint: BoundTrigger['primary'], value: string | undefined): boolean {
  if (constraint === undefined || value === undefined) return true;
  const wanted = constraint.values.flatMap((item) =>
    item.kind === 'String' ? [item.value.toLowerCase()] : [],
  );
  if (wanted.length === 0) return true;
  const actual = value.toLowerCase();
  switch (constraint.operator?.name) {
    case undefined:
    case 'is':
      return wanted.includes(actual);
    case 'is not':
      return !wanted.includes(actual);
    case 'starts with':
      return wanted.some((start) => actual.startsWith(start));
    case 'contains':
      return wanted.some((part) => actual.includes(part));
    default:
      return true;
  }
}
