import { expect, it } from 'vitest';
import { keywords } from '../../server/src/syntax/index.ts';
import { applyEdits, complete, type Completion, explain } from '../../server/src/ide/index.ts';
import { headsOf } from '../../server/src/ide/completion/head.ts';
import { marked, modelOf, program, uri } from './sample.ts';

/** Completes at the cursor of a text that is written below the sample. */
function completeBelow(source: string): readonly Completion[] {
  const { text, offset } = marked(source);
  return complete(modelOf(`${program}\n${text}`), uri, program.length + 1 + offset);
}

function labels(source: string): readonly string[] {
  return completeBelow(source).map(({ label }) => label);
}

/** The text after an item was chosen. */
function chosen(source: string, label: string): string {
  const { text } = marked(source);
  const whole = `${program}\n${text}`;
  const item = completeBelow(source).find((candidate) => candidate.label === label);
  if (item === undefined) return `no item ${label}`;
  return applyEdits(whole, [{ ...item, text: item.insert }]).slice(program.length + 1);
}

const inCampaign = (line: string): string => `campaign "X" {\n  ${line}\n}`;
const inFlow = (line: string): string => inCampaign(`flow {\n    ${line}\n  }`);

const stages = ['1 - Known', '2 - MQL'];
const longerThanIs = ['is not', 'is empty', 'is not empty'];
const quotedStages = ['"1 - Known"', '"2 - MQL"'];

