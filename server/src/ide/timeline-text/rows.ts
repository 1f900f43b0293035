import type { Timeline, TimelineRow } from '../timeline.ts';
import { padded, widthOf, wrapped } from './columns.ts';
import { labelled, type Line, noLine, type Paint, painted, strong } from './line.ts';
import { visible } from './visible.ts';

/** More rows than anybody reads: the middle is left out. */
const mostRows = 200;

/**
 * A timeline in three columns: when, which campaign, what it does and what comes of it. A `>` stands before the rows
 * that decide. What is the same as in the row above is left out.
 */
export function timelineLines({ person, rows }: Timeline, width: number, paint: Paint): string[] {
  return [...personLines('The person', person, width), '', ...rowLines(rows, width, paint)];
}

export function personLines(label: string, person: readonly string[], width: number): string[] {
  const head = `  ${label}  `;
  const conditions = person.length === 0 ? ['nothing is said about them'] : person;
  const lines = conditions.flatMap((condition) => wrapped(visible(condition), width - head.length));
  return labelled(head, lines, head.length);
}

export function rowLines(rows: readonly TimelineRow[], width: number, paint: Paint): string[] {
  const leftOut = Math.max(0, rows.length - mostRows);
  const shown = leftOut === 0 ? rows : [...rows.slice(0, mostRows / 2), ...rows.slice(-mostRows / 2)];
  const cells = shown.map((row) => ({ ...row, at: visible(row.at), campaign: indented(row) }));
  const first = Math.max(4, ...cells.map(({ at }) => widthOf(at)));
  const second = Math.min(
    Math.max(8, ...cells.map(({ campaign }) => widthOf(campaign))),
    Math.floor(width * 0.4),
  );
  const third = Math.max(20, width - first - second - 8);
  const lines = [paint('dim', `    ${padded('when', first)}  ${padded('campaign', second)}  what happens`)];
  for (const [at, row] of cells.entries()) {
    const gap = leftOut > 0 && at === mostRows / 2;
    if (gap) lines.push(paint('dim', `    … ${leftOut} more rows; --format json has them all`));
    const before = gap ? undefined : cells[at - 1];
    const again = before?.campaign === row.campaign && before.at === row.at && !row.decides;
    const campaign = again ? [''] : wrappedIndented(row.campaign, second);
    const when = before?.at === row.at ? '' : row.at;
    const happened = happenings(row, third);
    for (let line = 0; line < Math.max(campaign.length, happened.length); line += 1) {
      const mark = row.decides && line === 0 ? paint('yellow', '>') : ' ';
      const left = `  ${mark} ${padded(line === 0 ? when : '', first)}  ${padded(campaign[line] ?? '', second)}  `;
      lines.push(`${left}${painted(happened[line] ?? noLine, paint)}`.trimEnd());
    }
  }
  return lines;
}

/** What a row says in its last column: the step, then what came of it, further in. */
export function happenings({ step, effects, decides, note }: TimelineRow, width: number): Line[] {
  const inner = (text: string) => wrapped(visible(text), width - 2).map((line) => `  ${line}`);
  const lines = (texts: readonly string[], style: Line['style']) =>
    texts.map((text): Line => ({ text, style }));
  return [
    ...lines(wrapped(visible(step), width), decides ? strong : undefined),
    ...lines(effects.flatMap(inner), decides ? 'yellow' : 'dim'),
    ...lines(note === undefined ? [] : inner(`← ${note}`), strong),
  ];
}

/** Executed campaigns stand further in than those that execute them. */
function indented({ depth, campaign }: TimelineRow): string {
  return `${'  '.repeat(Math.min(depth, 5))}${visible(campaign)}`;
}

function wrappedIndented(text: string, width: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return wrapped(text.trimStart(), width - indent.length).map((line) => indent + line);
}
