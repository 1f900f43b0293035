import { isField, OWNER, type Thing } from '../program/index.ts';
import { event } from '../state/index.ts';
import { number, text, type Value } from '../values/index.ts';
import { isHeard, raise } from './events.ts';
import { expectAnswer } from './outside.ts';
import type { Turn } from './turn.ts';

/** Who writes, and which of the events of a changed value that raises. */
export interface Writing {
  readonly source: string;
  readonly fires: readonly string[];
  /** The owner by name, where it is known. */
  readonly owner?: Value;
  /** Somebody will hear of the change, beside those who listen to values. */
  readonly heard?: boolean;
}

/**
 * Writes a value; true when it is another one than before, letter case included. The same value is no change and
 * raises nothing (facts: the same value is no change, letter case is a change).
 */
export function change(turn: Turn, thing: Thing, value: Value, writing: Writing): boolean {
  if (!turn.engine.keeps(thing)) return false;
  const before = turn.read(thing);
  const { program } = turn.engine;
  // Where nobody looks, two values that look different are different.
  const matters = writing.heard === true || program.isWatchedForChange(thing);
  const same = matters ? turn.same(before, value) : before.key === value.key;
  if (same) return false;
  turn.set(thing, value);
  turn.happened.push({
    kind: 'wrote',
    thing,
    before: turn.knowledge.resolve(before),
    after: value,
    source: writing.source,
  });
  if (isField(thing)) {
    raiseChange(turn, thing, before, value, writing);
    followSegments(turn, thing);
  }
  return true;
}

/** A change that nobody listens to is told by the value alone. */
function raiseChange(
  turn: Turn,
  thing: Thing,
  before: Value,
  after: Value,
  { source, fires, owner }: Writing,
): void {
  const { program } = turn.engine;
  const raises = (trigger: string, field?: Thing) => fires.includes(trigger) && isHeard(turn, trigger, field);
  if (raises('Score is Changed', thing) && program.field(thing).isScore) {
    const by = difference(before, after);
    const change: [string, Value][] = by === undefined ? [] : [['Change', by]];
    const attributes: [string, Value][] = [['Score Name', text(thing)], ['New Score', after], ...change];
    raise(turn, event('Score is Changed', attributes, { field: thing }));
  }
  if (raises('Data Value Changes', thing)) {
    const attributes: [string, Value][] = [
      ['Attribute', text(thing)],
      ['New Value', after],
      ['Previous Value', before],
      ['Source', text(source)],
    ];
    raise(turn, event('Data Value Changes', attributes, { field: thing }));
  }
  if (thing === OWNER && raises('Owner Changes')) {
    raise(turn, event('Owner Changes', [['New Owner', owner ?? after]]));
  }
  const segmentation = program.segmentation(thing);
  if (segmentation !== undefined && raises('Segment Changes')) {
    const attributes: [string, Value][] = [
      ['Segmentation', text(segmentation.name)],
      ['New Segment', after],
    ];
    raise(turn, event('Segment Changes', attributes));
  }
}

/** By how much a score has changed, where that is certain; an empty one counts from 0. */
function difference(before: Value, after: Value): Value | undefined {
  if (before.kind === 'empty') return after;
  if (before.kind === 'number' && after.kind === 'number') return number(after.number - before.number);
  if (after.kind !== 'unknown' || before.kind !== 'unknown' || after.name !== before.name) return undefined;
  return number((after.plus ?? 0) - (before.plus ?? 0));
}

/** Fact: segments follow. A segmentation that is already being computed is computed once. */
function followSegments(turn: Turn, thing: Thing): void {
  const { program, semantics } = turn.engine;
  for (const segmentation of program.segmentationsOn(thing)) {
    if (turn.tasks.some((task) => task.kind === 'answer' && task.segmentation === segmentation)) continue;
    const what = `computes the segment of ${program.nameOf(segmentation)}`;
    expectAnswer(turn, semantics.answers.segment, 'Marketo', what, { segmentation });
  }
}
