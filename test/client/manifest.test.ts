import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category: string;
  readonly enablement?: string;
}

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string };
    readonly virtualWorkspaces: { readonly supported: string };
  };
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
const sources = await readAll('client/src/**/*.ts');
const { commands } = manifest.contributes;

async function readAll(pattern: string): Promise<string> {
  const texts: string[] = [];
  for await (const path of glob(pattern, { cwd: root })) texts.push(await readFile(join(root, path), 'utf8'));
  return texts.join('\n');
}

/** The first group of every match, in the order of the alphabet. */
function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '').sort();
}

const registration = /register(?:Connecting)?Command\(app, '([^']+)'/g;

it('registers every command of the manifest, and the manifest names every registered one', () => {
  expect(matches(sources, registration)).toEqual(commands.map(({ command }) => command).sort());
});

it('keeps every command that connects to something from a workspace that is not trusted', () => {
  const connecting = matches(sources, /registerConnectingCommand\(app, '([^']+)'/g);
  const needTrust = commands.filter(({ enablement }) => enablement === 'isWorkspaceTrusted');
  expect(needTrust.map(({ command }) => command).sort()).toEqual(connecting);
});

it('puts every command under one category with a title of its own', () => {
  expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(['Lifecycle']));
  expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
});

it('offers no command in a menu and runs none from the source that the manifest does not have', () => {
  const known = commands.map(({ command }) => command);
  const offered = Object.values(manifest.contributes.menus).flatMap((items) =>
    items.map(({ command }) => command),
  );
  const run = matches(sources, /(?:executeCommand\(|command: )'(lifecycle\.[^']+)'/g);
  expect(known).toEqual(expect.arrayContaining([...offered, ...run]));
});

it('refers to files that exist', () => {
  const paths = matches(JSON.stringify(manifest.contributes), /"(\.\/[^"]+)"/g);
  expect(paths.length).toBeGreaterThan(0);
  const missing = [manifest.icon, ...paths].filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual([]);
});

it('has an icon of 128 pixels', async () => {
  const icon = await readFile(join(root, manifest.icon));
  expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([128, 128]);
});

it('is built to the file that the manifest starts', async () => {
  expect(manifest.main).toBe('dist/extension.cjs');
  const ignored = await readFile(join(root, '.vscodeignore'), 'utf8');
  expect(ignored).toContain(`!${manifest.main}`);
});

it('wakes up for a .lifecycle file and for its commands alone', () => {
  expect(manifest.activationEvents).toEqual(['onLanguage:lifecycle']);
});

it('declares what works without trust and without files on disk', () => {
  expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  expect(manifest.capabilities.virtualWorkspaces.supported).toBe('limited');
});

it('reads every setting of the manifest', async () => {
  // The client's library reads `lifecycle.trace.server` by itself, and answers the server that asks for others.
  const settings = Object.keys(manifest.contributes.configuration.properties).sort();
  const read = matches(sources, /getConfiguration\('lifecycle'\)\s*\.get<\w+>\('([^']+)'/g);
  const asked = matches(await readAll('server/src/lsp/*.ts'), /section = '(lifecycle\.[^']+)'/g);
  expect(asked).toEqual(['lifecycle.proof.enable']);
  expect(settings).toEqual(
    [...new Set(read)]
      .map((name) => `lifecycle.${name}`)
      .concat(asked)
      .concat('lifecycle.trace.server')
      .sort(),
  );
});
