import type {
  DesiredCampaign,
  DesiredChoice,
  DesiredConstraint,
  DesiredProgram,
  DesiredRule,
  DesiredState,
  DesiredStep,
} from '../../server/src/compiler/index.ts';

/** Desired states written by hand, small enough to read. */

export const primary = (name: string, operator: string, ...values: string[]): DesiredConstraint => ({
  name,
  operator,
  values,
  primary: true,
});

export const also = (name: string, operator: string, ...values: string[]): DesiredConstraint => ({
  name,
  operator,
  values,
  primary: false,
});

export const activity = (name: string, ...constraints: DesiredConstraint[]): DesiredRule => ({
  name,
  type: 'activity',
  negative: false,
  constraints,
});

export const inactivity = (name: string, ...constraints: DesiredConstraint[]): DesiredRule => ({
  ...activity(name, ...constraints),
  negative: true,
});

export const field = (name: string, operator: string, ...values: string[]): DesiredRule => ({
  name,
  type: 'attribute',
  negative: false,
  constraints: [primary(name, operator, ...values)],
});

export const member = (name: string, operator: string, value: string): DesiredRule => ({
  name,
  type: 'attribute',
  negative: false,
  constraints: [primary(name, operator, value)],
});

type Attributes = Readonly<Record<string, string>>;

const attributesOf = (attributes: Attributes): DesiredChoice['attributes'] =>
  Object.entries(attributes).map(([name, value]) => ({ name, value }));

export const step = (name: string, attributes: Attributes): DesiredStep => ({
  name,
  choices: [{ condition: undefined, attributes: attributesOf(attributes) }],
});

/** The last branch is the default; undefined attributes do nothing. */
export const choices = (
  name: string,
  ...branches: (readonly [test: DesiredRule | undefined, attributes: Attributes | undefined])[]
): DesiredStep => ({
  name,
  choices: branches.map(([test, attributes]) => {
    const [constraint] = test?.constraints ?? [];
    return {
      condition:
        test && constraint
          ? { name: test.name, type: 'attribute', operator: constraint.operator, values: constraint.values }
          : undefined,
      attributes: attributes && attributesOf(attributes),
    };
  }),
});

export const campaign = (name: string, parts: Partial<DesiredCampaign> = {}): DesiredCampaign => ({
  name,
  folder: [],
  description: '',
  kind: 'trigger',
  rules: { triggers: [], filters: [], logic: 'all' },
  flow: [],
  active: (parts.kind ?? 'trigger') === 'trigger',
  qualification: { rule: 'once' },
  recurrence: undefined,
  priority: undefined,
  communicationLimits: undefined,
  runAt: undefined,
  like: undefined,
  calls: [],
  ...parts,
});

export const program = (parts: Partial<DesiredProgram> = {}): DesiredProgram => ({
  name: 'OPS Lifecycle',
  folder: ['Marketing Activities', 'Operations'],
  type: 'Default',
  channel: 'Operational',
  workspace: undefined,
  description: '',
  tags: [],
  costs: [],
  tokens: [],
  folders: [],
  lists: [],
  smartLists: [],
  campaigns: [],
  ...parts,
});

export const state = (...programs: DesiredProgram[]): DesiredState => ({ fields: [], programs });

/** Two campaigns, one calling the other: enough for a plan with every kind of write. */
export const small: DesiredState = {
  fields: [
    {
      displayName: 'MQL Date',
      apiName: 'mqlDate',
      dataType: 'datetime',
      description: 'When the person became an MQL.',
    },
  ],
  programs: [
    program({
      folder: ['Marketing Activities', 'Operations', 'Lifecycle'],
      tokens: [{ name: 'MQL Threshold', type: 'score', value: '100' }],
      lists: [{ name: 'Competitors', folder: [], description: '' }],
      campaigns: [
        campaign('200 - MQL: Stamp', {
          rules: {
            triggers: [
              activity(
                'Data Value Changes',
                primary('Attribute', 'is', 'Lead Status'),
                also('New Value', 'is', 'MQL'),
              ),
            ],
            filters: [
              field('Email Address', 'is not empty'),
              member('Member of List', 'not in', 'OPS Lifecycle.Competitors'),
            ],
            logic: 'all',
          },
          flow: [
            step('Change Data Value', { Attribute: 'MQL Date', 'New Value': '{{system.dateTime}}' }),
            step('Request Campaign', { Campaign: 'OPS Lifecycle.210 - MQL: Score' }),
          ],
          calls: ['210 - MQL: Score'],
        }),
        campaign('210 - MQL: Score', {
          rules: {
            triggers: [activity('Campaign is Requested', primary('Source', 'is', 'Marketo Flow Action'))],
            filters: [],
            logic: 'all',
          },
          flow: [
            choices(
              'Change Score',
              [
                field('Job Title', 'contains', 'Chief', 'VP, Sales'),
                { 'Score Name': 'Lead Score', Change: '+30' },
              ],
              [undefined, undefined],
            ),
          ],
        }),
      ],
    }),
  ],
};

