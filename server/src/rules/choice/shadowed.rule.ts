import { type BoundBranch, type BoundChoice, type BoundTest, placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { coveredBy } from '../implication/cover.ts';
import type { Fix, LocalContext, RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'choice/shadowed',
  severity: 'warning',
  method: 'bind',
  summary: 'A choice that is never taken, because earlier ones already take everyone who would pass it.',
  why: 'In a flow step only the first choice that fits counts, so the later one is dead and its people get the wrong treatment.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound, context) {
    if (!('flow' in bound)) return;
    for (const item of bound.flow) {
      if (item.kind === 'choice') yield* checkChoice(declaration, item, context);
    }
  },
};

function* checkChoice(
  declaration: Declaration,
  choice: BoundChoice,
  context: LocalContext,
): Generator<RawFinding> {
  const canonical = (field: string) => context.catalogue.field(field)?.name ?? field;
  const earlier: BoundTest[] = [];
  const branchOf = new Map<BoundTest, BoundBranch>();
  for (const branch of choice.branches) {
    if (branch.test === undefined) continue;
    const covering = coveredBy(branch.test, earlier, canonical);
    if (covering !== undefined) {
      const first = covering[0] && branchOf.get(covering[0]);
      const isSame =
        covering.length === 1 &&
        coveredBy(covering[0] ?? branch.test, [branch.test], canonical) !== undefined;
      const fix =
        first &&
        (isSame
          ? removal(declaration, choice, branch, context)
          : move(declaration, choice, branch, first, context));
      yield {
        place: placeOf(declaration, branch.test),
        message: `This choice is never taken: whoever passes ${words(branch.test, context)} is taken by ${listed(covering.map((test) => words(test, context)))} before.`,
        advice: isSame
          ? 'Change the condition, or take the choice out.'
          : 'Ask for the narrower condition first.',
        related: covering.map((test) => ({
          place: placeOf(declaration, test),
          message: 'This choice comes first',
        })),
        fixes: fix === undefined ? [] : [fix],
        unnecessary: true,
      };
    } else {
      earlier.push(branch.test);
      branchOf.set(branch.test, branch);
    }
  }
}

function words({ start, end }: BoundTest, { text }: LocalContext): string {
  const written = quoted(text.slice(start, end));
  return written.slice(1, -1);
}

/** A fix that moves more choices than this is no longer one that a person can look through. */
const longestMove = 50;

/** Condition and step move to the front; `if`, `else` and comments stay where they are. */
function move(
  declaration: Declaration,
  choice: BoundChoice,
  branch: BoundBranch,
  before: BoundBranch,
  { text }: LocalContext,
): Fix | undefined {
  const moved = choice.branches.slice(choice.branches.indexOf(before), choice.branches.indexOf(branch) + 1);
  if (moved.length > longestMove) return undefined;
  const slots = moved.map(contentOf);
  const texts = slots.map((slot) => slot && text.slice(slot.start, slot.end));
  const order = [texts.at(-1), ...texts.slice(0, -1)];
  const edits = slots.flatMap((slot, index) => {
    const content = order[index];
    return slot === undefined || content === undefined
      ? []
      : [{ place: placeOf(declaration, slot), text: content }];
  });
  if (edits.length < slots.length) return undefined;
  return { title: 'Ask this first', safe: false, edits };
}

/** From the condition to the end of the step; undefined when the step could not be read. */
function contentOf({ test, end }: BoundBranch) {
  return test && { start: test.start, end };
}

function removal(
  declaration: Declaration,
  choice: BoundChoice,
  branch: BoundBranch,
  { text }: LocalContext,
): Fix | undefined {
  const before = choice.branches[choice.branches.indexOf(branch) - 1];
  if (before === undefined || text.slice(before.end, branch.end).includes('//')) return undefined;
  const edits = [{ place: placeOf(declaration, { start: before.end, end: branch.end }), text: '' }];
  return { title: 'Take this choice out', safe: false, edits };
}