/** Sources with everything that is offered at their cursor, in any order. */
const exact: readonly (readonly [source: string, expected: readonly string[]])[] = [
  [
    '$0',
    [
      'program',
      'field',
      'lifecycle',
      'campaign',
      'campaign (batch)',
      'campaign (executable)',
      'smart list',
      'list',
      'folder',
      'external',
      'scenario',
    ],
  ],
  [
    'folder "F" {\n  $0\n}',
    ['campaign', 'campaign (batch)', 'campaign (executable)', 'smart list', 'list', 'folder'],
  ],
  [
    inCampaign('$0'),
    [
      'trigger',
      'filter',
      'flow',
      'qualify',
      'schedule',
      'executable',
      'inactive',
      'like',
      'priority',
      'limits',
    ],
  ],
  [inCampaign('qualify $0'), ['once', 'every time', 'every']],
  [inCampaign('qualify every 2 $0'), ['minutes', 'hours', 'days', 'weeks', 'months']],
  [inCampaign('limits $0'), ['on', 'off']],
  [inCampaign('trigger Fills Out F$0'), ['Fills Out Form']],
  [inCampaign('trigger Fills Out Form "$0"'), ['Hand-Raise: Demo']],
  [inCampaign('trigger Fills Out Form "Hand$0"'), ['Hand-Raise: Demo']],
  [inCampaign('trigger Fills Out Form "Hand$0'), ['Hand-Raise: Demo']],
  [
    inCampaign('trigger Campaign is Requested "$0"'),
    ['Marketo Flow Action', 'Web Service API', 'Sales Insight'],
  ],
  [inCampaign('trigger Data Value Changes [Lifecycle Status] { [New Value] is "$0" }'), stages],
  [
    inCampaign('trigger Data Value Changes [Lifecycle Status] { [New Value] is $0 }'),
    [...quotedStages, ...longerThanIs],
  ],
  [inCampaign('filter [Lifecycle Status] is "1 - Known", $0'), quotedStages],
  [inCampaign('filter [Lifecycle Status] is "1 - Known", "$0"'), stages],
  [inCampaign('filter [Segment] is $0'), ['"Small"', '"Large"', ...longerThanIs]],
  [inCampaign('filter [Hand Raised] is $0'), ['true', 'false']],
  [inCampaign('filter [Hand Raised] $0'), ['is']],
  [inCampaign('filter [MQL Date] in past 5 $0'), ['minutes', 'hours', 'days', 'weeks', 'months']],
  [inCampaign('filter [Behavior Score] between 5 $0'), ['and']],
  [inCampaign('filter Member of Smart List "$0"'), ['Fits']],
  [inCampaign('filter not Member of List $0'), ['"Competitors"', 'is any']],
  [inFlow('Execute Campaign "$0"'), ['090 - Sort']],
  [inFlow('Request Campaign "$0"'), ['200 - Tell Sales']],
  [inFlow('Send Email "$0"'), ['OPS Alerts.New MQL']],
  [
    inFlow('Send Alert "OPS Alerts.New MQL" to $0'),
    ['owner', 'sales owner', 'account owner', '{{my.MQL Threshold}}'],
  ],
  [inFlow('Change Data Value [Lifecycle Status] $0'), ['to']],
  [inFlow('Change Score [$0]'), ['Behavior Score', 'Person Score']],
  [inFlow('Change Score [Behavior Score] $0'), ['by', 'to']],
  [inFlow('Wait 5 $0'), ['minutes', 'hours', 'days', 'weeks', 'months']],
  [inFlow('Create Task "Call" { $0 }'), ['[Description]', '[Due In]', '[Priority]', '[Status]']],
  [
    inFlow('Create Task "Call" { [Status] is "Open", $0 }').replace(
      '[Status] is "Open"',
      '[Due In] is 2 days',
    ),
    ['[Description]', '[Priority]', '[Status]'],
  ],
  [inFlow('if [Hand Raised] is true $0'), ['then']],
  [inFlow('if Member of List "Competitors" $0'), ['then']],
  [
    'lifecycle "Other" on [Segment] { stage "A" { $0 } }',
    ['owner', 'master', 'stamp', 'sla', 'entry', 'exit', 'terminal'],
  ],
  [
    'lifecycle "Other" on [Segment] { stage "A" { owner Sales, $0 } }',
    ['owner', 'master', 'stamp', 'sla', 'entry', 'exit', 'terminal'],
  ],
  ['lifecycle "Other" on [Segment] { stage "A" { owner $0 } }', ['Marketing', 'Sales']],
  ['lifecycle "Other" on [Segment] { stage "A"\n stage "B"\n path "A" -> $0 }', ['"A"', '"B"']],
  ['lifecycle "Other" on [Segment] { stage "A"\n allow any -> "$0" }', ['A']],
  [
    'field [X] $0',
    [
      'string',
      'text',
      'email',
      'phone',
      'url',
      'integer',
      'float',
      'currency',
      'percent',
      'score',
      'date',
      'datetime',
      'boolean',
    ],
  ],
  ['field [X] string {\n  $0\n}', ['api', 'values', 'salesforce']],
  ['field [X] string { salesforce $0 }', ['Lead', 'Contact', 'Account', 'Opportunity']],
  ['smart list "X" {\n  $0\n}', ['filter']],
  ['external form "X" { $0 }', ['writes', 'reads', 'requests', 'requestable', 'executable', 'token']],
  ['scenario "X" {\n  $0\n}', ['given', 'when', 'then']],
  ['scenario "X" { when Fills Out Form "Hand-Raise: Demo" $0 }', ['creating the person']],
  ['scenario "X" { then Wait happens $0 }', ['once', 'never', 'before']],
  ['scenario "X" { when [Lifecycle Status] becomes "$0" }', stages],
  ['// a comment $0', []],
  ['// lifecycle-ignore slow/order -- because $0', []],
  ['/* a comment $0 */', []],
  [inCampaign('qualify every 12$0'), []],
  ['campaign "$0"', []],
];

it.each(exact)('offers at %j exactly %j', (source, expected) => {
  expect(labels(source).toSorted()).toEqual(expected.toSorted());
});

