import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Who may import whom, as the table in docs/design/architecture.md says. */
const imports: Readonly<Record<string, readonly string[]>> = {
  catalogue: [],
  syntax: ['catalogue'],
  model: ['catalogue', 'syntax'],
  engine: ['catalogue', 'syntax', 'model'],
  rules: ['catalogue', 'syntax', 'model', 'engine'],
  compiler: ['catalogue', 'syntax', 'model'],
  reporter: [],
  project: [],
  marketo: ['catalogue', 'compiler', 'reporter'],
  salesforce: ['reporter'],
  sandbox: ['catalogue', 'engine'],
  threads: ['model', 'rules'],
  ide: ['catalogue', 'syntax', 'model', 'engine', 'rules', 'compiler'],
  lsp: [
    'catalogue',
    'syntax',
    'model',
    'engine',
    'rules',
    'compiler',
    'reporter',
    'project',
    'marketo',
    'salesforce',
    'sandbox',
    'threads',
    'ide',
  ],
  cli: [
    'catalogue',
    'syntax',
    'model',
    'engine',
    'rules',
    'compiler',
    'reporter',
    'project',
    'marketo',
    'salesforce',
    'sandbox',
    'threads',
    'ide',
  ],
};
const folders = Object.keys(imports);
const pure = ['catalogue', 'syntax', 'model', 'engine', 'rules', 'compiler', 'reporter', 'ide'];

interface Complaint {
  readonly filename: string;
  readonly code: string;
}

const root = new URL('..', import.meta.url).pathname;
let probes: string;

beforeAll(async () => {
  probes = await mkdtemp(join(tmpdir(), 'lifecycle-walls-'));
  await cp(join(root, '.oxlintrc.json'), join(probes, '.oxlintrc.json'));
});

afterAll(() => rm(probes, { recursive: true }));

async function probe(path: string, text: string): Promise<void> {
  const file = join(probes, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** The files that the repository's own lint configuration complains about, by kind of complaint. */
async function complaints(code: string): Promise<Set<string>> {
  const output = await new Promise<string>((resolve) => {
    const oxlint = join(root, 'node_modules/.bin/oxlint');
    execFile(oxlint, ['--format', 'json', '.'], { cwd: probes, maxBuffer: 2 ** 26 }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Complaint[] };
  return new Set(diagnostics.filter((found) => found.code.includes(code)).map(({ filename }) => filename));
}

it('forbids every arrow that the table does not have, and only those', async () => {
  const forbidden: string[] = [];
  const allowed: string[] = [];
  for (const from of folders) {
    for (const to of folders.filter((folder) => folder !== from)) {
      const path = `server/src/${from}/imports-${to}.ts`;
      await probe(path, `import { thing } from '../${to}/index.ts';\nexport const found = thing;\n`);
      (imports[from]?.includes(to) === true ? allowed : forbidden).push(path);
    }
  }
  const found = await complaints('no-restricted-imports');
  expect(forbidden.filter((path) => !found.has(path))).toEqual([]);
  expect(allowed.filter((path) => found.has(path))).toEqual([]);
});

it('forbids reaching past the public face of a folder', async () => {
  const path = 'server/src/rules/names/deep.ts';
  await probe(path, "import { thing } from '../../model/graph/graph.ts';\nexport const found = thing;\n");
  expect(await complaints('no-restricted-imports')).toContain(path);
});

it('forbids files, network and process in the core', async () => {
  for (const folder of pure) {
    await probe(
      `server/src/${folder}/reads.ts`,
      "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    );
    await probe(`server/src/${folder}/asks.ts`, 'export const asked = [fetch, process];\n');
  }
  const imported = await complaints('no-restricted-imports');
  const used = await complaints('no-restricted-globals');
  for (const folder of pure) {
    expect(imported).toContain(`server/src/${folder}/reads.ts`);
    expect(used).toContain(`server/src/${folder}/asks.ts`);
  }
});

it('lets nobody but marketo know the library of MCP', async () => {
  for (const folder of folders) {
    await probe(
      `server/src/${folder}/speaks-mcp.ts`,
      "import { Client } from '@modelcontextprotocol/client';\nexport const found = Client;\n",
    );
  }
  const found = await complaints('no-restricted-imports');
  const free = folders.filter((folder) => !found.has(`server/src/${folder}/speaks-mcp.ts`));
  expect(free).toEqual(['marketo']);
});

it('forbids a cycle of files', async () => {
  await probe('server/src/model/one.ts', "import { two } from './two.ts';\nexport const one = () => two;\n");
  await probe('server/src/model/two.ts', "import { one } from './one.ts';\nexport const two = () => one;\n");
  expect(await complaints('no-cycle')).toContain('server/src/model/one.ts');
});

it('keeps the extension to the one file that it shares with the server, and features apart', async () => {
  await probe(
    'client/src/features/deploy/reaches.ts',
    "import { parse } from '../../../../server/src/syntax/index.ts';\nexport const found = parse;\n",
  );
  await probe(
    'client/src/features/deploy/sibling.ts',
    "import { start } from '../sandbox/commands.ts';\nexport const found = start;\n",
  );
  await probe(
    'client/src/infrastructure/climbs.ts',
    "import { start } from '../features/sandbox/commands.ts';\nexport const found = start;\n",
  );
  await probe(
    'client/src/features/deploy/fine.ts',
    "import type { Plan } from '../../../../server/src/lsp/protocol.ts';\nexport type Found = Plan;\n",
  );
  const found = await complaints('no-restricted-imports');
  expect(found).toContain('client/src/features/deploy/reaches.ts');
  expect(found).toContain('client/src/features/deploy/sibling.ts');
  expect(found).toContain('client/src/infrastructure/climbs.ts');
  expect(found).not.toContain('client/src/features/deploy/fine.ts');
});
