import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { FakeOrg } from './fake-org.ts';
import { checker, sessionOf } from './lifecycle-org.ts';

it('reaches the org from a bundle, where jsforce is a chunk of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'salesforce-bundle-'));
  await using org = await FakeOrg.start({ newest: 66 });
  try {
    await build({
      entryPoints: [fileURLToPath(new URL('../../server/src/salesforce/connection.ts', import.meta.url))],
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      banner: {
        js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
      },
    });
    const bundle = (await import(pathToFileURL(join(folder, 'connection.mjs')).href)) as Pick<
      typeof import('../../server/src/salesforce/connection.ts'),
      'connect'
    >;
    const connection = await bundle.connect(
      sessionOf(org.url, org.signIn(checker)),
      AbortSignal.timeout(10_000),
    );
    expect(await connection.get('/services/data')).toContainEqual(
      expect.objectContaining({ version: '66.0' }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
