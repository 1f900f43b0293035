import type { ActivityFilterDefinition, Catalogue } from '../../catalogue/index.ts';
import type { Engine } from '../engine.ts';
import {
  ACQUISITION,
  DELETED,
  type EngineCampaign,
  type EngineProgram,
  type External,
  keptBy,
  membership,
  type Operand,
  REQUIRED_BY_SALESFORCE,
  SALESFORCE_RECORD,
  standardField,
  type StepCode,
  type Thing,
  thingsIn,
} from '../program/index.ts';
import type { Latency } from '../semantics.ts';
import { triggersFor } from '../turn/comparisons.ts';
import { activityAtom, type Atom, LOG, runsAtom } from '../turn/touched.ts';
import { event } from '../state/index.ts';
import { type Known, text } from '../values/index.ts';
import { type Deed, deed, given, type Influence, type Later, type Note } from './deed.ts';
import { changing, raising } from './events.ts';

/** Everything that a step may do when somebody reaches it. */
export function influenceOf(engine: Engine, campaign: EngineCampaign, step: StepCode): Influence {
  if (!step.allowed) return { reads: [], deeds: [], notes: [], later: [], executes: undefined, waits: false };
  const at: At = { engine, campaign, step };
  const reads = looksAt(at);
  const notes = notesOf(engine.program, step);
  const noted = notes
    .filter((note) => engine.observes(note.step))
    .map((note) =>
      deed({ reads: note.reads.filter((thing) => engine.carries(thing, note.step)), writes: [LOG] }),
    );
  const written = writing(at);
  const called = calling(at);
  const deeds = [...noted, ...remembering(at), ...removals(at), ...written, ...called];
  return {
    reads,
    deeds,
    notes,
    later: answers(at, written, called),
    executes: executed(at),
    waits: step.definition.name === 'Wait',
  };
}

interface At {
  readonly engine: Engine;
  readonly campaign: EngineCampaign;
  readonly step: StepCode;
}

/**
 * On what it depends whether and how the step is performed at all. What it writes is among that, as some steps go on
 * only if something has changed; a sync does everything in any case.
 */
function looksAt({ step }: At): readonly Atom[] {
  const read: Atom[] = [...step.reads];
  for (const { operands } of step.arguments.values())
    for (const operand of operands) read.push(...thingsIn(operand));
  for (const { previous } of step.events) if (previous !== undefined) read.push(previous.thing);
  if (step.definition.name !== SYNC) for (const { thing } of step.writes) read.push(thing);
  const asset = step.asset ?? '';
  switch (step.definition.name) {
    case 'Change Program Status':
      read.push(ACQUISITION);
      break;
    case 'Change Program Success':
      read.push(membership('Member of Program', asset));
      break;
    case 'Change Engagement Program Cadence':
      read.push(membership('Member of Engagement Program', asset));
      break;
    default:
      if (syncs(step)) read.push(...REQUIRED_BY_SALESFORCE, SALESFORCE_RECORD);
  }
  return read;
}

const SYNC = 'Sync Person to SFDC';

function syncs({ definition }: StepCode): boolean {
  return definition.name === SYNC || definition.effects.implies.includes(SYNC);
}

// ── What is written ─────────────────────────────────────────────────────────────────────────────────────

/** Steps that write other values than their arguments say. */
const ownValues: ReadonlySet<string> = new Set([
  SYNC,
  'Call Webhook',
  'Change Owner',
  'Change Program Success',
  'Convert Person',
  'Interesting Moment',
]);

/** A step whose answer comes later may do all of it at once, too. */
function writing({ engine, campaign, step }: At): readonly Deed[] {
  const { fires } = step.definition.effects;
  const certain = !ownValues.has(step.definition.name);
  const writes = writesOf(engine, step).map(({ thing, value, fires: own = fires }) =>
    changing(engine, thing, certain ? certainValue(engine, campaign, thing, value, step) : undefined, own),
  );
  // Events of the step itself may be raised only if something is another value than before.
  const written = writes.flatMap((write) => write.writes);
  const events = step.events.map(({ event: trigger, attributes, previous }) => {
    const known = new Map<string, Known>();
    for (const [name, operand] of attributes) if (operand.kind === 'value') known.set(name, operand.value);
    const raised = raising(engine, { trigger, field: undefined, attributes: known });
    return given(previous === undefined ? written : [...written, previous.thing], raised);
  });
  return [...writes, ...events, ...syncEvents(engine, step)];
}

interface Written {
  readonly thing: Thing;
  readonly value: Operand | undefined;
  readonly fires?: readonly string[];
}

function writesOf(engine: Engine, step: StepCode): readonly Written[] {
  const { program } = engine;
  const asset = step.asset ?? '';
  const unsaid = (things: readonly Thing[]): Written[] =>
    things.map((thing) => ({ thing, value: undefined }));
  switch (step.definition.name) {
    case 'Call Webhook':
      return unsaid(program.external(asset, 'webhook')?.writes ?? []);
    case 'Change Program Success':
      return [...step.writes, ...unsaid([`Member of Program[Success]:${asset}`])];
    default: {
      if (!syncs(step)) return step.writes;
      const sync = program.catalogue.stepNamed(SYNC)?.effects;
      const synced = (sync?.writes ?? []).map((written) => standardField(written.slice(1, -1)));
      return [...step.writes, ...unsaid(synced).map((write) => ({ ...write, fires: sync?.fires ?? [] }))];
    }
  }
}

function syncEvents(engine: Engine, step: StepCode): readonly Deed[] {
  if (!syncs(step)) return [];
  return [raising(engine, { trigger: 'Person is Synced to SFDC', field: undefined, attributes: new Map() })];
}

