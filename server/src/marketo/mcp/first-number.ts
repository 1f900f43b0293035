import { endsEverything, failure, success, type Answer } from '../answer.ts';

/** Where something can be put in a row of its kind, and the row be read. `0` and `1` are two kinds that can be told apart. */
export interface Row {
  readonly insert: (kind: 0 | 1, index: number) => Promise<Answer<unknown>>;
  readonly read: () => Promise<Answer<readonly (0 | 1 | undefined)[]>>;
}

/**
 * Whether a row counts from 0 or from 1, found out by putting two things into it. The second is put at 1: behind the
 * first where that is 0, before it where that is 1.
 */
export async function firstNumber(row: Row, what: string): Promise<Answer<0 | 1>> {
  const atZero = await row.insert(0, 0);
  if (atZero.kind !== 'success' && endsEverything(atZero)) return atZero;
  const first = atZero.kind === 'success' ? atZero : await row.insert(0, 1);
  if (first.kind !== 'success') return first;
  const second = await row.insert(1, 1);
  if (second.kind !== 'success') return second;
  const order = await row.read();
  if (order.kind !== 'success') return order;
  const found = order.result.join(' ');
  if (found === '1 0') return success(1);
  if (found === '0 1' && atZero.kind === 'success') return success(0);
  return failure(
    'refused',
    'absent',
    'MCP',
    `The MCP server puts ${what} neither where counting from 0 nor where counting from 1 would: nothing is written through it.`,
  );
}
