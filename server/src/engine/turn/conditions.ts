import type {
  ActivityCondition,
  Condition,
  SmartListCondition,
  StatementCondition,
  Thing,
} from '../program/index.ts';
import { valueInWords } from '../values/index.ts';
import { compare, eventPasses, type Manner } from './comparisons.ts';
import type { Turn } from './turn.ts';

/** Does the person fit? Only what nothing tells is supposed: a filter that fails anyway needs no assumption. */
export function holds(turn: Turn, condition: Condition): boolean {
  return evaluate(new Look(turn, 'peek'), condition) ?? evaluate(new Look(turn, 'ask'), condition) ?? false;
}

/** One look at a condition. Each smart list is looked at once, by whichever way it is reached. */
class Look {
  readonly turn: Turn;
  readonly manner: Manner;
  #lists: Map<Condition, boolean | undefined> | undefined;
  #open: Set<Condition> | undefined;

  constructor(turn: Turn, manner: Manner) {
    this.turn = turn;
    this.manner = manner;
  }

  /** Smart lists that have been looked at. Few conditions have any. */
  get lists(): Map<Condition, boolean | undefined> {
    return (this.#lists ??= new Map());
  }

  /** Those that are being looked at. */
  get open(): Set<Condition> {
    return (this.#open ??= new Set());
  }
}

function evaluate(look: Look, condition: Condition): boolean | undefined {
  const { turn, manner } = look;
  switch (condition.kind) {
    case 'all':
      return combine(look, condition.items, false);
    case 'any':
      // A group that says nothing keeps nobody out.
      return condition.items.length === 0 || combine(look, condition.items, true);
    case 'not': {
      const inner = evaluate(look, condition.item);
      return inner === undefined ? undefined : !inner;
    }
    case 'field':
      return compare(turn, manner, turn.read(condition.thing), condition.comparison, condition.thing);
    case 'smart list':
      return evaluateList(look, condition);
    case 'activity':
      return evaluateActivity(turn, manner, condition);
    case 'statement':
      return evaluateStatement(turn, manner, condition);
  }
}

/** `all` is settled by one that fails, `any` by one that holds. */
function combine(look: Look, items: readonly Condition[], settles: boolean): boolean | undefined {
  let open = false;
  for (const item of items) {
    const value = evaluate(look, item);
    if (value === settles) return settles;
    if (value === undefined) open = true;
  }
  return open ? undefined : !settles;
}

/** Nested deeper than anybody would. */
const DEEPEST_LIST = 500;

function evaluateList(look: Look, { name, within, place }: SmartListCondition): boolean | undefined {
  const { turn, manner, lists, open } = look;
  const found = turn.engine.program.smartList(name, within);
  const isWritten = found !== undefined && found.kind !== 'external';
  if (isWritten && lists.has(found)) return lists.get(found);
  if (isWritten && !open.has(found) && open.size < DEEPEST_LIST) {
    open.add(found);
    const value = evaluate(look, found);
    open.delete(found);
    lists.set(found, value);
    return value;
  }
  // Within itself, by whatever detour, a list is taken for a statement about the person.
  if (open.size >= DEEPEST_LIST) turn.cut = true;
  const words = `Member of Smart List "${name}"`;
  const reads = found?.kind === 'external' ? found.reads : [];
  return evaluateStatement(turn, manner, { kind: 'statement', words, reads, place });
}

/** The same statement holds for the same person; about one who has changed in what it reads it is another statement. */
function evaluateStatement(
  turn: Turn,
  manner: Manner,
  { words, reads }: StatementCondition,
): boolean | undefined {
  const changed = reads.filter((thing) => turn.wasWritten(thing));
  const said =
    changed.length === 0 ? words : `${words} with ${changed.map((thing) => inWords(turn, thing)).join(', ')}`;
  return manner === 'ask' ? turn.askWhether(said) : turn.peekWhether(said);
}

function inWords(turn: Turn, thing: Thing): string {
  return `${turn.engine.program.nameOf(thing)} ${valueInWords(turn.read(thing))}`;
}

/** Looks at what has happened since the beginning, then at a past that may be anything. */
function evaluateActivity(turn: Turn, manner: Manner, condition: ActivityCondition): boolean | undefined {
  let found = 0;
  let open = false;
  for (const { event, minute } of turn.activitiesFor(condition.filter)) {
    const passes = eventPasses(turn, manner, event, condition.comparisons, minute);
    if (passes === true) found += 1;
    if (passes === undefined) open = true;
    if (found >= condition.times) return true;
  }
  const before = `${condition.words} before`;
  const told = turn.person.background.past === 'none' ? (turn.knows(before) ?? false) : undefined;
  const earlier = told ?? (manner === 'ask' ? turn.askWhether(before) : turn.peekWhether(before));
  return earlier === false && open ? undefined : earlier;
}
