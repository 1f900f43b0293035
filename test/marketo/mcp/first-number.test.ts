import { expect, it } from 'vitest';
import { failure, success, type Answer } from '../../../server/src/marketo/answer.ts';
import { firstNumber, type Row } from '../../../server/src/marketo/mcp/first-number.ts';

/** A row in which `place` says where an index is; undefined: it is refused. */
function rowOf(place: (index: number, length: number) => number | undefined): Row {
  const row: (0 | 1)[] = [];
  return {
    insert: (kind, index): Promise<Answer<undefined>> => {
      const at = place(index, row.length);
      if (at === undefined || at < 0 || at > row.length)
        return Promise.resolve(failure('refused', 'other', '1003', 'There is no such place.'));
      row.splice(at, 0, kind);
      return Promise.resolve(success(undefined));
    },
    read: () => Promise.resolve(success(row)),
  };
}

it.for<[string, (index: number, length: number) => number | undefined, 0 | 1]>([
  ['from 0', (index) => index, 0],
  ['from 1', (index) => index - 1, 1],
  ['from 1, taking 0 for it', (index) => Math.max(0, index - 1), 1],
])('finds a row that counts %s', async ([, place, first]) => {
  expect(await firstNumber(rowOf(place), 'rules')).toEqual(success(first));
});

it.for<[string, (index: number, length: number) => number | undefined]>([
  ['appends whatever the index, from 1', (index, length) => (index === 0 ? undefined : length)],
  ['counts from 2', (index) => index - 2],
])('takes nothing for granted in a row that %s', async ([, place]) => {
  expect(await firstNumber(rowOf(place), 'rules')).toMatchObject({ kind: 'refused' });
});

it('reads a row in which something else stands as one that it does not understand', async () => {
  const row = {
    ...rowOf((index) => index),
    read: () => Promise.resolve(success([undefined, 0, 1] as const)),
  };
  expect(await firstNumber(row, 'rules')).toHaveProperty(
    'message',
    'The MCP server puts rules neither where counting from 0 nor where counting from 1 would: nothing is written through it.',
  );
});
