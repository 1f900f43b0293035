import type { Engine } from '../../engine.ts';
import { deedsOfOccurrence, findersOf, influencesOf } from '../../influence/index.ts';
import {
  type Condition,
  type EngineCampaign,
  isSum,
  membership,
  type StepCode,
  stepsIn,
} from '../../program/index.ts';
import type { EngineEvent, Occurrence, State, Task } from '../../state/index.ts';
import { triggersFor } from '../../turn/comparisons.ts';
import { activityAtom, qualifiedAtom } from '../../turn/touched.ts';
import { textOf } from '../../values/index.ts';
import type { Cone } from './cone.ts';

/**
 * Slices with one likeness come to the same as far as the order goes: the same campaigns have influence, and the same
 * happens to the same kind of person. Of campaigns that only add to a score one is like the other, how much they add
 * aside, and whatever form or page it is that wakes them.
 */
export function likenessOf(engine: Engine, start: State, cone: Cone): string {
  const names = new Map([...cone.campaigns].map((campaign) => [campaign, nameOf(engine, cone, campaign)]));
  const { background, written } = start.person;
  return [
    background.past,
    background.statements,
    [...background.given].map(([thing, value]) => `${thing}=${value.key}`).join(),
    [...written].flatMap(([thing, value]) => (cone.atoms.has(thing) ? `${thing}=${value.key}` : [])).join(),
    start.knowledge.key,
    [...names.values()].toSorted().join(),
    [...cone.atoms].filter(isOfPerson).toSorted().join(),
    start.tasks.map((task) => taskKey(engine, cone, names, task)).join('\n'),
  ].join('\n');
}

/** Fields and memberships; of the books that the engine keeps, campaigns tell. */
function isOfPerson(atom: string): boolean {
  return !/^(?:runs|qualified)#/.test(atom);
}

// ── Campaigns ───────────────────────────────────────────────────────────────────────────────────────────

function nameOf(engine: Engine, cone: Cone, campaign: EngineCampaign): string {
  const steps = stepsIn(campaign.flow).filter((step) => cone.steps.has(step));
  const isKnownBy =
    cone.atoms.has(qualifiedAtom(campaign)) ||
    cone.atoms.has(membership('Member of Smart Campaign', campaign.name));
  const onlyAdds = steps.every((step) => campaign.flow.includes(step) && direction(step) !== undefined);
  if (
    isKnownBy ||
    !onlyAdds ||
    campaign.qualify.rule !== 'every time' ||
    isWokenWithin(engine, cone, campaign)
  )
    return `#${campaign.id} ${steps.map(({ place }) => place?.start).join()}`;
  const added = steps.map((step) => `${step.writes.map(({ thing }) => thing).join()} ${direction(step)}`);
  return `whoever passes ${conditionKey(campaign.filter)} adds ${added.join()}`;
}

/** Up or down, where a step adds a number to a score. */
function direction(step: StepCode): 'up' | 'down' | undefined {
  const value = step.writes[0]?.value;
  if (!isSum(step) || value?.kind !== 'value') return undefined;
  return Number(textOf(value.value)) < 0 ? 'down' : 'up';
}

/** Does anything that has influence start it, beside what stands at the start? */
function isWokenWithin(engine: Engine, { campaigns }: Cone, campaign: EngineCampaign): boolean {
  const influences = influencesOf(engine);
  return [...campaigns].some((other) =>
    influences
      .of(other)
      .flow.some(({ steps }) =>
        steps.some(
          ({ influence }) =>
            influence.executes === campaign ||
            [...influence.deeds, ...influence.later.flatMap(({ deeds }) => deeds)].some(({ wakes }) =>
              wakes.includes(campaign),
            ),
        ),
      ),
  );
}

const conditionKeys = new WeakMap<Condition, string>();

/** The condition without its place in the files. */
function conditionKey(condition: Condition): string {
  let key = conditionKeys.get(condition);
  if (key === undefined) {
    key = JSON.stringify(condition, (name, value: unknown) => (name === 'place' ? undefined : value));
    conditionKeys.set(condition, key);
  }
  return key;
}

// ── What happens ────────────────────────────────────────────────────────────────────────────────────────

type Names = ReadonlyMap<EngineCampaign, string>;

function taskKey(engine: Engine, cone: Cone, names: Names, task: Task): string {
  if (task.kind !== 'moment') return task.key;
  return [task.what, ...task.then].map((what) => occurrenceKey(engine, cone, names, what)).join('\n');
}

function occurrenceKey(engine: Engine, { atoms }: Cone, names: Names, what: Occurrence): string {
  const { program, remembers } = engine;
  const kept = what.changes.flatMap((change) => {
    if (!atoms.has(change.thing)) return [];
    return 'by' in change ? `${change.thing} by ${change.by}` : `${change.thing}=${change.value.key}`;
  });
  const woken = new Set(deedsOfOccurrence(engine, what).flatMap(({ wakes }) => wakes));
  if (what.batch !== undefined) woken.add(what.batch);
  const heard = [...woken].flatMap((campaign) => {
    const name = names.get(campaign);
    return name === undefined ? [] : `${name}${openIn(campaign, what.events)}`;
  });
  const lookedFor = what.events.filter(({ trigger }) => {
    const filter = program.filterOf(trigger);
    return filter !== undefined && remembers(filter) && atoms.has(activityAtom(filter));
  });
  return [
    what.after,
    what.creates,
    what.source,
    what.request?.source,
    kept.join(),
    heard.toSorted().join(),
    lookedFor
      .map(findersOf(program, engine.semantics, names.keys()))
      .filter((found) => found !== '')
      .join(),
  ].join(' ');
}

/** Events of which a listener wants to know something that nobody has said. */
function openIn(campaign: EngineCampaign, events: readonly EngineEvent[]): string {
  const open = events.filter((event) =>
    triggersFor(campaign, event).some(({ constraints }) =>
      constraints.some(({ attribute }) => {
        const value = event.attributes.get(attribute);
        return value === undefined || value.kind === 'unknown';
      }),
    ),
  );
  return open.map(({ key }) => ` by ${key}`).join('');
}