/** The value after the step, where it does not depend on anything. */
function certainValue(
  { program }: Engine,
  campaign: EngineCampaign,
  thing: Thing,
  operand: Operand | undefined,
  step: StepCode,
): Known | undefined {
  if (step.definition.name === 'Change Score' && step.arguments.get('Change')?.connective === 'by')
    return undefined;
  const said =
    operand?.kind === 'value'
      ? operand.value
      : operand?.kind === 'my token'
        ? program.token(operand.name, campaign.home)
        : undefined;
  const kept = said === undefined ? undefined : keptBy(program, thing, said);
  return kept?.kind === 'unknown' ? undefined : kept;
}

// ── What is noted ───────────────────────────────────────────────────────────────────────────────────────

function remembering({ engine, step }: At): readonly Deed[] {
  const { activityTypeId } = step.definition;
  if (activityTypeId === undefined) return [];
  const filters = untriggered(engine.program.catalogue).get(activityTypeId) ?? [];
  const marks = filters.flatMap(({ name }) => (engine.remembers(name) ? activityAtom(name) : []));
  return marks.length === 0 ? [] : [deed({ marks })];
}

type FiltersByActivity = ReadonlyMap<number | undefined, readonly ActivityFilterDefinition[]>;

const filtersIn = new WeakMap<Catalogue, FiltersByActivity>();

/** The filters that find what no trigger hears, by the type of activity. */
function untriggered(catalogue: Catalogue): FiltersByActivity {
  let filters = filtersIn.get(catalogue);
  if (filters === undefined) {
    const own = catalogue.activityFilters.filter(({ trigger }) => trigger === undefined);
    filters = Map.groupBy(own, ({ activityTypeId }) => activityTypeId);
    filtersIn.set(catalogue, filters);
  }
  return filters;
}

function notesOf(program: EngineProgram, step: StepCode): readonly Note[] {
  const primary = step.definition.parameters.find(({ position }) => position === 'primary');
  const asset =
    step.asset === undefined || primary?.references === undefined
      ? undefined
      : program.external(step.asset, primary.references);
  const isSync = step.definition.name === SYNC;
  const own = { step, reads: [...step.reads, ...(asset?.reads ?? []), ...(isSync ? program.synced : [])] };
  const sync = isSync || !syncs(step) ? undefined : program.catalogue.stepNamed(SYNC);
  if (sync === undefined) return [own];
  const implied: StepCode = {
    ...step,
    definition: sync,
    text: sync.name,
    asset: undefined,
    reads: REQUIRED_BY_SALESFORCE,
  };
  return [own, ...notesOf(program, implied)];
}

// ── Who is called, removed, answers ─────────────────────────────────────────────────────────────────────

function calling({ engine, campaign, step }: At): readonly Deed[] {
  const { starts } = step.definition.effects;
  if (starts === undefined) return [];
  const target = engine.program.campaign(step.asset ?? '', step.within, campaign.home);
  if (target === undefined) return [];
  if (target.kind === 'external') return externalDeeds(engine, target);
  return starts === 'request' ? [deed({ wakes: requestable(target) })] : [];
}

function executed({ engine, campaign, step }: At): EngineCampaign | undefined {
  if (step.definition.effects.starts !== 'execute') return undefined;
  const target = engine.program.campaign(step.asset ?? '', step.within, campaign.home);
  return target?.kind === 'executable' ? target : undefined;
}

function requestable(target: EngineCampaign): readonly EngineCampaign[] {
  return target.active && triggersFor(target, event('Campaign is Requested')).length > 0 ? [target] : [];
}

const EXTERNAL_FIRES = ['Data Value Changes', 'Score is Changed'];

export function externalDeeds(engine: Engine, { writes, requests }: External): readonly Deed[] {
  return [
    ...writes.map((thing) => changing(engine, thing, undefined, EXTERNAL_FIRES)),
    deed({ wakes: requestedBy(engine, requests) }),
  ];
}

export function requestedBy(engine: Engine, names: readonly string[]): readonly EngineCampaign[] {
  return names.flatMap((name) => {
    const target = engine.program.campaign(name, undefined, undefined);
    return target === undefined || target.kind === 'external' ? [] : requestable(target);
  });
}

function removals({ engine, campaign, step }: At): readonly Deed[] {
  if (step.definition.name === 'Delete Person') return [deed({ writes: [DELETED] })];
  if (step.definition.name !== 'Remove from Flow') return [];
  const named = step.arguments.get('Campaign')?.operands[0];
  const name = named?.kind === 'value' && named.value.kind === 'text' ? named.value.text : 'this campaign';
  const target =
    name === 'this campaign' ? campaign : engine.program.campaign(name, step.within, campaign.home);
  return target === undefined || target.kind === 'external' ? [] : [deed({ writes: [runsAtom(target)] })];
}

/** Answers of the outside that the step may lead to: what it writes and whom it calls may come of it later, too. */
function answers({ engine, step }: At, written: readonly Deed[], called: readonly Deed[]): readonly Later[] {
  const { name, effects } = step.definition;
  const { answers: windows } = engine.semantics;
  const all = (window: Latency): Later => ({ deeds: written, window });
  switch (name) {
    case 'Call Webhook': {
      const webhook = new Map([['Webhook', text(step.asset ?? '')]]);
      const raised = raising(engine, { trigger: 'Webhook is Called', field: undefined, attributes: webhook });
      return [{ deeds: [...written, raised], window: windows.webhook }];
    }
    case 'Send Email':
      return [all(windows.delivery)];
    case 'Create Task':
      return [all(windows.cycle), all(windows.assignment)];
    case 'Request Campaign':
      return [{ deeds: called, window: windows.campaign }];
    default:
      return effects.late || syncs(step) ? [all(windows.assignment)] : [];
  }
}
