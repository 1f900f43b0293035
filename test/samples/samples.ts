import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorkspace, type Model } from '../../server/src/model/index.ts';

const root = fileURLToPath(new URL('../../samples', import.meta.url));

export interface Sample {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** Every sample with its files, in the order of names. */
export const samples: readonly Sample[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    name,
    files: readdirSync(join(root, name))
      .filter((file) => file.endsWith('.lifecycle'))
      .sort()
      .map((file) => ({ name: file, text: readFileSync(join(root, name, file), 'utf8') })),
  }));

export function sampleModel(sample: Sample): Model {
  const workspace = createWorkspace();
  for (const { name, text } of sample.files) workspace.set(`file:///${name}`, text);
  return workspace.model();
}
