import { expect, it } from 'vitest';
import { importProgram, type DesiredStep, type ProgramSnapshot } from '../../server/src/compiler/index.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { choices, field, program, step } from './plan-examples.ts';

/** What an instance shows of a program with one campaign, which people built on the screen. */
function found(flow: readonly DesiredStep[]): ProgramSnapshot {
  const { workspace, ...head } = program();
  return {
    ...head,
    workspace,
    id: 1,
    url: '',
    folders: [],
    lists: [],
    smartLists: [],
    campaigns: [
      {
        id: 2,
        smartListId: 3,
        name: '10 - Sort',
        folder: [],
        description: '',
        url: '',
        kind: 'batch',
        isActive: false,
        status: 'Never Run',
        rules: { triggers: [], filters: [], logic: 'all' },
        errors: [],
        flow,
        qualification: { rule: 'once' },
        communicationLimits: undefined,
      },
    ],
  };
}

const status = (value: string) => ({ Attribute: 'Lifecycle Status', 'New Value': value });

it('offers a lifecycle where a status is set to several values, as a comment', () => {
  const flow = [
    choices(
      'Change Data Value',
      [field('Country', 'is', 'US'), status('2 - "MQL"')],
      [field('Country', 'is', 'DE'), status('1 - MAL')],
      [undefined, status('0 - New')],
    ),
  ];
  const text = importProgram(found(flow), []);
  expect(text).toContain(`// lifecycle "Person" on [Lifecycle Status] {
//   stage "0 - New"
//   stage "1 - MAL"
//   stage "2 - \\"MQL\\""
// }
`);
  const workspace = createWorkspace();
  workspace.set('file:///a.lifecycle', text);
  expect(workspace.model().lifecycles).toEqual([]);
});

it('offers none for a flag, for values that are computed, and for other fields', () => {
  const flags = [step('Change Data Value', status('On')), step('Change Data Value', status('Off'))];
  const computed = ['{{my.A}}', '{{my.B}}', '{{my.C}}'].map((value) =>
    step('Change Data Value', status(value)),
  );
  const countries = ['US', 'DE', 'FR'].map((value) =>
    step('Change Data Value', { Attribute: 'Country', 'New Value': value }),
  );
  for (const flow of [flags, computed, countries])
    expect(importProgram(found(flow), [])).not.toContain('lifecycle "Person"');
});

it('says what no instance shows', () => {
  expect(importProgram(found([]), [])).toMatch(/^\/\/ Read from an instance.*priorities/);
});

const hidden = '// Marketo does not show which choices of a step without settings do nothing: compare them';
const inUs = field('Country', 'is', 'US');

it('says where a choice without settings may be one that does nothing', () => {
  // Sync Person to SFDC has settings that may be left out: it and nothing look the same.
  const sync = (...branches: Parameters<typeof choices>[1][]) => [choices('Sync Lead to SFDC', ...branches)];
  expect(importProgram(found(sync([inUs, undefined], [undefined, undefined])), [])).toContain(hidden);
  // Where one of its choices has them, one without them is nothing.
  const assigned = sync([inUs, undefined], [undefined, { 'Assign To': 'Sales' }]);
  expect(importProgram(found(assigned), [])).not.toContain(hidden);
  // Change Data Value is nothing without them.
  const change = [choices('Change Data Value', [inUs, undefined], [undefined, status('New')])];
  expect(importProgram(found(change), [])).not.toContain(hidden);
  // Without a condition there is nothing to choose.
  expect(importProgram(found([step('Sync Lead to SFDC', {})]), [])).not.toContain(hidden);
});

it('names the tokens that no API writes', () => {
  const text = importProgram({ ...found([]), fixedTokens: [{ name: 'Invite', type: 'calendar file' }] }, []);
  expect(text).toContain(
    '// It also has the token "Invite" (calendar file), which no API writes and no file declares.',
  );
});
