/**
 * What is made from the folder of rules: their registry, their pages as a module, the manual's index and the JSON
 * Schema of `lifecycle.config.json`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { format } from 'prettier';
import { z } from 'zod';
import { configSchema } from '../src/project/config.ts';
import type { Rule, Severity } from '../src/rules/rule.ts';

const root = new URL('../../', import.meta.url);
const folder = 'server/src/rules';
const notice = 'Made by npm run generate from the rules. Do not edit.';

/** Generated files by their path in the repository. */
export async function outputs(): Promise<Map<string, string>> {
  const entries = await readEntries();
  return new Map([
    [`${folder}/registry.generated.ts`, registryModule(entries)],
    [`${folder}/pages.generated.ts`, pagesModule(entries)],
    ['docs/rules/README.md', index(entries)],
    ['docs/lifecycle.config.schema.json', await configurationSchema(entries)],
  ]);
}

interface Entry {
  readonly rule: Rule;
  readonly page: string;
}

/** Every `category/name.rule.ts` with the page beside it, in the order of the ids. */
async function readEntries(): Promise<readonly Entry[]> {
  const paths = await readdir(new URL(folder, root), { recursive: true });
  const ids = paths.flatMap((path) => /^(.+)\.rule\.ts$/.exec(path.replaceAll('\\', '/'))?.[1] ?? []).sort();
  return Promise.all(ids.map(readEntry));
}

async function readEntry(id: string): Promise<Entry> {
  const { rule } = (await import(new URL(`${folder}/${id}.rule.ts`, root).href)) as { rule: Rule };
  if (rule.id !== id) throw new Error(`${folder}/${id}.rule.ts calls itself ${rule.id}.`);
  return { rule, page: await readFile(new URL(`${folder}/${id}.md`, root), 'utf8') };
}

function registryModule(entries: readonly Entry[]): string {
  const names = entries.map(({ rule }) => [rule.id, nameOf(rule.id)] as const);
  const imports = names.map(([id, name]) => `import { rule as ${name} } from './${id}.rule.ts';`);
  const list = names.map(([, name]) => `  ${name},`);
  return [
    `// ${notice}`,
    "import type { Rule } from './rule.ts';",
    ...imports,
    '',
    'export const rules: readonly Rule[] = [',
    ...list,
    '];',
    '',
  ].join('\n');
}

/** `choice/no-default` → `choiceNoDefault` */
function nameOf(id: string): string {
  return id.replace(/[^a-z0-9]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function pagesModule(entries: readonly Entry[]): string {
  const lines = entries.map(({ rule, page }) => `  [${JSON.stringify(rule.id)}, ${JSON.stringify(page)}],`);
  return [
    `// ${notice}`,
    'export const pages: ReadonlyMap<string, string> = new Map([',
    ...lines,
    ']);',
    '',
  ].join('\n');
}

function index(entries: readonly Entry[]): string {
  const categories = Map.groupBy(entries, ({ rule }) => categoryOf(rule));
  const sections = [...categories].flatMap(([category, members]) => [
    `## ${category}`,
    '',
    '| Rule | Severity | Decides by | Fix | Finds |',
    '| --- | --- | --- | --- | --- |',
    ...members.map(({ rule }) => row(rule)),
    '',
  ]);
  return [
    `<!-- ${notice} -->`,
    '',
    '# Rules',
    '',
    `${entries.length} rules. Each has a page: what it finds, why it matters, a bad and a good example, and where the fact comes from.`,
    '',
    '- **Severity** is the default. `lifecycle.config.json` changes it by rule (`"slow/order": "warning"`) or by category',
    '  (`"slow/*": "off"`); the rule wins over its category. What cannot be read (`syntax/*`) stays an error. The preset `strict` takes each rule one',
    '  step more seriously, and folders may be strict in another way: [Configuration](../configuration.md). A rule that is *off* speaks',
    '  only where the configuration says how serious it is.',
    '- **Decides by**: *syntax*, the text alone; *bind*, names and types; *graph*, which campaign calls, writes and reads',
    '  what; *proof*, schedules that show it.',
    '- **Fix**: a *safe* fix cannot change what happens to a person, and `lifecycle check --fix` applies it; an *unsafe* one',
    '  is offered and waits for a person to choose it. Rules that decide by *proof* offer',
    '  nothing but what is proved to help, when somebody asks: `lifecycle explain FILE:LINE`, or a quick fix in the editor.',
    '  A file in the formatter’s layout stays in it.',
    '- `// lifecycle-ignore RULE -- reason` above a line, or behind it, silences a rule there. The reason is mandatory.',
    '',
    ...sections,
  ].join('\n');
}

function row({ id, severity, optional, method, fix, summary }: Rule): string {
  return `| [${id}](../../${folder}/${id}.md) | ${optional === true ? 'off' : severity} | ${method} | ${fix ?? ''} | ${summary} |`;
}

const levels: readonly (Severity | 'off')[] = ['off', 'hint', 'information', 'warning', 'error'];

/** The schema of the configuration, with every rule and category by name: for the workspace, and for each folder. */
async function configurationSchema(entries: readonly Entry[]): Promise<string> {
  const schema = z.toJSONSchema(configSchema, {
    io: 'input',
    override: ({ path, jsonSchema }) => {
      if (path.at(-1) !== 'rules' || path.at(-2) !== 'properties') return;
      delete jsonSchema.propertyNames;
      delete jsonSchema.additionalProperties;
      delete jsonSchema.type;
      jsonSchema.$ref = '#/$defs/severities';
    },
  });
  const { $schema, ...described } = schema;
  const named = {
    $schema,
    title: 'lifecycle.config.json',
    description: 'The Marketo instances of a workspace and how strict its rules are.',
    ...described,
    $defs: { severities: severitiesSchema(entries.map(({ rule }) => rule)) },
  };
  return format(JSON.stringify(named), { parser: 'json', printWidth: 110 });
}

/** A severity for each rule and category but those of what cannot be read. */
function severitiesSchema(rules: readonly Rule[]): object {
  const choosable = rules.filter((rule) => categoryOf(rule) !== 'syntax');
  const categories = [...new Set(choosable.map(categoryOf))];
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries([
      ...categories.map((category) => [
        `${category}/*`,
        { description: `Every rule of ${category}.`, enum: levels },
      ]),
      ...choosable.map(({ id, summary, severity, optional }) => [
        id,
        { description: summary, default: optional === true ? 'off' : severity, enum: levels },
      ]),
    ]),
  };
}

function categoryOf({ id }: Rule): string {
  return id.slice(0, id.indexOf('/'));
}
