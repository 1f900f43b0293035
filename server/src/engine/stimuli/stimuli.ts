import type { Coincidence } from '../../catalogue/index.ts';
import { type EngineCampaign, type EngineProgram, SALESFORCE_RECORD, stepsIn } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import {
  anyPerson,
  type Change,
  newPerson,
  occurrence,
  type Occurrence,
  startState,
  type State,
} from '../state/index.ts';
import { Knowledge, text } from '../values/index.ts';
import { type Atom, atomsOf, type Supposition } from './atoms.ts';

/** Something that may start campaigns, on a person of whom nothing is known. */
export interface Stimulus {
  readonly name: string;
  /** Does it bring the person into being? */
  readonly creates: boolean;
  readonly script: readonly Occurrence[];
  /** What it takes for it to be this stimulus and no other. */
  readonly supposed: readonly Supposition[];
  /** Why its events come at one moment; undefined: it is one event. */
  readonly coincidence: Coincidence | undefined;
}

/** Everything that may start something in these files: each event by itself, and those that come together. */
export function stimuliOf(program: EngineProgram, semantics: Semantics): Stimulus[] {
  const listening = Map.groupBy(
    program.campaigns.flatMap(({ active, triggers }) => (active ? triggers : [])),
    ({ event }) => event,
  );
  const known = new Map<string, readonly Atom[]>();
  const atoms = (trigger: string): readonly Atom[] => {
    const before = known.get(trigger);
    if (before !== undefined) return before;
    const found = atomsOf(program, listening.get(trigger) ?? [], semantics);
    known.set(trigger, found);
    return found;
  };
  const triggers = new Set(listening.keys());
  triggers.delete('Campaign is Requested');
  return [
    ...[...triggers].flatMap((trigger) => atoms(trigger).map((atom) => together([atom], undefined))),
    ...program.catalogue.coincidences.flatMap((coincidence) => coinciding(coincidence, atoms)),
    ...program.campaigns.filter(({ kind }) => kind === 'batch').map(batchRun),
    ...requestedFromOutside(program),
  ];
}

/** The state before a stimulus: somebody new, or anybody. */
export function stimulusState(program: EngineProgram, stimulus: Stimulus, minute = 0): State | undefined {
  const knowledge = stimulus.supposed.reduce<Knowledge | undefined>(
    (before, { about, test, holds }) => before?.assume(about, test, holds),
    Knowledge.none,
  );
  if (knowledge === undefined) return undefined;
  const person = stimulus.creates ? newPerson(program) : anyPerson(program);
  return startState(person, stimulus.script, { minute, knowledge });
}

/** Combinations of one coincidence at most. */
const MOST_COMBINATIONS = 100;

/** One stimulus for each choice of kinds; parts that nobody listens to are left out, and one part is no coincidence. */
function coinciding(coincidence: Coincidence, atoms: (trigger: string) => readonly Atom[]): Stimulus[] {
  let combinations: readonly (readonly Atom[])[] = [[]];
  for (const trigger of coincidence.triggers) {
    const choices = atoms(trigger);
    if (choices.length === 0) continue;
    combinations = combinations
      .flatMap((chosen) => choices.map((atom) => [...chosen, atom]))
      .slice(0, MOST_COMBINATIONS);
  }
  const byName = new Map(combinations.filter(mayCoincide).map((chosen) => [combinationKey(chosen), chosen]));
  return [...byName.values()].map((chosen) => together(chosen, coincidence));
}

/** One sync brings one value for a field; scores may change several times. */
function mayCoincide(chosen: readonly Atom[]): boolean {
  const changed = chosen.flatMap(({ trigger, field }) =>
    trigger === 'Data Value Changes' ? (field ?? []) : [],
  );
  return chosen.length > 1 && new Set(changed).size === changed.length;
}

/** At one moment there is no first and second. */
function combinationKey(chosen: readonly Atom[]): string {
  return chosen
    .map(({ name }) => name)
    .toSorted()
    .join('\n');
}

function together(atoms: readonly Atom[], coincidence: Coincidence | undefined): Stimulus {
  const faces = atoms.map((atom, at) => {
    const again = atoms.slice(0, at).filter(({ trigger }) => trigger === atom.trigger).length;
    const tag = again === 0 ? '' : ` (${again + 1})`;
    return { atom, ...atom.face(tag), supposed: atom.supposed(tag) };
  });
  const name = atoms.map((atom) => atom.name).join(' + ');
  const creates = atoms.some((atom) => atom.creates);
  // What comes along with a new person is no change: a value that changes does so when the person is there.
  const later = creates ? faces.filter(({ events }) => events.length === 0) : [];
  const atOnce = faces.filter((face) => !later.includes(face));
  return {
    name,
    creates,
    script: [
      occurrence(name, {
        creates,
        changes: [...atOnce.flatMap(({ changes }) => changes), ...(creates ? recordOf(atoms) : [])],
        events: atOnce.flatMap(({ events }) => events),
      }),
      ...later.map(({ atom, changes }) => occurrence(atom.name, { changes })),
    ],
    // Somebody new has no value that must have been another.
    supposed: faces.flatMap(({ supposed }) =>
      supposed.filter(({ test }) => !creates || test.kind !== 'same'),
    ),
    coincidence,
  };
}

/** Who comes with an owner comes from Salesforce. */
function recordOf(atoms: readonly Atom[]): Change[] {
  const owned = atoms.some(({ trigger }) => trigger === 'Owner Changes');
  return owned ? [{ thing: SALESFORCE_RECORD, value: text('Lead') }] : [];
}

function batchRun(campaign: EngineCampaign): Stimulus {
  const name = `"${campaign.name}" runs`;
  return single(name, occurrence(name, { batch: campaign }));
}

function single(name: string, what: Occurrence): Stimulus {
  return { name, creates: false, script: [what], supposed: [], coincidence: undefined };
}

/** Requestable campaigns that no flow of these files requests: somebody else does, or nobody. */
function requestedFromOutside(program: EngineProgram): Stimulus[] {
  const requested = new Set(
    program.campaigns.flatMap(({ flow }) =>
      stepsIn(flow).flatMap(({ definition, asset }) =>
        definition.effects.starts === 'request' ? (asset ?? []) : [],
      ),
    ),
  );
  return program.campaigns.flatMap((campaign) => {
    const listens =
      campaign.active && campaign.triggers.some(({ event }) => event === 'Campaign is Requested');
    if (!listens || requested.has(campaign.name)) return [];
    const name = `"${campaign.name}" is requested`;
    return [single(name, occurrence(name, { request: { campaign, source: 'Web Service API' } }))];
  });
}
