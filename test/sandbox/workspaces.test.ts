import { expect, it } from 'vitest';
import { startSandbox, type SandboxOptions } from '../../server/src/sandbox/index.ts';
import { asset } from './campaign-kit.ts';
import { Caller, codeOf, first, idOf } from './caller.ts';
import { closing } from './closing.ts';

async function withEurope(options: SandboxOptions = {}) {
  const seed = { workspaces: ['Europe'], programs: [{ name: 'OPS' }] };
  const sandbox = closing(await startSandbox({ seed, ...options }));
  const caller = await Caller.of(sandbox);
  const zones = (await caller.get(`${asset}/folder/byName.json`, { name: 'Europe' })).result ?? [];
  return { sandbox, caller, zones };
}

const path = (record: Record<string, unknown>): unknown => record['path'];

it('has folders of its own for every workspace, and says in which an asset lies', async () => {
  const { sandbox, caller, zones } = await withEurope();
  await using _ = sandbox;
  expect(zones.map(path)).toEqual([
    '/Marketing Activities/Europe',
    '/Design Studio/Europe',
    '/Lead Database/Europe',
  ]);
  const parent = { id: Number(zones[0]?.['id']), type: 'Folder' };
  const folder = first(await caller.form(`${asset}/folders.json`, { name: 'Kit', parent }));
  expect(folder).toMatchObject({ workspace: 'Europe', accessZoneId: 2 });
  const place = { id: Number(folder['id']), type: 'Folder' };
  const program = { folder: place, name: 'EU', type: 'Default', channel: 'Operational' };
  expect(first(await caller.form(`${asset}/programs.json`, program))['workspace']).toBe('Europe');
  const inEurope = await caller.get(`${asset}/folder/byName.json`, { name: 'Kit', workSpace: 'Europe' });
  expect(inEurope.result).toHaveLength(1);
  const inDefault = await caller.get(`${asset}/folder/byName.json`, { name: 'Kit', workSpace: 'Default' });
  expect(inDefault.result).toBeUndefined();
  expect(codeOf(await caller.get(`${asset}/folders.json`, { workSpace: 'Asia' }))).toBe('611');
});

it('clones no program into another workspace', async () => {
  const { sandbox, caller, zones } = await withEurope();
  await using _ = sandbox;
  const parent = { id: Number(zones[0]?.['id']), type: 'Folder' };
  const kit = {
    id: idOf(await caller.form(`${asset}/folders.json`, { name: 'Kit', parent })),
    type: 'Folder',
  };
  const clone = await caller.form(`${asset}/program/1001/clone.json`, { name: 'EU', folder: kit });
  expect(clone.errors).toEqual([{ code: '611', message: 'Unable to clone program' }]);
});

it('shows a user the assets of their workspaces, and all people', async () => {
  const { sandbox, caller, zones } = await withEurope({
    workspaces: ['Europe'],
    seed: { workspaces: ['Europe'], campaigns: [{ name: 'Route', program: 'OPS' }], leads: [7] },
  });
  await using _ = sandbox;
  expect(zones).toHaveLength(3);
  expect((await caller.get(`${asset}/programs.json`)).result).toBeUndefined();
  expect((await caller.get(`${asset}/smartCampaign/1001.json`)).result).toBeUndefined();
  expect(codeOf(await caller.form(`${asset}/smartCampaign/1001/delete.json`))).toBe('702');
  const folders = await caller.get(`${asset}/folders.json`, { maxDepth: 1 });
  expect(folders.result?.map(path)).not.toContain('/Marketing Activities/Default');
  const parent = { id: Number(zones[0]?.['id']), type: 'Folder' };
  await caller.form(`${asset}/folders.json`, { name: 'Kit', parent });
  const content = await caller.get(`${asset}/folder/${parent.id}/content.json`, { type: 'Folder' });
  expect(content.result).toHaveLength(1);
  expect((await caller.get('/rest/v1/lead/7.json')).result).toHaveLength(1);
});
