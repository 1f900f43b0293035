import {
  type ChoiceCode,
  type Engine,
  type EngineCampaign,
  type Happening,
  narrate,
  type Next,
  isOfOwner,
  OWNER,
  replay,
  type Schedule,
  type State,
  type Task,
  type Thing,
  type Value,
  valueInWords,
  valueNow,
} from '../engine/index.ts';
import type { Model, Place } from '../model/index.ts';
import { type Subject, thingsTested } from './subject.ts';
import { sinceStart, type TimelineRow } from './timeline.ts';

/** What is run, and what the reader wants to know of it. */
export interface Story {
  readonly model: Model;
  readonly engine: Engine;
  readonly start: State;
  readonly schedule: Schedule;
  readonly subject: Subject;
}

/** One step of a flow, or one turn of anybody else. */
interface Piece {
  readonly task: Task;
  readonly next: Next;
  readonly before: State;
  readonly happened: readonly Happening[];
  /** The campaign whose step it is; undefined: whoever has the turn. */
  readonly campaign: EngineCampaign | undefined;
  readonly depth: number;
}

/** Runs a schedule again and tells it; the steps of executed campaigns have rows of their own. */
export function rowsOf(story: Story): TimelineRow[] {
  const pieces: Piece[] = [];
  replay(story.engine, story.start, story.schedule, (task, next, before) => {
    pieces.push(...piecesOf(task, next, before));
  });
  const lastWrites = lastWritesIn(pieces, story.subject);
  return pieces.flatMap((piece) => (isIdle(piece) ? [] : [rowOf(story, piece, lastWrites)]));
}

function piecesOf(task: Task, next: Next, before: State): Piece[] {
  const pieces: { happened: Happening[]; campaign: EngineCampaign | undefined; depth: number }[] = [];
  const executing: EngineCampaign[] = task.kind === 'run' ? task.frames.map(({ campaign }) => campaign) : [];
  let happened: Happening[] = [];
  for (const happening of next.happened) {
    if (happening.kind === 'step' || happening.kind === 'no choice') {
      const { campaign } = happening;
      while (executing.includes(campaign) && executing.at(-1) !== campaign) executing.pop();
      // What had to be supposed for a choice comes before the step that is chosen.
      const supposed = pieces.length === 0 ? happened : takeSupposed(happened);
      happened = [...supposed, happening];
      pieces.push({ happened, campaign, depth: Math.max(0, executing.length - 1) });
    } else {
      happened.push(happening);
      if (happening.kind === 'executed' && happening.verdict === 'enters') executing.push(happening.campaign);
    }
  }
  if (pieces.length === 0) pieces.push({ happened, campaign: undefined, depth: 0 });
  return pieces.map((piece) => ({ ...piece, task, next, before }));
}

function takeSupposed(happened: Happening[]): Happening[] {
  const last = happened.findLastIndex(({ kind }) => kind !== 'assumed');
  return happened.splice(last + 1);
}

/** Who heard something that was not meant for them. */
function isIdle({ happened }: Piece): boolean {
  return happened.every((happening) => happening.kind === 'woken' && happening.verdict === 'another event');
}

function rowOf(
  { engine, model, start, subject }: Story,
  piece: Piece,
  lastWrites: ReadonlyMap<Happening, string>,
): TimelineRow {
  const { task, next, happened, campaign, depth } = piece;
  const told = narrate(engine, task, { ...next, happened: worthTelling(happened) }, start.minute);
  const choice = happened.find((happening) => happening.kind === 'no choice')?.choice;
  const step = choice === undefined ? told.what : choiceInWords(model, choice);
  const place = choice?.place ?? told.place;
  const note = happened.flatMap((happening) => lastWrites.get(happening) ?? []).join(', ');
  return {
    at: sinceStart(told.at),
    campaign: campaign?.name ?? told.who,
    depth,
    step,
    effects: [
      ...told.effects.filter((effect) => !step.includes(effect)),
      ...keptOut(engine, piece),
      ...(choice === undefined ? [] : ['does nothing']),
    ],
    decides: happened.some((happening) => subject.decides(happening)),
    note: note === '' ? undefined : note,
    location: place && model.locate(place),
  };
}

/** An owner comes with name and phone number: the address tells enough. Who is refused is told why, not that. */
function worthTelling(happened: readonly Happening[]): Happening[] {
  const assigned = happened.some((happening) => happening.kind === 'wrote' && happening.thing === OWNER);
  const refused = happened.some(({ kind }) => kind === 'refused');
  return happened.filter((happening) => {
    if (happening.kind === 'logged') return !refused;
    const isDetail = happening.kind === 'wrote' && happening.thing !== OWNER && isOfOwner(happening.thing);
    return !assigned || !isDetail;
  });
}

/** Filters that look at more are not explained by values. */
const MOST_VALUES = 3;

/** Whom filters keep out: the values that they looked at. */
function keptOut({ program }: Engine, { happened, next, before }: Piece): string[] {
  return happened.flatMap((happening) => {
    const looked = happening.kind === 'woken' || happening.kind === 'executed';
    if (!looked || happening.verdict !== 'filters') return [];
    const earlier = next.happened.slice(0, next.happened.indexOf(happening));
    const values = [...thingsTested(program, happening.campaign.filter)].flatMap((thing) => {
      const value = valueAfter(before, earlier, thing);
      // Of a value that nobody knows, it has been told what was supposed.
      return value.kind === 'unknown' ? [] : [`${program.nameOf(thing)} is ${valueInWords(value)}`];
    });
    return values.slice(0, MOST_VALUES);
  });
}

function valueAfter(before: State, earlier: readonly Happening[], thing: Thing): Value {
  const wrote = earlier.findLast((happening) => happening.kind === 'wrote' && happening.thing === thing);
  return wrote?.kind === 'wrote' ? wrote.after : valueNow(before, thing);
}

/** The beginning of a choice as it stands in the file. */
function choiceInWords(model: Model, { place }: ChoiceCode): string {
  const [question = ''] = textAt(model, place).split(/\s+then\b/, 1);
  return question === '' ? 'a choice' : `${question} …`;
}

/** What stands at a place, in one line; empty when it is gone. */
export function textAt(model: Model, place: Place | undefined): string {
  const location = place && model.locate(place);
  const text = location && model.documents.get(location.uri)?.text.slice(location.start, location.end);
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** Where several steps write the same thing, the last of them has the say. */
function lastWritesIn(pieces: readonly Piece[], { things, nameOf }: Subject): ReadonlyMap<Happening, string> {
  const writes = pieces
    .flatMap(({ happened }) => happened)
    .filter((happening) => happening.kind === 'wrote' && things.has(happening.thing));
  const byThing = Map.groupBy(writes, (happening) => (happening.kind === 'wrote' ? happening.thing : ''));
  const last = new Map<Happening, string>();
  for (const [thing, [first, ...others]] of byThing) {
    const latest = others.at(-1);
    if (first !== undefined && latest !== undefined) last.set(latest, `the last to write ${nameOf(thing)}`);
  }
  return last;
}
