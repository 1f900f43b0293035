import { expect, it } from 'vitest';
import { literalOf, stepsOf } from '../../server/src/model/index.ts';
import { onlyCampaign } from './workspace-of.ts';

function campaign(body: string) {
  return onlyCampaign(`campaign "A" {\n${body}\n}\n`);
}

it('splits a trigger from its operator by the longest name', () => {
  const { triggers, problems } = campaign(
    'trigger Fills Out Form starts with "Hand-Raise:" { [Web Page] contains "/demo" }\nflow { }',
  );
  expect(problems).toEqual([]);
  const [trigger] = triggers;
  expect(trigger?.definition.name).toBe('Fills Out Form');
  expect(trigger?.primary).toMatchObject({ name: 'Form Name', operator: { name: 'starts with' } });
  expect(trigger?.constraints.map(({ name }) => name)).toEqual(['Web Page']);
});

it('takes the older word Lead and any letter case for the same name', () => {
  const { triggers } = campaign('trigger lead is created\nflow { }');
  expect(triggers[0]?.definition.name).toBe('Person is Created');
});

it('reads parentheses as part of a name', () => {
  const { triggers } = campaign('trigger Added to Opportunity (Account)\nflow { }');
  expect(triggers[0]?.definition.name).toBe('Added to Opportunity (Account)');
});

it('tells attributes, memberships and activities apart', () => {
  const { filters, problems } = campaign(`
    filter [Country] is "US", "CA"
    filter not Member of List "Competitors"
    filter not Filled Out Form "Demo" { [Date of Activity] in past 30 days }
    filter any { [Job Title] contains "VP", [Behavior Score] at least 10 }
    flow { }`);
  expect(problems).toEqual([]);
  expect(filters.map(({ kind }) => kind)).toEqual(['field', 'membership', 'activity', 'group']);
});

it('puts the arguments of a step where the catalogue says', () => {
  const { flow } = campaign(
    'flow { Send Alert "Team.New" to owner\n Change Score [Behavior Score] by -5\n Wait 5 minutes }',
  );
  const [alert, score, wait] = stepsOf(flow);
  expect(alert?.arguments.map(({ parameter, connective }) => [parameter.name, connective])).toEqual([
    ['Email', undefined],
    ['Send To', 'to'],
  ]);
  expect(score?.arguments.map(literalOf)).toEqual(['Behavior Score', '-5']);
  expect(wait?.arguments.map(literalOf)).toEqual(['5 minutes']);
});

it('notes where an asset lives when the text says so', () => {
  const { flow, references } = campaign('flow { Request Campaign "Score" in "Other Program" }');
  expect(stepsOf(flow)[0]?.within).toBe('Other Program');
  expect(references).toMatchObject([
    { kind: 'campaign', name: 'Score', within: 'Other Program', use: 'requests' },
  ]);
});

it.each([
  ['trigger Fils Out Form "X"\nflow { }', 'unknown-trigger', 'Fills Out Form'],
  ['filter Fild Out Form "X"\nflow { }', 'unknown-filter', 'Filled Out Form'],
  ['flow { Change Data Valu [X] to "1" }', 'unknown-step', 'Change Data Value'],
  ['filter [Country] starts wth "U"\nflow { }', 'unknown-operator', 'starts with'],
  ['trigger Fills Out Form "X" { [Web Pag] is "/" }\nflow { }', 'unknown-constraint', 'Web Page'],
])('offers the nearest name for %j', (body, code, nearest) => {
  const [problem] = campaign(body).problems;
  expect(problem?.code).toBe(code);
  expect(problem?.nearest).toContain(nearest);
});

it.each([
  ['flow { Change Data Value [Country] }', 'missing-argument', 'New Value'],
  ['flow { Wait 5 minutes "again" }', 'surplus-argument', ''],
  ['flow { Add to List "A" quickly }', 'unexpected-word', 'quickly'],
])('says what is missing or too much in %j', (body, code, found) => {
  expect(campaign(body).problems).toMatchObject([{ code, found }]);
});

it('derives the kind of a campaign as Marketo does', () => {
  expect(campaign('trigger Person is Created\nflow { }').kind).toBe('trigger');
  expect(campaign('filter [Country] is "US"\nflow { }').kind).toBe('batch');
  expect(campaign('executable\nflow { }').kind).toBe('executable');
});

it('qualifies once when nothing is said', () => {
  expect(campaign('flow { }').qualify).toEqual({ rule: 'once' });
  expect(campaign('qualify every time\nflow { }').qualify).toEqual({ rule: 'every time' });
  expect(campaign('qualify every 7 days\nflow { }').qualify).toMatchObject({
    duration: { amount: 7, unit: 'days' },
  });
});

it('keeps what it understands of a campaign with a broken line', () => {
  const bound = campaign('trigger Person is Created\nfilter [Country is "US"\nflow {\n Add to List "A"\n}');
  expect(bound.triggers).toHaveLength(1);
  expect(stepsOf(bound.flow)).toHaveLength(1);
});

it('finds tokens inside text', () => {
  const { references } = campaign(
    'flow { Interesting Moment "Web" { [Description] is "Hello {{my.Name}}, {{lead.First Name}}" } }',
  );
  expect(references.filter(({ kind }) => kind === 'token').map(({ name }) => name)).toEqual([
    'my.Name',
    'lead.First Name',
  ]);
});
