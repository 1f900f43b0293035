import { leavesMarketo } from '../engine.ts';
import {
  type EngineCampaign,
  type EngineProgram,
  OWNER,
  SALESFORCE_RECORD,
  stepsIn,
  type Thing,
} from '../program/index.ts';
import type { LogEntry, State } from '../state/index.ts';
import type { Knowledge, Value } from '../values/index.ts';

/** What people care about when everything has come to rest. */
export type Watched =
  /** A field, a membership, the owner. */
  | { readonly kind: 'thing'; readonly thing: Thing; readonly name: string }
  /** How often a step was done, and with what: emails, alerts, syncs. `carried`: of what it takes along, only these count. */
  | {
      readonly kind: 'effect';
      readonly step: string;
      readonly name: string;
      readonly carried?: readonly Thing[];
    }
  /** Whether a campaign takes the person at all. */
  | { readonly kind: 'qualifies'; readonly campaign: EngineCampaign; readonly name: string };

/** Stages, stamps, owner, CRM record, memberships, what leaves Marketo, and who qualifies: as far as campaigns touch it. */
export function watchedIn(program: EngineProgram): Watched[] {
  const stages = program.lifecycles.flatMap(({ stage, stages }) => [
    stage,
    ...stages.flatMap(({ stamps }) => stamps.map(({ thing }) => thing)),
  ]);
  const memberships = [...program.written].filter((thing) => thing.startsWith('Member of '));
  const steps = program.campaigns.flatMap(({ flow }) =>
    stepsIn(flow)
      .filter(leavesMarketo)
      .map(({ text }) => text),
  );
  return [
    ...[...new Set([...stages, OWNER, SALESFORCE_RECORD, ...memberships])].map((thing) =>
      watchedThing(program, thing),
    ),
    ...[...new Set(steps)].map((step): Watched => ({ kind: 'effect', step, name: step })),
    ...program.campaigns.map((campaign): Watched => ({
      kind: 'qualifies',
      campaign,
      name: `"${campaign.name}" runs`,
    })),
  ];
}

export function watchedThing(program: EngineProgram, thing: Thing): Watched {
  return { kind: 'thing', thing, name: program.nameOf(thing) };
}

/** What became of it, as a key: equal keys mean that nobody can tell the difference. */
export function resultIn(state: State, watched: Watched, knowledge: Knowledge = state.knowledge): string {
  switch (watched.kind) {
    case 'thing':
      return timeless(knowledge.resolve(state.person.get(watched.thing)));
    case 'effect':
      return doneIn(state, watched.step)
        .map(({ inputs }) => {
          const carried = [...inputs].flatMap(([thing, value]) =>
            watched.carried?.includes(thing) !== false
              ? `${thing}=${timeless(knowledge.resolve(value))}`
              : [],
          );
          return `{${carried.sort().join(',')}}`;
        })
        .sort()
        .join('');
    case 'qualifies':
      return String(state.qualified.has(watched.campaign.id));
  }
}

/** The times that a step was done, in their order. */
export function doneIn({ log }: State, text: string): readonly LogEntry[] {
  return log.entries.filter(({ step, outcome }) => step.text === text && outcome === 'done');
}

/** A stamp is a stamp: the minute depends on how long the outside takes, not on who was first. */
function timeless(value: Value): string {
  return value.kind === 'moment' ? 'a moment' : value.key;
}
