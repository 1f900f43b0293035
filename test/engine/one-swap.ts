import { type Difference, type Engine, enabled, replay, type State } from '../../server/src/engine/index.ts';

/**
 * Do the two schedules part in two turns that come in either order, one right after the other? One may keep the other
 * from coming at all: then it is gone at once, though its like may come again later. And it may have set others to work before the clock moves on, to a turn that comes later: then
 * that one comes as soon as it can be had.
 */
export function isOneSwap(
  engine: Engine,
  start: State,
  { schedules: [one, other] }: Pick<Difference, 'schedules'>,
): boolean {
  const parts = one.findIndex(({ key }, at) => key !== other[at]?.key);
  if (parts === -1) return false;
  return (
    isFollowedBy(engine, start, one, parts, other[parts]?.key) &&
    isFollowedBy(engine, start, other, parts, one[parts]?.key)
  );
}

function isFollowedBy(
  engine: Engine,
  start: State,
  schedule: Difference['schedules'][0],
  parts: number,
  next: string | undefined,
): boolean {
  const at = schedule.findIndex(({ key }, turn) => turn > parts && key === next);
  if (next === undefined || at === -1 || at === parts + 1) return true;
  const between: State[] = [];
  replay(engine, start, schedule.slice(0, at), (_task, _next, before) => between.push(before));
  const [first, ...others] = between.slice(parts + 1);
  if (first === undefined || !first.tasks.some(({ key }) => key === next)) return true;
  return [first, ...others].every((state) => isPendingOnly(engine, state, next));
}

/** Is it there, and cannot be had now? */
function isPendingOnly(engine: Engine, state: State, next: string): boolean {
  return (
    state.tasks.some(({ key }) => key === next) && !enabled(engine, state).some(({ key }) => key === next)
  );
}
