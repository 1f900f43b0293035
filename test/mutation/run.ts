import { globSync, statSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { forgetStaticSurvivors } from './incremental.ts';
import { isLeft, mutatedFiles } from './reports.ts';
import { categoriesOf, rulesAmong, testsOf } from './tests-for.ts';

/**
 * `npm run mutation -- <folder or file of server/src/rules> … [--again] [--with <category> …]`; docs/design/mutation.md
 * says how it works. `--again`: only what has survived so far. `--with`: the tests of these categories only.
 */

const [asking, chosen] = splitAt(process.argv.slice(2), '--with');
const again = asking.includes('--again');
const given = asking.filter((word) => word !== '--again');
const asked = given.map((path) => path.replace(/\/$/, ''));
if (asked.length === 0) throw new Error('Name folders or files: npm run mutation -- server/src/rules/value');

const files = asked
  .flatMap((path) => (statSync(path).isDirectory() ? globSync(`${path}/**/*.ts`) : [path]))
  .filter((file) => !file.endsWith('.generated.ts'));
const categories = chosen.length > 0 ? chosen : categoriesOf(files);
const names = asked
  .map((path) => path.replace(/^server\/src\/rules\/?/, '').replaceAll('/', '-') || 'rules')
  .join('+')
  .slice(0, 100);
const name = again ? `${names}.again` : names;
const folder = 'coverage/mutation';

const categoriesAsked = rulesAmong(categories);
if (categoriesAsked.length > 0) process.env['LIFECYCLE_RULES'] = categoriesAsked.join(' ');
// A mutant is to meet the same workspaces and edits each time, and not too many of them.
process.env['LIFECYCLE_SEED'] = '1';
process.env['LIFECYCLE_RUNS'] = '10';
process.env['LIFECYCLE_TESTS'] = testsOf(categories).join(' ');

const incrementalFile = `${folder}/${name}.incremental.json`;
forgetStaticSurvivors(incrementalFile);

await new Stryker({
  mutate: again ? files.flatMap(survivorsOf) : files,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false, pool: 'threads' },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile,
  concurrency: 1,
  // TypeScript 7 has no API that could rewrite the configuration for the copy; nothing there needs it to be.
  tsconfigFile: 'none',
  // Generated files are compared as they are.
  disableTypeChecks: false,
  // Machines are shared: a mutant that only takes longer is not one that hangs.
  timeoutMS: 10_000,
  warnings: { unknownOptions: true, preprocessorErrors: true, unserializableOptions: true, slow: false },
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: `${folder}/${name}.json` },
  htmlReporter: { fileName: `${folder}/${name}.html` },
  tempDirName: `${folder}/sandbox`,
  cleanTempDir: 'always',
  ignorePatterns: ['coverage', 'dist', 'client', 'test/vscode', 'test/artefacts', '*.vsix'],
}).runMutationTest();

/** Each as a range of a file, in Stryker's words: its columns count from 0. */
function survivorsOf(file: string): string[] {
  const left = mutatedFiles(folder).get(file)?.mutants.filter(isLeft) ?? [];
  const ranges = left.map(
    ({ location: { start, end } }) => `${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
  );
  return [...new Set(ranges)].map((range) => `${file}:${range}`);
}

function splitAt(words: readonly string[], word: string): [readonly string[], readonly string[]] {
  const at = words.indexOf(word);
  return at === -1 ? [words, []] : [words.slice(0, at), words.slice(at + 1)];
}
