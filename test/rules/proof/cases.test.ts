import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { told } from './told.ts';

/** What the accidents and the pages of the rules do not show: `cases/both-ways.lifecycle` */
const at = new URL('cases/', import.meta.url);
const cases = readdirSync(at).map((file) => ({
  name: basename(file, '.lifecycle'),
  text: readFileSync(new URL(file, at), 'utf8'),
}));

it.each(cases)('says of $name what was looked at', async ({ name, text }) => {
  await expect(told(text)).toMatchFileSnapshot(`../../baselines/cases/${name}.txt`);
});
