import { expect, it } from 'vitest';
import { catalogue } from '../../server/src/catalogue/index.ts';
import { complete } from '../../server/src/ide/index.ts';
import { headsOf } from '../../server/src/ide/completion/head.ts';
import { parse } from '../../server/src/syntax/index.ts';
import { modelOf, program, uri } from './sample.ts';

/** What stands in the text when a person takes every proposal of a snippet, and `value` where there is none. */
function filledIn(snippet: string, value: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, value)
    .replace(/\\([\\$}])/g, '$1');
}

/** A file in which a statement of a block stands. */
const around: Readonly<Record<string, (statement: string) => string>> = {
  file: (statement) => statement,
  folder: (statement) => `folder "F" {\n${statement}\n}`,
  program: (statement) => `program "P" {\n${statement}\n}`,
  field: (statement) => `field [F] string {\n${statement}\n}`,
  lifecycle: (statement) => `lifecycle "L" on [F] {\n${statement}\n}`,
  stage: (statement) => `lifecycle "L" on [F] {\nstage "S" {\n${statement}\n}\n}`,
  'smart list': (statement) => `smart list "S" {\n${statement}\n}`,
  campaign: (statement) => `campaign "C" {\n${statement}\n}`,
  flow: (statement) => `campaign "C" {\nflow {\n${statement}\n}\n}`,
  external: (statement) => `external campaign "E" {\n${statement}\n}`,
  scenario: (statement) => `scenario "S" {\n${statement}\n}`,
};

/** What a place without a proposal needs for the statement to be whole. */
const proposals: Readonly<Record<string, string>> = {
  trigger: 'Person is Created',
  filter: '[Job Title] is "VP"',
  flow: 'Wait 1 day',
  campaign: 'Person is Created',
  'campaign (batch)': '[Job Title] is "VP"',
  'campaign (executable)': 'Wait 1 day',
  'smart list': '[Job Title] is "VP"',
  folder: 'list "L"',
  scenario: 'Wait happens once',
  lifecycle: 'stage "2 - MQL"',
  when: 'Person is Created',
  then: 'Wait happens once',
};

const statements = Object.keys(around).flatMap((block) =>
  headsOf(block === 'file' ? undefined : block).map(({ word, snippet }) => [block, word, snippet] as const),
);

it.each(statements)('proposes in a %s for "%s" what can be read', (block, word, snippet) => {
  const place = proposals[word] ?? 'X';
  const statement = filledIn(snippet, place).replace(/(trigger|flow \{\s*|when|then) (?=\n)/g, `$1 ${place}`);
  const text = around[block]?.(statement) ?? statement;
  const problems = parse(text).problems.filter(({ message }) => !/Person is Created/.test(message));
  expect(problems.map(({ message }) => `${message} in ${JSON.stringify(text)}`)).toEqual([]);
});

const names = [
  ...catalogue.triggers.map(({ name }) => ['trigger', name] as const),
  ...[...catalogue.activityFilters, ...catalogue.memberships].map(({ name }) => ['filter', name] as const),
  ...catalogue.steps.map(({ name }) => ['flow', name] as const),
];

it.each(names)('proposes for the %s %s what Marketo requires', (role, name) => {
  const head = role === 'flow' ? 'campaign "C" { flow { ' : `campaign "C" { ${role} `;
  const model = modelOf(`${program}\n${head}`);
  const item = complete(model, uri, program.length + 1 + head.length).find(({ label }) => label === name);
  const statement = filledIn(item?.insert ?? 'not offered', '5').replaceAll('[5]', '[Behavior Score]');
  const text = `${program}\n${head}${statement} }${role === 'flow' ? ' }' : ''}\n`;
  const now = modelOf(text);
  const campaign = now.campaigns.at(-1);
  expect(parse(text).problems).toEqual([]);
  expect(
    campaign?.bound.problems.map((problem) => `${problem.code} ${problem.found} in ${statement}`),
  ).toEqual([]);
});
