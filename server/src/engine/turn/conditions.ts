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
  return evaluate(turn, 'peek', condition, 0) ?? evaluate(turn, 'ask', condition, 0) ?? false;
}

/** Smart lists that name each other for ever are taken for a statement about the person. */
const DEEPEST_LIST = 20;

function evaluate(turn: Turn, manner: Manner, condition: Condition, depth: number): boolean | undefined {
  switch (condition.kind) {
    case 'all':
      return combine(turn, manner, condition.items, depth, false);
    case 'any':
      // A group that says nothing keeps nobody out.
      return condition.items.length === 0 || combine(turn, manner, condition.items, depth, true);
    case 'not': {
      const inner = evaluate(turn, manner, condition.item, depth);
      return inner === undefined ? undefined : !inner;
    }
    case 'field':
      return compare(turn, manner, turn.read(condition.thing), condition.comparison, condition.thing);
    case 'smart list':
      return evaluateList(turn, manner, condition, depth);
    case 'activity':
      return evaluateActivity(turn, manner, condition);
    case 'statement':
      return evaluateStatement(turn, manner, condition);
  }
}

/** `all` is settled by one that fails, `any` by one that holds. */
function combine(
  turn: Turn,
  manner: Manner,
  items: readonly Condition[],
  depth: number,
  settles: boolean,
): boolean | undefined {
  let open = false;
  for (const item of items) {
    const value = evaluate(turn, manner, item, depth);
    if (value === settles) return settles;
    if (value === undefined) open = true;
  }
  return open ? undefined : !settles;
}

function evaluateList(
  turn: Turn,
  manner: Manner,
  condition: SmartListCondition,
  depth: number,
): boolean | undefined {
  const { name, within, place } = condition;
  const found = depth > DEEPEST_LIST ? undefined : turn.engine.program.smartList(name, within);
  if (found !== undefined && found.kind !== 'external') return evaluate(turn, manner, found, depth + 1);
  const words = `Member of Smart List "${name}"`;
  return evaluateStatement(turn, manner, { kind: 'statement', words, reads: found?.reads ?? [], place });
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
