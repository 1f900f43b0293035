import { expect, it } from 'vitest';
import { startSandbox, type Readings, type SandboxOptions } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, first, type Envelope } from './caller.ts';
import { asset, withCampaigns } from './campaign-kit.ts';
import { closing } from './closing.ts';

const operations = { id: 1001, type: 'Folder' };
const folder = (name: string) => ({ name, parent: operations });

async function reading(readings: Partial<Readings>, options: SandboxOptions = {}) {
  const sandbox = closing(await startSandbox({ ...options, readings }));
  return { sandbox, caller: await Caller.of(sandbox) };
}

it('refuses a page that is too long, or makes it shorter', async () => {
  for (const [overlongPage, code] of [
    ['refuse', '1003'],
    ['clamp', undefined],
  ] as const) {
    const { sandbox, caller } = await reading({ overlongPage });
    await using _ = sandbox;
    expect(codeOf(await caller.get(`${asset}/channels.json`, { maxReturn: 201 }))).toBe(code);
    const fields = '/rest/v1/leads/schema/fields.json';
    expect(codeOf(await caller.get(fields, { batchSize: 301 }))).toBe(code);
  }
});

it('says in three ways that there is nothing', async () => {
  const missed = async (miss: Readings['miss']) => {
    const { sandbox, caller } = await reading({ miss });
    await using _ = sandbox;
    const paths = ['program/1.json', 'staticList/1.json', 'folder/byName.json?name=X', 'programs.json'];
    return await Promise.all(paths.map(async (path) => codeOf(await caller.get(`${asset}/${path}`))));
  };
  expect(await missed('mixed')).toEqual([undefined, '702', undefined, undefined]);
  expect(await missed('warning')).toEqual([undefined, undefined, undefined, undefined]);
  expect(await missed('error')).toEqual(['702', '702', '702', undefined]);
});

it('lets what is in use be deleted; who named it then names nothing', async () => {
  for (const [deleteInUse, code] of [
    ['refuse', '709'],
    ['allow', undefined],
  ] as const) {
    const { sandbox, caller, campaign } = await withCampaigns({ readings: { deleteInUse } });
    await using _ = sandbox;
    const writer = await campaign('Router');
    await writer.test('Member of List', 'Competitors', 'in');
    expect(codeOf(await caller.form(`${asset}/staticList/1001/delete.json`))).toBe(code);
    expect((await writer.read()).filters[0]?.conditions[0]?.isError).toBe(code === undefined);
  }
});

it('keeps a campaign that is active from being deleted, or does not', async () => {
  for (const [deleteActive, code] of [
    ['refuse', '709'],
    ['allow', undefined],
  ] as const) {
    const campaigns = [{ name: 'Requested', program: 'OPS', requestable: true }];
    const { sandbox, caller } = await reading({ deleteActive }, { seed: { campaigns } });
    await using _ = sandbox;
    expect(codeOf(await caller.form(`${asset}/smartCampaign/1001/delete.json`))).toBe(code);
  }
});

it('stops the campaigns of an archived folder, or lets them run', async () => {
  for (const archive of ['deactivates', 'keeps'] as const) {
    const campaigns = [{ name: 'Requested', program: 'OPS', requestable: true }];
    const { sandbox, caller } = await reading({ archive }, { seed: { campaigns } });
    await using _ = sandbox;
    await caller.form(`${asset}/folder/1001.json`, { type: 'Folder', isArchive: true });
    const read = first(await caller.get(`${asset}/smartCampaign/1001.json`));
    expect(read['isActive']).toBe(archive === 'keeps');
  }
});

it('answers 709, or 611 as older instances did', async () => {
  const { sandbox, caller } = await reading({ refusalCode: '611' });
  await using _ = sandbox;
  await caller.form(`${asset}/folders.json`, folder('Kit'));
  expect(codeOf(await caller.form(`${asset}/folders.json`, folder('Kit')))).toBe('611');
});

