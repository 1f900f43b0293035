import { expect, it } from 'vitest';
import { compile, type DesiredCampaign } from '../../server/src/compiler/index.ts';
import { modelOf } from '../model/workspace-of.ts';

function desired(text: string) {
  const [program] = compile(modelOf(`program "P"\n${text}`)).programs;
  if (program === undefined) throw new Error('no program');
  return program;
}

function campaign(body: string): DesiredCampaign {
  const [only] = desired(`list "L"\ncampaign "A" {\n${body}\n}\n`).campaigns;
  if (only === undefined) throw new Error('no campaign');
  return only;
}

it.each([
  ['filter [Country] is "US"', 'all'],
  ['filter [Country] is "US"\nfilter [City] is "X"', 'all'],
  ['filter any { [Country] is "US", [City] is "X" }', 'any'],
  ['filter [State] is "A"\nfilter any { [Country] is "US", [City] is "X" }', '1 and (2 or 3)'],
  [
    'filter any { [State] is "A"\n all { [Country] is "US"\n any { [City] is "X", [City] is "Y" } } }',
    '1 or (2 and (3 or 4))',
  ],
  ['filter any { [State] is "A" }\nfilter all { [Country] is "US", [City] is "X" }', 'all'],
])('numbers filters and writes the logic of %j', (filters, logic) => {
  expect(campaign(`${filters}\nflow { }`).rules.logic).toBe(logic);
});

it('writes Marketo’s API names and the name of an asset inside its program', () => {
  const { rules, flow } = campaign(`trigger Person is Created { [Source Type] is "API" }
filter not Member of List "L"
flow { Add to List "L" }`);
  expect(rules.triggers).toEqual([
    {
      name: 'Lead is Created',
      type: 'activity',
      negative: false,
      constraints: [{ name: 'Source Type', operator: 'is', values: ['API'], primary: false }],
    },
  ]);
  expect(rules.filters[0]?.constraints).toMatchObject([
    { operator: 'not in', values: ['P.L'], primary: true },
  ]);
  expect(flow[0]?.choices[0]?.attributes).toEqual([{ name: 'List Name', value: 'P.L' }]);
});

it('keeps the not of an activity as the inactivity filter', () => {
  const [filter] = campaign(
    'filter not Filled Out Form "Demo" { [Date of Activity] in past 30 days }\nflow { }',
  ).rules.filters;
  expect(filter).toMatchObject({ name: 'Filled Out Form', negative: true });
  expect(filter?.constraints[1]).toMatchObject({
    name: 'Date of Activity',
    operator: 'in past',
    values: ['30 days'],
  });
});

it('makes one flow step of a choice, the default last', () => {
  const { flow } = campaign(`trigger Person is Created
flow {
  if [Country] is "US", "CA" then Change Score [Person Score] by 5
  else if Member of List "L" then Change Score [Person Score] by -5
  else Change Score [Person Score] to 0
}`);
  expect(flow).toHaveLength(1);
  expect(
    flow[0]?.choices.map(({ condition, attributes }) => [condition?.operator, attributes?.[1]?.value]),
  ).toEqual([
    ['is', '+5'],
    ['in', '-5'],
    [undefined, '=0'],
  ]);
});

it('does nothing where the text says nothing, or no else', () => {
  const { flow } = campaign(
    'trigger Person is Created\nflow { if [Country] is "US" then Add to List "L"\n else nothing\n if [Country] is "CA" then Add to List "L" }',
  );
  expect(flow.map(({ choices }) => choices.at(-1))).toEqual([
    { condition: undefined, attributes: undefined },
    { condition: undefined, attributes: undefined },
  ]);
});

it.each([
  ['Change Data Value [Country] to empty', 'NULL'],
  ['Change Data Value [Country] to {{my.Home}}', '{{my.Home}}'],
  ['Change Data Value [Unsubscribed] to true', 'true'],
  ['Change Data Value [Acquisition Date] to 2026-12-01', '2026-12-01'],
])('writes the value of %j as Marketo takes it', (step, value) => {
  expect(
    campaign(`trigger Person is Created\nflow { ${step} }`).flow[0]?.choices[0]?.attributes?.[1]?.value,
  ).toBe(value);
});

it('sends an alert to the owner, to addresses, or to both', () => {
  const attributes = (to: string) =>
    campaign(
      `trigger Person is Created\nflow { Send Alert "E" to ${to} }`,
    ).flow[0]?.choices[0]?.attributes?.slice(1);
  expect(attributes('owner')).toEqual([{ name: 'Send To', value: 'Sales Owner' }]);
  expect(attributes('"a@example.com", "b@example.com"')).toEqual([
    { name: 'Send To', value: 'None' },
    { name: 'To Other Emails', value: 'a@example.com, b@example.com' },
  ]);
});

it('keeps what no API writes, for the person who sets it', () => {
  const batch = campaign(
    'qualify every 2 weeks\nschedule weekly on Monday, Friday at 09:00 until 2027-01-01\nlimits on\nfilter [Country] is "US"\nflow { Add to List "L" }',
  );
  expect(batch).toMatchObject({
    kind: 'batch',
    active: false,
    qualification: { rule: 'interval', amount: 2, unit: 'week' },
    recurrence: 'weekly on Monday, Friday at 09:00 until 2027-01-01',
    communicationLimits: true,
  });
  expect(campaign('schedule once at 2026-12-01T09:00\nflow { Add to List "L" }').runAt).toBe(
    '2026-12-01T09:00',
  );
});

it('lists folders, parents before children, and puts assets into them', () => {
  const program = desired(
    'folder "A" { folder "B" { campaign "X" { flow { } } } }\nfolder "C" { list "L" }\n',
  );
  expect(program.folders).toEqual([['A'], ['C'], ['A', 'B']]);
  expect(program.campaigns[0]?.folder).toEqual(['A', 'B']);
  expect(program.lists[0]?.folder).toEqual(['C']);
});

it('lets one program span files, its settings from the one that has them', () => {
  const { programs } = compile(
    modelOf({
      'a.lifecycle': 'program "P"\nlist "L"\n',
      'b.lifecycle':
        '/// What it is for.\nprogram "P" in "Marketing Activities / Ops" {\n channel "Operational"\n tag "Region" "EU"\n cost 2026-01-01 1500 "Booth"\n token "T" number 5\n}\n',
    }),
  );
  expect(programs).toMatchObject([
    {
      name: 'P',
      folder: ['Marketing Activities', 'Ops'],
      description: 'What it is for.',
      tags: [{ type: 'Region', value: 'EU' }],
      costs: [{ startDate: '2026-01-01', cost: 1500, note: 'Booth' }],
      tokens: [{ name: 'T', type: 'number', value: '5' }],
      lists: [{ name: 'L' }],
    },
  ]);
});

it('asks for any form where the text names none', () => {
  const { rules } = campaign('trigger Fills Out Form\nfilter not Visited Web Page\nflow { Add to List "L" }');
  const any = { operator: 'is any', values: [], primary: true };
  expect(rules.triggers[0]?.constraints).toMatchObject([{ name: 'Form Name', ...any }]);
  expect(rules.filters[0]?.constraints).toMatchObject([{ name: 'Web Page', ...any }]);
});

it('takes the program that a program is a copy of from its settings', () => {
  const [program] = compile(modelOf('program "P" {\n  channel "Operational"\n  like "Kit"\n}\n')).programs;
  expect(program).toMatchObject({ name: 'P', like: 'Kit' });
  expect(desired('list "L"')).not.toHaveProperty('like');
});
