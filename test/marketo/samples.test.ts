import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compile, renderDriftText } from '../../server/src/compiler/index.ts';
import { modelOf } from '../model/workspace-of.ts';
import { deployment, mendable } from './deployment.ts';

/** What the samples expect to find in Marketo. */
const seed = {
  lists: ['Competitors'],
  programs: ['Always On', 'Long-Term Nurture'].map(
    (name) => ({ name, type: 'Engagement', channel: 'Nurture' }) as const,
  ),
};

function filesOf(sample: string): Readonly<Record<string, string>> {
  const folder = new URL(`../../samples/${sample}/`, import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.lifecycle'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

it.for(['first-lifecycle', 'lifecycle-processing', 'recycling'])('deploys the sample %s', async (sample) => {
  const desired = compile(modelOf(filesOf(sample)));
  await using local = await deployment({ seed });
  await local.deploy(desired);
  expect(renderDriftText(mendable(await local.verify(desired)))).toBe('');
  expect((await local.plan(desired)).operations).toEqual([]);
});
