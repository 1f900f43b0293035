import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { registry } from '../../server/src/rules/index.ts';
import { outputs } from '../../server/tools/generate-rules.ts';

const root = new URL('../../', import.meta.url);
const made = await outputs();

it.each([...made])('%s is what the generator makes', (path, content) => {
  expect(readFileSync(new URL(path, root), 'utf8') === content, 'run npm run generate').toBe(true);
});

it('registers every rule of the folder under the name of its file', () => {
  const paths = readdirSync(new URL('server/src/rules', root), { recursive: true, encoding: 'utf8' });
  const ids = paths
    .filter((path) => path.endsWith('.rule.ts'))
    .map((path) => path.slice(0, -'.rule.ts'.length));
  expect([...registry.keys()]).toEqual(ids.toSorted());
});

it('has tests of its own for every rule that looks at something', () => {
  const checked = [...registry.values()].filter(
    ({ checkDeclaration, checkModel }) => checkDeclaration !== undefined || checkModel !== undefined,
  );
  for (const { id } of checked) {
    const tests = readFileSync(new URL(`test/rules/${id}.test.ts`, root), 'utf8');
    expect((tests.match(/^it[.(]/gm) ?? []).length, id).toBeGreaterThanOrEqual(3);
  }
});

it('describes the configuration so that an editor accepts what is right and marks what is wrong', () => {
  const { $schema: _, ...schema } = JSON.parse(made.get('docs/lifecycle.config.schema.json') ?? '{}');
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const instances = { Main: { munchkinId: '123-ABC-456', kind: 'production' } };
  expect(validate({ instances, rules: { 'slow/*': 'off', 'slow/order': 'warning' } })).toBe(true);
  expect(validate({ rules: { 'slow/oder': 'off' } })).toBe(false);
  expect(validate({ rules: { 'slow/order': 'loud' } })).toBe(false);
  expect(validate({ rules: { 'syntax/missing': 'off' } })).toBe(false);
  expect(validate({ preset: 'strict', folders: { legacy: { rules: { 'slow/*': 'off' } } } })).toBe(true);
  expect(validate({ preset: 'lax' })).toBe(false);
  expect(validate({ folders: { legacy: { rules: { 'slow/oder': 'off' } } } })).toBe(false);
  expect(validate({ folders: { legacy: { instances } } })).toBe(false);
});
