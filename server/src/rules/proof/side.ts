import {
  activityAtom,
  apply,
  type Condition,
  type Engine,
  type EngineCampaign,
  type EngineProgram,
  narrate,
  nothingTouched,
  type StepCode,
  type Task,
  type Thing,
  type Touched,
} from '../../engine/index.ts';
import type { Place } from '../../model/index.ts';
import type { Decision } from './decision.ts';
import type { Taken } from './trial.ts';

/** One of the two turns that decide a race: whoever has it, with what it looks at and changes. */
export interface Side {
  readonly task: Task;
  /** A campaign's name; `Salesforce`, `the person`. */
  readonly who: string;
  /** The campaign that the person is in, or that looks at them; undefined: somebody outside. */
  readonly campaign: EngineCampaign | undefined;
  /** The turn as it went before the other one, and after it. */
  readonly turns: readonly Taken[];
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

/** The two, and the things over which they meet. */
export interface Meeting {
  readonly sides: readonly [Side, Side];
  readonly things: readonly Thing[];
}

export function meetingIn(engine: Engine, { courses, at }: Decision): Meeting | undefined {
  const [first, second] = courses.map(({ turns }) => turns.slice(at));
  const [one, other] = [first?.[0], second?.[0]];
  if (one === undefined || other === undefined) return undefined;
  const again = (turns: readonly Taken[] | undefined, { task }: Taken) =>
    turns?.slice(1).find((taken) => taken.task.key === task.key) ?? [];
  const [a, b] = [
    sideOf(engine, [one].concat(again(second, one))),
    sideOf(engine, [other].concat(again(first, other))),
  ];
  const sides = [writingFor(a, b), writingFor(b, a)] as const;
  const [{ writes, reads }, late] = sides;
  const things = [...writes].filter((atom) => late.reads.has(atom) || late.writes.has(atom));
  const others = [...late.writes].filter((atom) => reads.has(atom) && !things.includes(atom));
  return {
    sides,
    things: [...things, ...others].toSorted((x, y) => Number(isPlain(y)) - Number(isPlain(x))),
  };
}

type Marking = Omit<Side, 'writes'> & Touched;

function sideOf(engine: Engine, turns: readonly [Taken, ...Taken[]] | Taken[]): Marking {
  const touched = nothingTouched();
  // The generator does its work when it is asked.
  for (const { before, task, next } of turns) apply(engine, before, task, next.answers, touched).next();
  const [{ task, next } = never()] = turns;
  const campaign =
    task.kind === 'run' ? task.frames[0]?.campaign : task.kind === 'wake' ? task.campaign : undefined;
  return { task, who: narrate(engine, task, next, 0).who, campaign, turns, ...touched };
}

/** Marks get along with each other; for whoever looks for them they are written like everything else. */
function writingFor({ marks, writes, ...side }: Marking, { reads }: Marking): Side {
  return { ...side, writes: new Set([...writes, ...[...marks].filter((mark) => reads.has(mark))]) };
}

function never(): Taken {
  throw new Error('A side has at least one turn.');
}

/** Fields and memberships are what people know; the rest is how the engine keeps its books. */
function isPlain(atom: string): boolean {
  return !atom.includes('#') && !atom.startsWith('Member of Smart Campaign');
}

// ── Where it stands ─────────────────────────────────────────────────────────────────────────────────────

/** The steps that a side took, whichever way round. */
export function stepsOf({ turns }: Side): StepCode[] {
  return turns.flatMap(({ next }) =>
    next.happened.flatMap((happening) => (happening.kind === 'step' ? happening.step : [])),
  );
}

/** The step that writes a thing, with the campaign whose step it is. */
export function writingOf(
  { turns }: Side,
  thing: Thing,
): { readonly campaign: EngineCampaign; readonly step: StepCode } | undefined {
  for (const { next } of turns) {
    let current: { readonly campaign: EngineCampaign; readonly step: StepCode } | undefined;
    for (const happening of next.happened) {
      if (happening.kind === 'step') current = happening;
      else if (happening.kind === 'wrote' && happening.thing === thing && current !== undefined)
        return current;
    }
  }
  return undefined;
}

/** Where the side writes or looks at one of the things, as near as can be told. */
export function placeOf(program: EngineProgram, side: Side, things: readonly Thing[]): Place | undefined {
  for (const thing of things) {
    const written = writingOf(side, thing)?.step.place;
    if (written !== undefined) return written;
  }
  const { task } = side;
  if (task.kind === 'wake') {
    const trigger = task.campaign.triggers.find(({ event }) => event === task.event.trigger);
    return placeOfTest(program, task.campaign.filter, things) ?? trigger?.place ?? task.campaign.place;
  }
  if (task.kind !== 'run') return undefined;
  const { campaign, next } = task.frames.at(-1) ?? {};
  const item = campaign?.flow[next ?? 0];
  if (item?.kind !== 'choice') return item?.place ?? campaign?.place;
  const tested = item.branches.flatMap(({ when }) => placeOfTest(program, when, things) ?? []);
  return tested[0] ?? item.place;
}

/** The test that looks at one of the things; a smart list counts by its name, and each is looked into once. */
function placeOfTest(
  program: EngineProgram,
  condition: Condition,
  things: readonly Thing[],
): Place | undefined {
  const seen = new Set<Condition>();
  const firstOf = (items: readonly Condition[]): Place | undefined => {
    for (const item of items) {
      const place = placeIn(item);
      if (place !== undefined) return place;
    }
    return undefined;
  };
  const placeIn = (test: Condition): Place | undefined => {
    switch (test.kind) {
      case 'all':
      case 'any':
        return firstOf(test.items);
      case 'not':
        return placeIn(test.item);
      case 'field':
        return things.includes(test.thing) ? test.place : undefined;
      case 'statement':
        return test.reads.some((thing) => things.includes(thing)) ? test.place : undefined;
      case 'smart list': {
        const list = program.smartList(test.name, test.within);
        if (list === undefined || list.kind === 'external' || seen.has(list)) return undefined;
        seen.add(list);
        return placeIn(list) === undefined ? undefined : test.place;
      }
      case 'activity':
        return things.includes(activityAtom(test.filter)) ? test.place : undefined;
    }
  };
  return placeIn(condition);
}
