import type { TimelineOrder, TimelinePair, TimelineRow } from '../timeline.ts';
import { widthOf, wrapped } from './columns.ts';
import { besides, type Line, type Paint, painted, strong } from './line.ts';
import { happenings, personLines, rowLines } from './rows.ts';
import { visible } from './visible.ts';

/** Narrower than this, two columns would be all line breaks. */
const sideBySide = 100;

/**
 * Two orders of the campaigns: the person they need, how both begin, then one beside the other (or below it, where the
 * terminal is narrow) from the first step that differs, with how each of them ends.
 */
export function pairLines({ person, common, orders }: TimelinePair, width: number, paint: Paint): string[] {
  const needed = person.length === 0 ? ['anybody'] : person;
  const [one, other] = orders;
  return [
    ...personLines('It takes', needed, width),
    '',
    ...(common.length === 0 ? [] : ['  Both orders begin like this:', ...rowLines(common, width, paint), '']),
    ...(common.length === 0 ? [] : ['  From here on it depends on which campaign comes first:']),
    ...(width >= sideBySide
      ? besideEachOther(one, other, width, paint)
      : oneBelowTheOther(one, other, width, paint)),
  ];
}

function besideEachOther(one: TimelineOrder, other: TimelineOrder, width: number, paint: Paint): string[] {
  const column = Math.floor((width - 5) / 2);
  const both = (left: readonly Line[], right: readonly Line[]) =>
    besides(left, right, column, paint).map((line) => `  ${line}`.trimEnd());
  const rule = `  ${paint('dim', `${'─'.repeat(column + 1)}┼${'─'.repeat(column + 1)}`)}`;
  return [
    ...both([heading('In one order')], [heading('In another order')]),
    rule,
    ...both(orderLines(one, column), orderLines(other, column)),
    rule,
    ...both(outcomeLines(one, column), outcomeLines(other, column)),
  ];
}

function oneBelowTheOther(one: TimelineOrder, other: TimelineOrder, width: number, paint: Paint): string[] {
  const column = Math.max(20, width - 2);
  const block = (title: string, order: TimelineOrder) =>
    [heading(title), ...orderLines(order, column), ...outcomeLines(order, column)].map((line) =>
      `  ${painted(line, paint)}`.trimEnd(),
    );
  return [...block('In one order', one), '', ...block('In another order', other)];
}

function heading(text: string): Line {
  return { text, style: 'bold' };
}

/** Every row on lines of its own: who and when, then the step, then what came of it. */
function orderLines({ rows }: TimelineOrder, width: number): Line[] {
  if (rows.length === 0) return [{ text: '  nothing more happens', style: 'dim' }];
  return rows.flatMap((row, at) => {
    const before = rows[at - 1];
    const now = before?.at === row.at;
    const again = now && before.campaign === row.campaign;
    return [...(again ? [] : whoLines(row, now, width)), ...stepLines(row, width)];
  });
}

/** The time is left out where it is the same as above. */
function whoLines({ at, campaign, decides }: TimelineRow, now: boolean, width: number): Line[] {
  const lead = `${decides ? '> ' : '  '}${now ? '' : `${visible(at)}  `}`;
  return wrapped(visible(campaign), width - widthOf(lead)).map((line, index) => ({
    text: `${index === 0 ? lead : ' '.repeat(widthOf(lead))}${line}`,
    style: decides ? strong : undefined,
  }));
}

function stepLines(row: TimelineRow, width: number): Line[] {
  return happenings(row, width - 4).map((line) => ({ ...line, text: `    ${line.text}` }));
}

function outcomeLines({ outcome }: TimelineOrder, width: number): Line[] {
  return [
    heading('It ends with'),
    ...outcome.flatMap(({ name, value, differs }) =>
      wrapped(visible(`${name}: ${value}`), width - 4).map((line, at): Line => {
        const text = `${differs && at === 0 ? '> ' : '  '}${at === 0 ? '' : '  '}${line}`;
        return { text, style: differs ? strong : undefined };
      }),
    ),
  ];
}