/** Sources with some of what is offered, and some of what is not. */
const partial: readonly (readonly [
  source: string,
  offered: readonly string[],
  missing: readonly string[],
])[] = [
  [
    inCampaign('trigger $0'),
    ['Person is Created', 'Fills Out Form'],
    ['Filled Out Form', 'Change Data Value', 'not'],
  ],
  [
    inCampaign('filter $0'),
    ['Filled Out Form', 'Member of List', '[Lifecycle Status]', 'not', 'any'],
    ['Fills Out Form'],
  ],
  [
    inCampaign('filter any {\n    $0\n  }'),
    ['Filled Out Form', '[Hand Raised]', 'all'],
    ['trigger', 'Fills Out Form'],
  ],
  [inCampaign('filter [$0]'), ['Lifecycle Status', 'Email Address'], ['[Lifecycle Status]', 'is']],
  [
    inCampaign('trigger Fills Out Form $0'),
    ['"Hand-Raise: Demo"', 'starts with', 'is any'],
    ['Fills Out Form'],
  ],
  [inCampaign('filter Fill$0'), ['Filled Out Form'], ['Fills Out Form']],
  [inFlow('$0'), ['Change Data Value', 'Wait', 'if'], ['Member of List', 'else']],
  [inFlow('if [Hand Raised] is true then Wait 1 day\n    $0'), ['else', 'else if', 'Wait'], []],
  [inFlow('if [Hand Raised] is true then $0'), ['Change Data Value', 'nothing'], ['Member of List']],
  [inFlow('if $0'), ['[Hand Raised]', 'Member of List', 'not'], ['Filled Out Form', 'Wait']],
  [
    inFlow('Change Data Value [Lifecycle Status] to $0'),
    [...quotedStages, 'empty', '{{my.MQL Threshold}}'],
    ['Wait'],
  ],
  [
    inFlow('Change Data Value [MQL Date] to {{$0}}'),
    ['my.MQL Threshold', 'system.dateTime', 'lead.First Name'],
    [],
  ],
  [inFlow('Change Data Value [MQL Date] to {{sys$0'), ['system.dateTime'], []],
  [inFlow('Interesting Moment "Web" { [Description] is "Hi {{$0" }'), ['lead.First Name'], []],
  [
    inCampaign('filter Filled Out Form "Hand-Raise: Demo" { [$0] }'),
    ['Date of Activity', 'Web Page'],
    ['Form Name'],
  ],
  ['// lifecycle-ignore $0', ['slow/order', 'name/duplicate'], ['suppress/unused', 'syntax/missing']],
  ['// lifecycle-ignore slow/order, na$0', ['name/duplicate'], []],
  ['external $0', ['form', 'smart list', 'engagement program'], []],
  ['external smart $0', ['list'], ['smart list']],
  ['lifecycle "X" on $0', ['[Lifecycle Status]', 'Revenue Stage'], []],
  ['lifecycle "X" on [Segment] { stage "A" { stamp $0 } }', ['[MQL Date]', 'first', 'latest'], []],
  ['campaign "X" { schedule weekly on Monday, $0 }', ['Tuesday'], []],
  ['scenario "X" { given $0 }', ['[Lifecycle Status]', 'Member of List'], ['Filled Out Form']],
  ['scenario "X" { when $0 }', ['Fills Out Form', '[Lifecycle Status]', 'after', 'all'], ['Filled Out Form']],
  ['scenario "X" { when after 10 minutes $0 }', ['Fills Out Form'], []],
  ['scenario "X" { then Wait happens before $0 }', ['Send Alert'], ['Fills Out Form']],
];

it.each(partial)('offers at %j, among others, %j and not %j', (source, offered, missing) => {
  const found = labels(source);
  expect(offered.filter((label) => !found.includes(label))).toEqual([]);
  expect(missing.filter((label) => found.includes(label))).toEqual([]);
});

