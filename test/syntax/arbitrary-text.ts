import fc from 'fast-check';
import { keywords } from '../../server/src/syntax/index.ts';
import { arbitraryProgram } from './arbitrary-program.ts';

/** Texts that are not, or no longer, programs. */

const signs = String.raw`{ } } { , -> " [ ] {{ }} /* */ // /// \ ; = < > . - / % ( ' “ ”`.split(' ');
const blanks = ['\n', '\n', '\r\n', '\r', ' ', ' ', ' ', '\ufeff', '\u00a0', '\u2028'];
const oddities = ['\u0000', '\ud800', '\udc00', '😀'];
const phrases = [
  '"text"',
  '[Field]',
  '{{my.T}}',
  'Fills Out Form',
  '5',
  '-5',
  '2026-12-01',
  '09:00',
  'between',
  'campaign "a" {',
  'folder "f" {',
  'flow {',
  'list "l"\n',
  '/// doc\n',
  'if [A] is "x" then',
];
const scraps = [...keywords.map(({ word }) => word), ...signs, ...blanks, ...oddities, ...phrases];

/** Words and signs of the language in no order. */
export const arbitraryScraps: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...scraps) },
      fc.string({ maxLength: 3, unit: 'binary' }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

/** An edit: what stands at a place, given as a share of the text's length, is replaced. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

export const arbitraryEdit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  text: fc.oneof(fc.constant(''), fc.constantFrom(...scraps), fc.string({ maxLength: 4 })),
});

export function edited(text: string, { at, length, text: inserted }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + length);
}

/** Programs after a few careless edits. */
export const arbitraryDamage: fc.Arbitrary<string> = fc
  .tuple(arbitraryProgram, fc.array(arbitraryEdit, { minLength: 1, maxLength: 4 }))
  .map(([program, edits]) => edits.reduce(edited, program));