it('fails a call for a field that exists, or its record alone', async () => {
  const fields = '/rest/v1/leads/schema/fields.json';
  const field = (name: string) => ({ displayName: name, name, dataType: 'string' });
  const seed = { fields: [{ displayName: 'Stage', name: 'stage', dataType: 'string' as const }] };
  const input = [field('stage'), field('fresh')];
  const { sandbox, caller } = await reading({ existingField: 'record' }, { seed });
  await using _ = sandbox;
  expect((await caller.json(fields, { input })).result).toMatchObject([
    { name: 'stage', status: 'skipped', reasons: [{ code: '1003' }] },
    { name: 'fresh', status: 'created' },
  ]);
  const other = await reading({}, { seed });
  expect(codeOf(await other.caller.json(fields, { input }))).toBe('1003');
  await other.sandbox.close();
});

it('takes a form as JSON where told to', async () => {
  for (const [formAsJson, code] of [
    ['refuse', '612'],
    ['accept', undefined],
  ] as const) {
    const { sandbox, caller } = await reading({ formAsJson });
    await using _ = sandbox;
    expect(codeOf(await caller.json(`${asset}/folders.json`, folder('Kit')))).toBe(code);
  }
});

it('takes a token from the query where told to', async () => {
  for (const [accessTokenParameter, code] of [
    ['refuse', '603'],
    ['accept', undefined],
  ] as const) {
    const { sandbox, caller } = await reading({ accessTokenParameter });
    await using _ = sandbox;
    const response = await fetch(`${sandbox.url}${asset}/channels.json?access_token=${caller.token}`);
    expect(codeOf((await response.json()) as Envelope)).toBe(code);
  }
});

it('counts refused calls and asterisked codes to the rate where told to', async () => {
  const codesOf = async (readings: Partial<Readings>) => {
    let now = 0;
    const rateLimit = { calls: 2, seconds: 20 };
    const { sandbox, caller } = await reading(readings, { clock: () => now, rateLimit });
    await using _ = sandbox;
    const at = async (seconds: number, method = 'GET') => {
      now = seconds * 1000;
      return codeOf(await caller.send(method, `${asset}/channels.json`));
    };
    return [await at(1), await at(2, 'POST'), await at(3), await at(15), await at(22), await at(24)];
  };
  expect(await codesOf({})).toEqual([undefined, '605', undefined, '606', undefined, undefined]);
  expect(await codesOf({ asteriskedCodes: 'counted' })).toEqual([
    undefined,
    '605',
    '606',
    '606',
    undefined,
    undefined,
  ]);
  expect(await codesOf({ refusedCalls: 'counted' })).toEqual([
    undefined,
    '605',
    undefined,
    '606',
    '606',
    '606',
  ]);
});

it('leaves out what an envelope need not have', async () => {
  const { sandbox, caller } = await reading({ envelope: 'sparse' });
  await using _ = sandbox;
  const found = await caller.get(`${asset}/channels.json`);
  expect(Object.keys(found)).toEqual(['result', 'success', 'requestId']);
  const missed = await caller.get(`${asset}/program/1.json`);
  expect(Object.keys(missed)).toEqual(['warnings', 'requestId', 'success']);
});

it('lets addresses of asset calls be long, or not', async () => {
  const name = 'x'.repeat(9000);
  for (const [assetAddress, status] of [
    ['65 KB', 200],
    ['8 KB', 414],
  ] as const) {
    const { sandbox, caller } = await reading({ assetAddress });
    await using _ = sandbox;
    expect((await caller.raw('GET', `${asset}/folder/byName.json?name=${name}`)).status).toBe(status);
  }
});

it('moves updatedAt with a change of rules, or not', async () => {
  for (const updatedAt of ['moves', 'stays'] as const) {
    let now = Date.UTC(2026, 5, 1);
    const { sandbox, caller, campaign } = await withCampaigns({ clock: () => now, readings: { updatedAt } });
    await using _ = sandbox;
    const writer = await campaign('Router');
    now += 60_000;
    await writer.rule('Lead is Created', { trigger: true });
    await writer.step('Wait');
    const read = first(await caller.get(`${asset}/smartCampaign/${writer.id}.json`));
    expect(read['updatedAt'] === read['createdAt']).toBe(updatedAt === 'stays');
  }
});

it('refuses a reading that it does not know', async () => {
  const readings = { archive: 'burns' } as unknown as Partial<Readings>;
  await expect(startSandbox({ readings })).rejects.toThrow('readings.archive');
});
