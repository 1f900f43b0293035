/** Builds the minified extension and packs it: `npm run package` leaves `marketo-lifecycle-<version>.vsix` in the root. */
import { createVSIX } from '@vscode/vsce';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { bundle } from './bundle.ts';

const file = `${manifest.name}-${manifest.version}.vsix`;
const root = fileURLToPath(new URL('../..', import.meta.url));

await bundle({ minify: true });
// Everything is bundled, so no dependency travels along; links in the README stay as they are written.
await createVSIX({
  cwd: root,
  packagePath: file,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

const { size } = await stat(`${root}/${file}`);
process.stdout.write(`${file}: ${Math.round(size / 1024)} KB\n`);