it.each([
  [inCampaign('trigger Fills Out F$0'), 'Fills Out Form', inCampaign('trigger Fills Out Form "$1"')],
  [inCampaign('trigger lead is c$0'), 'Person is Created', inCampaign('trigger Person is Created')],
  [
    inCampaign('filter [Lifecycle Status] is "1$0"'),
    '2 - MQL',
    inCampaign('filter [Lifecycle Status] is "2 - MQL"'),
  ],
  [
    inCampaign('filter [Lifecycle Status] is "1$0'),
    '2 - MQL',
    inCampaign('filter [Lifecycle Status] is "2 - MQL"'),
  ],
  [inCampaign('filter [Life$0'), 'Lifecycle Status', inCampaign('filter [Lifecycle Status]')],
  [
    inCampaign('filter [Job Title] not st$0'),
    'not starts with',
    inCampaign('filter [Job Title] not starts with'),
  ],
  [inFlow('Change D$0'), 'Change Data Value', inFlow('Change Data Value [$1] to $2')],
  [inFlow('Change S$0'), 'Change Score', inFlow('Change Score [$1] by $2')],
  [inFlow('W$0'), 'Wait', inFlow('Wait ${1:1 day}')],
  [
    inFlow('Add to E$0'),
    'Add to Engagement Program',
    inFlow('Add to Engagement Program "$1" { [Stream] is "$2" }'),
  ],
  [
    inFlow('Change Data Value [X] to {{sys$0}}'),
    'system.date',
    inFlow('Change Data Value [X] to {{system.date}}'),
  ],
  [
    inFlow('Change Data Value [X] to {{sys$0'),
    'system.date',
    inFlow('Change Data Value [X] to {{system.date}}'),
  ],
  [inFlow('Create Task "Call" { [Du$0 }'), 'Due In', inFlow('Create Task "Call" { [Due In] }')],
])('writes at %j for %s: %j', (source, label, expected) => {
  expect(chosen(source, label)).toBe(expected);
});

it('has a head with a snippet for every word that may begin a statement of a block', () => {
  const missing = keywords.flatMap(({ word, role, blocks }) => {
    if (role !== 'statement' && role !== 'declaration') return [];
    const word1 = word === 'smart' ? 'smart list' : word;
    const places = role === 'declaration' ? [undefined, ...blocks] : blocks;
    return places
      .filter((block) => !headsOf(block).some((head) => head.word === word1))
      .map((block) => `${word} in ${block}`);
  });
  expect(missing).toEqual([]);
});

it('explains everything that it offers with a subject', () => {
  const model = modelOf(program);
  const items = [
    inCampaign('trigger $0'),
    inCampaign('filter $0'),
    inFlow('$0'),
    inCampaign('$0'),
    '$0',
  ].flatMap(completeBelow);
  const subjects = items.flatMap(({ subject }) => subject ?? []);
  expect(subjects.length).toBeGreaterThan(300);
  expect(subjects.filter((subject) => explain(model, subject) === undefined)).toEqual([]);
});

it('offers names that look like JavaScript as any other name', () => {
  const source = 'field [__proto__] string { values "constructor", "toString" }\n';
  expect(labels(`${source}${inCampaign('filter [__proto__] is "$0"')}`)).toEqual(['constructor', 'toString']);
});

it('escapes what stands in quotes and brackets', () => {
  const source = 'field [A]]B] string { values "say \\"hi\\"" }\n';
  expect(labels(`${source}${inCampaign('filter [A]]B] is not $0')}`)).toContain('"say \\"hi\\""');
  expect(chosen(`${source}${inCampaign('filter [$0')}`, 'A]B')).toContain('filter [A]]B]');
});

it.each([200, 2000])(
  'never fails, wherever the cursor stands in the first %d characters of the sample',
  (length) => {
    const model = modelOf(program);
    for (let offset = 0; offset <= Math.min(length, program.length); offset += 1)
      complete(model, uri, offset);
  },
);

it('never fails in a text that is cut off anywhere', () => {
  for (let length = 0; length < program.length; length += 7)
    complete(modelOf(program.slice(0, length)), uri, length);
});
