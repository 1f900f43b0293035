import { padded, widthOf } from './columns.ts';

type Emphasis = 'bold' | 'dim' | 'yellow';

export type Style = Emphasis | Emphasis[];

/** Shows a style, where that is possible. */
export type Paint = (style: Style, text: string) => string;

/** What the reader should see first. */
export const strong: Style = ['bold', 'yellow'];

/** One line before it is painted, so that its columns can still be counted. */
export interface Line {
  readonly text: string;
  readonly style: Style | undefined;
}

export const noLine: Line = { text: '', style: undefined };

export function painted({ text, style }: Line, paint: Paint): string {
  return style === undefined || text.trim() === '' ? text : paint(style, text);
}

/** Two columns with a rule between them; the first is `width` wide, and so is the second. */
export function besides(
  left: readonly Line[],
  right: readonly Line[],
  width: number,
  paint: Paint,
): string[] {
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, at) => {
    const first = left[at] ?? noLine;
    const second = right[at] ?? noLine;
    const fill = ' '.repeat(Math.max(0, width - widthOf(first.text)));
    return `${painted(first, paint)}${fill} ${paint('dim', '│')} ${painted(second, paint)}`.trimEnd();
  });
}

/** A label on the left, its lines on the right of it. */
export function labelled(label: string, lines: readonly string[], width: number): string[] {
  return lines.map((line, at) => `${padded(at === 0 ? label : '', width)}${line}`);
}
