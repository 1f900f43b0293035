import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, first, type Fields } from './caller.ts';
import { closing } from './closing.ts';

const path = '/rest/asset/v1/folder/1001/tokens.json';

async function withTokens() {
  const sandbox = closing(await startSandbox({ seed: { programs: [{ name: 'OPS' }] } }));
  const caller = await Caller.of(sandbox);
  const set = (name: string, type: string, value: string, folderType = 'Program') =>
    caller.form(path, { name, type, value, folderType });
  const read = (query: Fields) => caller.get(path, query);
  return { sandbox, caller, set, read };
}

it('writes a token, and writes over it', async () => {
  const { sandbox, set, read } = await withTokens();
  await using _ = sandbox;
  await set('MQL Threshold', 'number', '100');
  expect(first(await set('MQL Threshold', 'number', '120'))).toEqual({
    folder: { type: 'Program', value: 1001 },
    tokens: [
      {
        name: 'MQL Threshold',
        type: 'number',
        value: '120',
        computedUrl: `${sandbox.url}/screen/#PG1001A1`,
      },
    ],
  });
  expect(first(await read({ folderType: 'Program' }))['tokens']).toHaveLength(1);
  expect(codeOf(await set('MQL Threshold', 'text', 'many'))).toBe('709');
});

it('answers for the folder of the same number when folderType is forgotten', async () => {
  const { sandbox, set, read } = await withTokens();
  await using _ = sandbox;
  await set('Sender', 'text', 'of the program');
  await set('Sender', 'text', 'of the folder', 'Folder');
  expect(first(await read({}))).toMatchObject({
    folder: { type: 'Folder', value: 1001 },
    tokens: [{ value: 'of the folder' }],
  });
});

it('lists what the program itself owns, not what it inherits', async () => {
  const { sandbox, set, read } = await withTokens();
  await using _ = sandbox;
  await set('Sender', 'text', 'of the folder', 'Folder');
  const answer = await read({ folderType: 'Program' });
  expect(answer.success).toBe(true);
  expect(answer).not.toHaveProperty('result');
});

it('checks values by type and the length of names', async () => {
  const { sandbox, set } = await withTokens();
  await using _ = sandbox;
  const code = async (type: string, value: string) => codeOf(await set('T', type, value));
  expect(await code('date', '2026-02-30')).toBe('1003');
  expect(await code('number', 'ten')).toBe('1003');
  expect(await code('score', '2147483648')).toBe('1003');
  expect(await code('email script', '#set')).toBe('1001');
  expect(codeOf(await set('x'.repeat(51), 'text', 'y'))).toBe('701');
  expect(await code('score', '-5')).toBeUndefined();
});

it('deletes by name and type, and knows no token of a folder that is not there', async () => {
  const { sandbox, caller, set } = await withTokens();
  await using _ = sandbox;
  await set('Sender', 'text', 'me');
  const remove = (fields: Fields) => caller.form('/rest/asset/v1/folder/1001/tokens/delete.json', fields);
  expect(codeOf(await remove({ name: 'Sender', type: 'number', folderType: 'Program' }))).toBe('702');
  expect(first(await remove({ name: 'Sender', type: 'text', folderType: 'Program' }))).toEqual({ id: 1001 });
  const missing = await caller.get('/rest/asset/v1/folder/4711/tokens.json');
  expect(missing).toMatchObject({ errors: [{ code: '702', message: 'Folder not found' }] });
});
