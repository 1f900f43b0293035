import { expect, it } from 'vitest';
import { compile, type DesiredState, makePlan, scopeOf } from '../../server/src/compiler/index.ts';
import { readSnapshot, wallTimeOf } from '../../server/src/marketo/index.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { deployment, expectSuccess, idleClock } from './deployment.ts';

function runAt(time: string): DesiredState {
  const workspace = createWorkspace();
  workspace.set(
    'file:///a.lifecycle',
    `program "Event" in "Marketing Activities / Operations" {
  channel "Operational"
}
campaign "Thank" {
  schedule once at ${time}
  filter { [City] is "Oslo" }
  flow { Change Data Value [Country] to "Norway" }
}
`,
  );
  return compile(workspace.model());
}

/** It is noon on 5 January, in UTC. */
async function planned(desired: DesiredState) {
  const local = await deployment();
  const { connection } = local;
  const wallTime = wallTimeOf(connection);
  expect(wallTime).toBe('2026-01-05T12:00');
  const snapshot = expectSuccess(await readSnapshot(connection, scopeOf(desired)));
  return { local, plan: makePlan(desired, snapshot, 'Local', undefined, { wallTime }) };
}

it('schedules a run that is still to come', async () => {
  const { local, plan } = await planned(runAt('2026-01-05T12:30'));
  await using _ = local;
  expect(plan.operations.map(({ kind }) => kind)).toContain('schedule-campaign');
  expect(await local.apply(plan)).toMatchObject({ kind: 'applied' });
});

it('schedules no run that would be over, because Marketo may begin it at once, and says so', async () => {
  const { local, plan } = await planned(runAt('2026-01-04T09:00'));
  await using _ = local;
  expect(plan.operations.map(({ kind }) => kind)).not.toContain('schedule-campaign');
  expect(plan.changes.flatMap(({ notes }) => notes)).toContainEqual(
    'Its run at 2026-01-04 09:00 would be over, and Marketo may begin such a run at once: it is not scheduled.',
  );
  expect(await local.apply(plan)).toMatchObject({ kind: 'applied' });
});

it('schedules nothing from a plan that was kept until the run was over', async () => {
  const clock = idleClock();
  await using local = await deployment({}, { clock });
  const plan = await local.plan(runAt('2026-01-05T12:30'));
  await clock.sleep(3_600_000);
  const result = await local.apply(plan);
  expect(result).toMatchObject({ kind: 'incomplete', isSettled: true });
  expect(result.failures).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(/^It is past 2026-01-05 12:30, and Marketo might run "Thank" at once/),
    }),
  ]);
});
