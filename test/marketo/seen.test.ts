import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makePlan, scopeOf, type Plan } from '../../server/src/compiler/index.ts';
import {
  apply,
  memoryJournal,
  readSeen,
  readSnapshot,
  SeenAssets,
  writeSeen,
} from '../../server/src/marketo/index.ts';
import { campaignById, deactivateCampaign } from '../../server/src/marketo/endpoints/campaigns.ts';
import { removeStep } from '../../server/src/marketo/endpoints/flow.ts';
import { silentReporter } from '../../server/src/reporter/index.ts';
import { small } from '../compiler/plan-examples.ts';
import { deployment, expectSuccess, idleClock, type Deployment } from './deployment.ts';

/** A deployed lifecycle, made at a pace at which times can be told apart, and what is remembered of it. */
async function deployed(): Promise<{ local: Deployment; seen: SeenAssets; plan: () => Promise<Plan> }> {
  let now = Date.UTC(2026, 0, 5);
  const clock = { ...idleClock(), now: () => (now += 1000) };
  const local = await deployment({ clock: () => clock.now() }, { clock });
  const seen = new SeenAssets();
  const plan = async () =>
    makePlan(small, expectSuccess(await readSnapshot(local.connection, scopeOf(small), { seen })), 'Local');
  const made = await plan();
  const options = { journal: memoryJournal(), reporter: silentReporter, seen };
  expect(await apply(made, local.connection, options)).toMatchObject({ kind: 'applied' });
  return { local, seen, plan };
}

const readings = ({ sandbox }: Deployment, from: number): readonly string[] =>
  sandbox.calls
    .slice(from)
    .flatMap(({ path }) => (/(smartCampaign|smartList)\/\d+/.test(path) ? [path] : []));

it('does not read again what nobody has changed since it was written', async () => {
  const { local, plan } = await deployed();
  await using _ = local;
  const before = local.sandbox.calls.length;
  expect((await plan()).operations).toEqual([]);
  expect(readings(local, before)).toEqual([]);
});

it('reads what somebody has changed, and only that', async () => {
  const { local, plan } = await deployed();
  await using _ = local;
  const id = local.sandbox.campaigns().find(({ name }) => name.startsWith('210'))?.id ?? 0;
  const { http } = local.connection;
  expectSuccess(await deactivateCampaign(http, id));
  const campaign = expectSuccess(await campaignById(http, id));
  expectSuccess(await removeStep(http, id, campaign?.flow?.steps[0]?.id ?? 0));
  const before = local.sandbox.calls.length;
  expect((await plan()).operations.map(({ kind }) => kind)).toContain('write-flow');
  expect(readings(local, before).toSorted()).toEqual([
    `/rest/asset/v1/smartCampaign/${id}.json`,
    `/rest/asset/v1/smartCampaign/${id}/smartList.json`,
  ]);
});

it('reads everything where edits were never seen to move the time of the last change', async () => {
  const { local, seen } = await deployed();
  await using _ = local;
  const still = new SeenAssets(seen.entries, false);
  const before = local.sandbox.calls.length;
  expectSuccess(await readSnapshot(local.connection, scopeOf(small), { seen: still }));
  expect(readings(local, before).length).toBeGreaterThan(3);
});

it('keeps in a file what it remembers of one instance, and believes no other file', async () => {
  const { local, seen } = await deployed();
  await using _ = local;
  const folder = await mkdtemp(join(tmpdir(), 'lifecycle-seen-'));
  try {
    const path = join(folder, 'seen.json');
    expect((await readSeen(path, 'https://one')).entries).toEqual([]);
    await writeSeen(path, 'https://one', seen);
    const kept = await readSeen(path, 'https://one');
    expect(kept.timesMove).toBe(true);
    expect(JSON.stringify(kept.entries)).toBe(JSON.stringify(seen.entries));
    expect((await readSeen(path, 'https://other')).entries).toEqual([]);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"operator":"is"', '"operator":"is not"'));
    expect((await readSeen(path, 'https://one')).entries).toEqual([]);
    await writeFile(path, text.slice(0, -40));
    expect((await readSeen(path, 'https://one')).entries).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
