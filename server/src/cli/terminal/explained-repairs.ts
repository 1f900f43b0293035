import { visible, wrapped } from '../../ide/index.ts';
import { type Document, type Location, type Model, positionAt } from '../../model/index.ts';
import type { Edit, Fix } from '../../rules/index.ts';
import type { Io } from '../io.ts';
import { type Paint, painter } from './colours.ts';
import { fileText } from './place.ts';
import { widthOfTerminal } from './width.ts';

/** What is proved to repair a finding, each with the lines that it changes. Nothing where there is nothing. */
export function explainedRepairs(repairs: readonly Fix<Location>[], model: Model, io: Io): string {
  const [first] = repairs;
  if (first === undefined) return '';
  const paint = painter(io.colour);
  const width = widthOfTerminal(io);
  const heading =
    repairs.length === 1
      ? 'This repairs it: the checker has run everything again with it, and found nothing new.'
      : 'Each of these repairs it: the checker has run everything again with each, and found nothing new.';
  const lines = repairs.flatMap((repair, at) => [
    '',
    ...repairLines(repair, at + 1, model, io.cwd, width, paint),
  ]);
  return `${[...wrapped(heading, width - 2).map((line) => `  ${line}`), ...lines].join('\n')}\n\n`;
}

function repairLines(
  { title, rule, edits }: Fix<Location>,
  number: number,
  model: Model,
  cwd: string,
  width: number,
  paint: Paint,
): string[] {
  const said = wrapped(visible(title), width - 5);
  return [
    ...said.map((line, at) => `  ${at === 0 ? `${number}.` : '  '} ${paint('bold', line)}`),
    ...(rule === undefined ? [] : [`     ${paint('dim', 'Page:')} lifecycle explain ${rule}`]),
    ...edits.flatMap((edit) => {
      const document = model.documents.get(edit.place.uri);
      return document === undefined ? [] : editLines(document, edit, cwd, paint);
    }),
  ];
}

/** Whole lines: those that go, then those that come. */
function editLines(document: Document, { place, text }: Edit<Location>, cwd: string, paint: Paint): string[] {
  const linesOf = (sign: string, whole: string) =>
    whole === ''
      ? []
      : whole
          .replace(/\r?\n$/, '')
          .split(/\r?\n/)
          .map((line) => `${sign} ${visible(line)}`.trimEnd());
  const { line } = positionAt(document, place.start);
  return [
    `     ${paint('dim', `${fileText(document.uri, cwd)}:${line + 1}`)}`,
    ...linesOf('-', document.text.slice(place.start, place.end)).map((gone) => `     ${paint('red', gone)}`),
    ...linesOf('+', text).map((come) => `     ${paint('green', come)}`),
  ];
}
