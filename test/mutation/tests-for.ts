import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { variants } from '../rules/variants/index.ts';

const rules = 'server/src/rules';

/** The categories with a rule that stands on one of the files: their own, and those that import from them. */
export function categoriesOf(files: readonly string[]): string[] {
  const changed = new Set(files);
  const categories = globSync(`${rules}/*/*.rule.ts`)
    .filter((rule) => reachedFrom(rule).some((file) => changed.has(file)))
    .map((rule) => rule.slice(rules.length + 1).split('/')[0] ?? '');
  return [...new Set(categories)].sort();
}

/** The tests of these categories, or of these names, cheapest first: the first failure ends the run of a mutant. */
export function testsOf(categories: readonly string[]): string[] {
  if (categories.length === 0) return testsOfTheChecker();
  const named = categories.flatMap((category) => globSync(`test/rules/${category}{/*,}.test.ts`).sort());
  // Files that are named by themselves are asked alone: what is asked of every rule needs rules to ask it of.
  if (rulesAmong(categories).length === 0) return named;
  return [
    ...named,
    ...(categories.some(hasVariants) ? ['test/rules/variants.test.ts'] : []),
    'test/rules/yields.test.ts',
    'test/rules/unfinished.test.ts',
    'test/rules/pages.test.ts',
    'test/rules/generated.test.ts',
    'test/rules/edits.test.ts',
  ];
}

/** Those names that are categories of rules. */
export function rulesAmong(names: readonly string[]): string[] {
  return names.filter((name) => globSync(`${rules}/${name}/*.rule.ts`).length > 0);
}

/** No rule imports what runs the rules, proves for them and repairs what was proved. */
function testsOfTheChecker(): string[] {
  const ofAll = ['checker', 'severity', 'suppression', 'every-rule'].map(
    (name) => `test/rules/${name}.test.ts`,
  );
  const ofProofs = globSync('test/rules/{proof,race,loop,stage}/*.test.ts').sort();
  return [
    // Whatever is said of an accident: most of what could be wrong is seen there.
    'test/rules/proof/told.test.ts',
    ...ofAll,
    ...ofProofs.filter((test) => !test.endsWith('/told.test.ts')),
    'test/rules/variants.test.ts',
    'test/rules/pages.test.ts',
  ];
}

function hasVariants(category: string): boolean {
  return Object.keys(variants).some((rule) => rule.startsWith(`${category}/`));
}

const reached = new Map<string, readonly string[]>();

/** A file and what it imports, directly or not; imports of types alone do not run. */
function reachedFrom(start: string): readonly string[] {
  const known = reached.get(start);
  if (known !== undefined) return known;
  const seen = new Set([start]);
  for (const file of seen) for (const imported of importsOf(file)) seen.add(imported);
  const all = [...seen];
  reached.set(start, all);
  return all;
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)(?! type) [^;]*?from '(\.[^']+)'/gm)]
    .map((match) => join(dirname(file), match[1] ?? ''))
    .filter((path) => path.startsWith(rules) && existsSync(path));
}
