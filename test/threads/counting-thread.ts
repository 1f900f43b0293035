import { serve } from '../../server/src/threads/index.ts';

/** What a thread for tests may be asked to do. */
export type Errand = 'count' | 'count for ever' | 'fail' | 'die' | 'hoard' | 'tell a function';

export const countingThread = new URL(import.meta.url);

serve<Errand, unknown>('count', (errand, tell, cancelled) => {
  if (errand === 'fail') throw new TypeError('cannot count');
  if (errand === 'die') process.exit(3);
  if (errand === 'hoard') hoard();
  if (errand === 'tell a function') tell(() => 1);
  if (errand === 'count') for (const number of [1, 2, 3]) tell(number);
  if (errand !== 'count for ever') return;
  tell('begun');
  while (!cancelled());
  tell('ended early');
});

function hoard(): void {
  const kept: unknown[] = [];
  for (;;) kept.push({ number: kept.length });
}
