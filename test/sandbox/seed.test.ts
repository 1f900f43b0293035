import { expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/index.ts';
import { readSeed, startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, first } from './caller.ts';
import { closing } from './closing.ts';
import { named, rulesOf } from './vocabulary.ts';

it('holds what a seed names', async () => {
  const read = readSeed(
    JSON.stringify({
      forms: ['Hand-Raise: Demo'],
      assets: { 'SFDC campaign': ['Q3'] },
      folders: ['Shared'],
      programs: [{ name: 'OPS Alerts', folder: 'Shared' }],
      campaigns: [{ name: 'Route', program: 'OPS Routing', requestable: true }],
      channels: [{ name: 'Podcast', statuses: ['Listened'] }],
    }),
  );
  if ('problem' in read) throw new Error(read.problem);
  await using sandbox = closing(await startSandbox({ seed: read.seed }));
  const caller = await Caller.of(sandbox);
  const byName = (kind: string, name: string) => caller.get(`/rest/asset/v1/${kind}/byName.json`, { name });
  expect(first(await byName('program', 'OPS Alerts'))).toMatchObject({ folder: { folderName: 'Shared' } });
  expect(first(await byName('program', 'OPS Routing'))).toMatchObject({
    folder: { folderName: 'Operations' },
  });
  expect(first(await byName('smartCampaign', 'Route'))).toMatchObject({
    isActive: true,
    isRequestable: true,
  });
  expect(first(await byName('channel', 'Podcast'))).toMatchObject({ applicableProgramType: 'program' });
});

it('says where a seed is wrong', () => {
  expect(readSeed('{')).toEqual({ problem: 'The seed is not JSON.' });
  expect(readSeed('{"formz":[]}')).toEqual({ problem: expect.stringContaining('formz') });
  expect(readSeed('{"forms":[1]}')).toEqual({ problem: expect.stringContaining('forms.0') });
});

it('offers what a subscription adds to the vocabulary', async () => {
  const catalogue = createCatalogue({ selfServiceSteps: [{ name: 'Enrich Company' }] });
  await using sandbox = closing(await startSandbox({ catalogue }));
  const rules = await rulesOf(await Caller.of(sandbox));
  expect(named(rules.steps, 'Enrich Company').id).toBeGreaterThan(100_000);
});

it('gives the same ids at every start', async () => {
  await using one = closing(await startSandbox());
  await using two = closing(await startSandbox());
  expect(await rulesOf(await Caller.of(one))).toEqual(await rulesOf(await Caller.of(two)));
});

it('takes more content while it runs, and keeps what is there', async () => {
  const sandbox = closing(await startSandbox({ seed: { lists: ['Competitors'] } }));
  await using _ = sandbox;
  const caller = await Caller.of(sandbox);
  const more = {
    lists: ['Competitors', 'Partners'],
    programs: [{ name: 'Always On', type: 'Engagement', channel: 'Nurture' }],
  } as const;
  sandbox.add({ ...more, lists: [...more.lists], programs: [...more.programs] });
  sandbox.add({ lists: ['Partners'] });
  const { result } = await caller.get('/rest/asset/v1/staticLists.json');
  expect(result?.map(({ name }) => name)).toEqual(['Competitors', 'Partners']);
  expect(first(await caller.get('/rest/asset/v1/program/byName.json', { name: 'Always On' }))).toMatchObject({
    type: 'Engagement',
  });
});