/** Everything the plan knows at once. */
export const rich: DesiredState = {
  fields: [
    { displayName: 'Lifecycle Status', apiName: 'lifecycleStatus', dataType: 'string', description: '' },
    { displayName: 'MQL Date', apiName: 'mqlDate', dataType: 'datetime', description: '' },
    {
      displayName: 'Behavior Score',
      apiName: 'behaviorScore',
      dataType: 'score',
      description: 'What people do.',
    },
  ],
  programs: [
    program({
      folder: ['Marketing Activities', 'Operations', 'Lifecycle', 'Programs'],
      description: 'Moves every person through the stages.',
      tags: [{ type: 'Region', value: 'EMEA' }],
      costs: [{ startDate: '2026-01-01', cost: 100, note: 'Tools' }],
      tokens: [
        { name: 'MQL Threshold', type: 'score', value: '100' },
        { name: 'Owner', type: 'text', value: 'Marketing Operations, "EMEA"' },
      ],
      folders: [['0. Processing'], ['2. MQL'], ['2. MQL', 'Alerts']],
      lists: [
        { name: 'Competitors', folder: [], description: 'Nobody we sell to.' },
        { name: 'Partners', folder: ['2. MQL'], description: '' },
      ],
      smartLists: [
        {
          name: 'Fits MQL',
          folder: [],
          description: 'Fits, and has shown interest.',
          rules: {
            triggers: [],
            filters: [
              field('Lifecycle Status', 'is', '0 - Processing', '1 - MAL'),
              field('Behavior Score', 'at least', '100'),
              inactivity('Filled Out Form', primary('Form Name', 'is', 'Unsubscribe')),
              member('Member of Smart List', 'in', 'OPS Lifecycle.Fits MAL'),
            ],
            logic: '1 and (2 or 3) and 4',
          },
        },
        {
          name: 'Fits MAL',
          folder: ['0. Processing'],
          description: '',
          rules: {
            triggers: [],
            filters: [
              field('Lifecycle Status', 'is empty'),
              field('Country', 'is', 'Korea, Republic of', 'Germany'),
            ],
            logic: 'any',
          },
        },
      ],
      campaigns: [
        campaign('090 - Sort', {
          folder: ['0. Processing'],
          kind: 'executable',
          description: 'The only writer of the status.',
          qualification: { rule: 'any' },
          flow: [
            choices(
              'Change Data Value',
              [
                member('Member of Smart List', 'in', 'OPS Lifecycle.Fits MQL'),
                { Attribute: 'Lifecycle Status', 'New Value': '2 - MQL' },
              ],
              [
                member('Member of Smart List', 'in', 'OPS Lifecycle.Fits MAL'),
                { Attribute: 'Lifecycle Status', 'New Value': '1 - MAL' },
              ],
              [undefined, undefined],
            ),
          ],
        }),
        campaign('050 - Hand Raise', {
          folder: ['0. Processing'],
          qualification: { rule: 'interval', amount: 2, unit: 'day' },
          rules: {
            triggers: [
              activity(
                'Fills Out Form',
                primary('Form Name', 'starts with', 'Hand-Raise:'),
                also('Web Page', 'not contains', '/careers'),
              ),
              activity('Lead is Created'),
            ],
            filters: [
              member('Member of List', 'not in', 'OPS Lifecycle.Competitors'),
              inactivity('Filled Out Form', primary('Form Name', 'is', 'Unsubscribe')),
              field('Behavior Score', 'between', '25', '49'),
            ],
            logic: '1 and (2 or 3)',
          },
          flow: [
            step('Execute Campaign', {
              Campaign: 'OPS Lifecycle.090 - Sort',
              'Use Parent Campaign Token Context': 'false',
            }),
            step('Add to List', { 'List Name': 'OPS Lifecycle.Partners' }),
            step('Request Campaign', { Campaign: 'OPS Lifecycle.210 - Tell Sales' }),
          ],
          calls: ['090 - Sort', '210 - Tell Sales'],
        }),
        campaign('210 - Tell Sales', {
          folder: ['2. MQL', 'Alerts'],
          qualification: { rule: 'any' },
          priority: 'high',
          communicationLimits: true,
          rules: {
            triggers: [activity('Campaign is Requested', primary('Source', 'is', 'Marketo Flow Action'))],
            filters: [],
            logic: 'all',
          },
          flow: [
            step('Interesting Moment', { Type: 'Web', Description: 'Raised a hand: {{lead.Full Name}}' }),
          ],
        }),
        campaign('300 - Nightly', {
          kind: 'batch',
          recurrence: 'daily at 02:00',
          runAt: '2027-01-01T02:00',
          rules: { triggers: [], filters: [field('Lifecycle Status', 'is empty')], logic: 'all' },
          flow: [step('Change Data Value', { Attribute: 'Lifecycle Status', 'New Value': '0 - Processing' })],
        }),
        campaign('900 - Paused', {
          active: false,
          rules: { triggers: [activity('Lead is Created')], filters: [], logic: 'all' },
          flow: [step('Change Data Value', { Attribute: 'Lifecycle Status', 'New Value': 'NULL' })],
        }),
      ],
    }),
  ],
};
