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
export function pairLines(pair: TimelinePair, width: number, paint: Paint): string[] {
  const { kind, person, common } = pair;
  const needed =
    person.length === 0
      ? personLines('It can happen to', ['anybody'], width)
      : personLines('It happens when', person, width);
  if (kind === 'one story') return [...needed, '', ...storyLines(pair, width, paint)];
  return [
    ...needed,
    '',
    ...(common.length === 0 ? [] : ['  Both orders begin like this:', ...rowLines(common, width, paint), '']),
    ...(common.length === 0
      ? []
      : sentence('From here on it depends on what comes first (> marks what decides):', width)),
    ...(width >= sideBySide ? besideEachOther(pair, width, paint) : oneBelowTheOther(pair, width, paint)),
  ];
}

function sentence(text: string, width: number): string[] {
  return wrapped(text, width - 2).map((line) => `  ${line}`);
}

/** One order, with what it came to on the way and what it comes to in the end. */
function storyLines(
  { common, orders: [before, after] }: TimelinePair,
  width: number,
  paint: Paint,
): string[] {
  const values = new Map(before.outcome.map(({ name, value }) => [name, value]));
  const outcome = after.outcome.map(({ name, value, differs }) => ({
    name,
    value: differs ? `${values.get(name) ?? 'nothing'}, then ${value}` : value,
    differs,
  }));
  const lines = outcomeLines('What comes of it', { rows: [], outcome }, width - 2);
  return [
    ...sentence('This is what happens (> marks where it goes wrong):', width),
    ...rowLines(common, width, paint),
    '',
    ...lines.map((line) => `  ${painted(line, paint)}`.trimEnd()),
  ];
}

const headings = {
  'two orders': ['In one order', 'In another order'],
  'two people': ['One person', 'Another person'],
} as const;

function headingsOf({ kind }: TimelinePair): readonly [string, string] {
  return headings[kind === 'two people' ? kind : 'two orders'];
}

/** More of what is not different would hide what is. */
const mostAlike = 6;

function alikeLines({ alike }: TimelinePair, width: number, paint: Paint): string[] {
  if (alike.length === 0) return [];
  const left = alike.length - mostAlike;
  return [
    '  Then both go on alike:',
    ...rowLines(alike.slice(0, mostAlike), width, paint),
    ...(left > 0 ? [paint('dim', `    … ${left} more ${left === 1 ? 'row' : 'rows'}, alike in both`)] : []),
    '',
  ];
}

function besideEachOther(pair: TimelinePair, width: number, paint: Paint): string[] {
  const [one, other] = pair.orders;
  const [first, second] = headingsOf(pair);
  const column = Math.floor((width - 5) / 2);
  const both = (left: readonly Line[], right: readonly Line[]) =>
    besides(left, right, column, paint).map((line) => `  ${line}`.trimEnd());
  const rule = `  ${paint('dim', `${'─'.repeat(column + 1)}┼${'─'.repeat(column + 1)}`)}`;
  return [
    ...both([heading(first)], [heading(second)]),
    rule,
    ...both(orderLines(one, column), orderLines(other, column)),
    rule,
    ...alikeLines(pair, width, paint),
    ...both(outcomeLines(endsWith, one, column), outcomeLines(endsWith, other, column)),
  ];
}

function oneBelowTheOther(pair: TimelinePair, width: number, paint: Paint): string[] {
  const [one, other] = pair.orders;
  const [first, second] = headingsOf(pair);
  const column = Math.max(20, width - 2);
  const goesOn: readonly Line[] =
    pair.alike.length === 0 ? [] : [{ text: '  then as told below', style: 'dim' }];
  const block = (title: string, order: TimelineOrder) =>
    [heading(title), ...orderLines(order, column), ...goesOn, ...outcomeLines(endsWith, order, column)].map(
      (line) => `  ${painted(line, paint)}`.trimEnd(),
    );
  const alike = alikeLines(pair, width, paint);
  return [...block(first, one), '', ...block(second, other), ...(alike.length > 0 ? ['', ...alike] : [])];
}

const endsWith = 'It ends with';

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
    return [...(again ? [] : whoLines(row, now, width)), ...stepLines(row, again, width)];
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

/** A step that decides, and is not its campaign's first, has the mark itself. */
function stepLines(row: TimelineRow, again: boolean, width: number): Line[] {
  return happenings(row, width - 4).map((line, at) => ({
    ...line,
    text: `${again && row.decides && at === 0 ? '>   ' : '    '}${line.text}`,
  }));
}

function outcomeLines(title: string, { outcome }: TimelineOrder, width: number): Line[] {
  return [
    heading(title),
    ...outcome.flatMap(({ name, value, differs }) =>
      wrapped(visible(`${name}: ${value}`), width - 4).map((line, at): Line => {
        const text = `${differs && at === 0 ? '> ' : '  '}${at === 0 ? '' : '  '}${line}`;
        return { text, style: differs ? strong : undefined };
      }),
    ),
  ];
}
