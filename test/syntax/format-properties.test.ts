import fc from 'fast-check';
import { expect, it } from 'vitest';
import { format, parse } from '../../server/src/syntax/index.ts';
import { arbitraryProgram } from './arbitrary-program.ts';
import { commentsOf, meaningOf } from './tree.ts';

const numRuns = Number(process.env['LIFECYCLE_RUNS'] ?? 300);
const timeout = 30_000 + numRuns * 20;

it(
  'finds nothing wrong with a program that follows the grammar',
  () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        expect(parse(program).problems).toEqual([]);
      }),
      { numRuns },
    );
  },
  timeout,
);

it(
  'formats without changing what a program says',
  () => {
    fc.assert(
      fc.property(arbitraryProgram, fc.constantFrom(20, 60, 100), (program, width) => {
        const formatted = format(program, { width });
        const before = parse(program);
        const after = parse(formatted);
        expect(after.problems).toEqual([]);
        expect(meaningOf(after.file)).toEqual(meaningOf(before.file));
        expect(commentsOf(after)).toEqual(commentsOf(before));
      }),
      { numRuns },
    );
  },
  timeout,
);

it(
  'formats a formatted program to itself',
  () => {
    fc.assert(
      fc.property(arbitraryProgram, fc.constantFrom(20, 60, 100), (program, width) => {
        const formatted = format(program, { width });
        expect(format(formatted, { width })).toBe(formatted);
      }),
      { numRuns },
    );
  },
  timeout,
);
