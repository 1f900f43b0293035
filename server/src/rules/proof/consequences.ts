import {
  type EngineProgram,
  type Knowledge,
  type LogEntry,
  OWNER,
  resultIn,
  SALESFORCE_RECORD,
  type State,
  type Watched,
} from '../../engine/index.ts';
import { type Value, valueInWords } from '../../engine/index.ts';

/** Something that ends differently, in words for both ends. */
export interface Consequence {
  readonly watched: Watched;
  readonly outcomes: readonly [string, string];
}

/** Everything that ends differently, the gravest first. */
export function consequencesOf(
  program: EngineProgram,
  watched: readonly Watched[],
  ends: readonly [State, State],
  knowledge: Knowledge,
): Consequence[] {
  return watched
    .filter((one) => resultIn(ends[0], one, knowledge) !== resultIn(ends[1], one, knowledge))
    .toSorted((a, b) => gravity(program, a) - gravity(program, b))
    .map((one) => ({ watched: one, outcomes: outcomesOf(program, one, ends, knowledge) }));
}

/** A wrong stage is worse than mail or an alert with wrong data, that is worse than wrong routing, that than a stamp. */
export function gravity(program: EngineProgram, watched: Watched): number {
  switch (watched.kind) {
    case 'thing':
      if (program.lifecycles.some(({ stage }) => stage === watched.thing)) return 0;
      if (watched.thing === OWNER || watched.thing === SALESFORCE_RECORD) return 3;
      return watched.thing.startsWith('Member of ') ? 4 : 5;
    case 'effect':
      return /^Send (Alert|Email)/.test(watched.step) ? 1 : 2;
    case 'qualifies':
      return 6;
  }
}

/** Whether a campaign runs matters only if something comes of it. */
export function isFelt(ends: readonly [State, State], knowledge: Knowledge): boolean {
  const [first, second] = ends.map(({ person, log }) => {
    const values = [...person.written].flatMap(([thing, value]) =>
      thing.startsWith('Member of Smart Campaign') ? [] : `${thing}=${knowledge.resolve(value).key}`,
    );
    return [...values.toSorted(), ...[...log].map(({ key }) => key).toSorted()].join('\n');
  });
  return first !== second;
}

// ── In words ────────────────────────────────────────────────────────────────────────────────────────────

function outcomesOf(
  program: EngineProgram,
  watched: Watched,
  ends: readonly [State, State],
  knowledge: Knowledge,
): readonly [string, string] {
  switch (watched.kind) {
    case 'thing':
      return both(ends, ({ person }) =>
        inWords(knowledge.resolve(person.get(watched.thing)), program.nameOf(watched.thing)),
      );
    case 'qualifies':
      return both(ends, ({ qualified }) => (qualified.has(watched.campaign.id) ? 'yes' : 'no'));
    case 'effect': {
      const done = both(ends, ({ log }) =>
        log.entries.filter(({ step, outcome }) => outcome === 'done' && step.text === watched.step),
      );
      if (done[0].length !== done[1].length) return [times(done[0].length), times(done[1].length)];
      return carried(program, done, knowledge);
    }
  }
}

function both<A, B>([first, second]: readonly [A, A], make: (one: A) => B): readonly [B, B] {
  return [make(first), make(second)];
}

/** The values that went along and were not the same. */
function carried(
  program: EngineProgram,
  done: readonly [readonly LogEntry[], readonly LogEntry[]],
  knowledge: Knowledge,
): readonly [string, string] {
  const [firsts, seconds] = done;
  for (const [at, first] of firsts.entries()) {
    const second = seconds[at];
    for (const [thing, value] of first.inputs) {
      const other = second?.inputs.get(thing);
      const [a, b] = [knowledge.resolve(value), other && knowledge.resolve(other)];
      if (b === undefined || a.key === b.key) continue;
      const name = program.nameOf(thing);
      return both([a, b], (one) => {
        if (isFormer(one, name)) return `with ${name} as it was before`;
        return one.kind === 'unknown'
          ? `with the ${inWords(one, name)}`
          : `with ${name} ${inWords(one, name)}`;
      });
    }
  }
  return ['one way', 'another way'];
}

function inWords(value: Value, name: string): string {
  if (isFormer(value, name)) return 'the value of before';
  return value.kind === 'moment' ? 'a date' : valueInWords(value);
}

/** What the field held at first, of which nothing is known. */
function isFormer(value: Value, name: string): boolean {
  return value.kind === 'unknown' && value.plus === undefined && value.name === name;
}

export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}
