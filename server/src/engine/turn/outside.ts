import type { Latency } from '../semantics.ts';
import { answer, type Answer } from '../state/index.ts';
import type { Turn } from './turn.ts';

type Content = Partial<Pick<Answer, 'changes' | 'fires' | 'source' | 'events' | 'requests' | 'segmentation'>>;

/** Whoever is outside will answer, some time within the latency. */
export function expectAnswer(
  turn: Turn,
  { soonest, latest }: Latency,
  from: string,
  what: string,
  { changes = [], fires = [], source = '', events = [], requests = [], segmentation }: Content,
): void {
  const due = { soonest: turn.minute + soonest, latest: turn.minute + latest };
  turn.add(answer({ from, what, changes, fires, source, events, requests, segmentation, due }));
}
