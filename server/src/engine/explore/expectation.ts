import type { Engine } from '../engine.ts';
import type { Futures } from '../influence/index.ts';
import type { EngineCampaign } from '../program/index.ts';
import type { State, Task } from '../state/index.ts';
import type { Atom } from '../turn/touched.ts';
import type { TurnAhead } from './persistent.ts';

/**
 * Did a turn touch, and start, only what its task was expected to, and look only at what is kept? What is left out of
 * an exploration rests on such expectations, so each turn that is taken is checked against them.
 */
export function isAsExpected(engine: Engine, futures: Futures, state: State, turn: TurnAhead): boolean {
  const { task, nexts, touched } = turn;
  const { reads, writes, marks, campaigns } = futures.of(task);
  return (
    within(touched.reads, (atom) => reads.has(atom) && engine.keeps(atom)) &&
    within(touched.writes, (atom) => writes.has(atom)) &&
    within(touched.marks, (atom) => marks.has(atom)) &&
    nexts.every((next) =>
      startedIn(state, next.state).every((campaign) => campaigns.has(campaign) || isIn(campaign, task)),
    )
  );
}

function within(atoms: ReadonlySet<Atom>, isExpected: (atom: Atom) => boolean): boolean {
  for (const atom of atoms) if (!isExpected(atom)) return false;
  return true;
}

function startedIn(before: State, after: State): EngineCampaign[] {
  return after.tasks.flatMap((task) => {
    if (before.tasks.includes(task)) return [];
    if (task.kind === 'wake') return [task.campaign];
    return task.kind === 'run' ? task.frames.map(({ campaign }) => campaign) : [];
  });
}

function isIn(campaign: EngineCampaign, task: Task): boolean {
  return task.kind === 'run' && task.frames.some((frame) => frame.campaign === campaign);
}
