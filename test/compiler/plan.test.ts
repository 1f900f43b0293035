import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compare,
  hasDrift,
  makePlan,
  parsePlan,
  printPlan,
  renderDriftText,
  renderPlanText,
  type DesiredCampaign,
  type DesiredState,
  type Plan,
  type Snapshot,
} from '../../server/src/compiler/index.ts';
import { calleesFirst } from '../../server/src/compiler/plan/campaign-order.ts';
import {
  activity,
  campaign,
  field,
  inactivity,
  member,
  primary,
  program,
  rich,
  small,
  state,
  step,
} from './plan-examples.ts';
import { deployed, emptyInstance } from './plan-snapshots.ts';

const plan = (desired: DesiredState, snapshot: Snapshot = emptyInstance): Plan =>
  makePlan(desired, snapshot, 'Staging');
const ids = ({ operations }: Plan): readonly string[] => operations.map(({ id }) => id);

it('orders a new lifecycle so that everything exists before it is named', () => {
  expect(ids(plan(small))).toEqual([
    'field/mqlDate',
    'folder/Marketing Activities/Operations/Lifecycle',
    'program/OPS Lifecycle',
    'token/OPS Lifecycle/MQL Threshold',
    'list/OPS Lifecycle/Competitors',
    'campaign/OPS Lifecycle/200 - MQL: Stamp/create',
    'campaign/OPS Lifecycle/210 - MQL: Score/create',
    'campaign/OPS Lifecycle/200 - MQL: Stamp/rules',
    'campaign/OPS Lifecycle/200 - MQL: Stamp/flow',
    'campaign/OPS Lifecycle/200 - MQL: Stamp/check',
    'campaign/OPS Lifecycle/210 - MQL: Score/rules',
    'campaign/OPS Lifecycle/210 - MQL: Score/flow',
    'campaign/OPS Lifecycle/210 - MQL: Score/check',
    'campaign/OPS Lifecycle/210 - MQL: Score/activate',
    'campaign/OPS Lifecycle/200 - MQL: Stamp/activate',
  ]);
});

it('depends on earlier operations only, and names each once', () => {
  for (const desired of [small, rich]) {
    const seen = new Set<string>();
    for (const { id, dependsOn } of plan(desired).operations) {
      for (const earlier of dependsOn) expect(seen).toContain(earlier);
      expect(seen).not.toContain(id);
      seen.add(id);
    }
  }
});

it('shows the whole plan as text', () => {
  expect(renderPlanText(plan(small), { quota: { used: 1200, limit: 50_000 } })).toMatchInlineSnapshot(`
    "+ field [MQL Date]
        +field [MQL Date] datetime { api "mqlDate" }

    + folder "Marketing Activities / Operations / Lifecycle"

    + program "OPS Lifecycle"
        +in "Marketing Activities / Operations / Lifecycle"
        +type "Default"
        +channel "Operational"

    + token "MQL Threshold"
        +token "MQL Threshold" score 100

    + list "Competitors"

    + campaign "200 - MQL: Stamp"
        +qualify once
        +trigger Data Value Changes [Lead Status] { [New Value] is "MQL" }
        +filter [Email Address] is not empty
        +filter not Member of List "Competitors"
        +flow {
        +  Change Data Value [MQL Date] to {{system.dateTime}}
        +  Request Campaign "210 - MQL: Score"
        +}

    + campaign "210 - MQL: Score"
        +qualify once
        +trigger Campaign is Requested "Marketo Flow Action"
        +flow {
        +  if [Job Title] contains "Chief", "VP, Sales" then Change Score [Lead Score] by 30
        +  else nothing
        +}

    1 new field will stay: Marketo never deletes a field again.

    1200 of today's 50000 API calls are used.
    7 to create, 31 API calls, about 13 seconds
    "
  `);
});

it('marks text with colours only where they are wanted', () => {
  const made = plan(small);
  expect(renderPlanText(made)).not.toContain('\u001b');
  const coloured = renderPlanText(made, { colour: true });
  expect(coloured).toContain('\u001b[32m+ program "OPS Lifecycle"\u001b[0m');
  expect(stripVTControlCharacters(coloured)).toBe(renderPlanText(made));
});

it('keeps control characters of names away from terminals', () => {
  const text = renderPlanText(plan(state(program({ name: 'P\u001b[2J\u202e\u0007' }))), { colour: false });
  const control = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).filter(
    (one) => one !== '\n',
  );
  for (const character of [...control, '\u202e']) expect(text).not.toContain(character);
});

it('plans nothing for an instance that holds it all', () => {
  const made = plan(rich, deployed(rich));
  expect(made.operations).toEqual([]);
  expect(made.manual).toEqual([]);
  expect(made.changes.filter(({ action }) => action !== 'unchanged')).toEqual([]);
  expect(renderPlanText(made)).toBe('No changes: Staging matches the files (15 assets unchanged).\n');
  expect(compare(rich, deployed(rich))).toEqual([]);
});

it('never names an instance as its own basis twice the same when it changed', () => {
  const before = plan(rich, deployed(rich)).basis;
  const [found] = deployed(rich).programs;
  const changed = { ...deployed(rich), programs: found ? [{ ...found, channel: 'Content' }] : [] };
  expect(plan(rich, changed).basis).not.toBe(before);
  expect(plan(rich, { ...deployed(rich), calls: 99 }).basis).toBe(before);
});

it('survives a journey through a file', () => {
  const made = plan(rich);
  const parsed = parsePlan(printPlan(made));
  expect(parsed).toEqual({ kind: 'plan', plan: made });
});

it.for([
  ['', 'The file is not a plan: it holds no JSON.'],
  ['{"version":2}', 'The plan is of version 2, this program knows version 1: make the plan anew.'],
  [
    '{"version":1,"operations":[]}',
    'The file is not a plan: instance Invalid input: expected string, received undefined',
  ],
  ['[]', 'The file is not a plan: Invalid input: expected object, received array'],
] as const)('refuses %j as a plan', ([text, message]) => {
  expect(parsePlan(text)).toEqual({ kind: 'problem', message });
});

it('puts callees before callers, and breaks circles where it enters them', () => {
  const named = (name: string, ...calls: string[]) => ({ decision: { wanted: { name, calls } } });
  const order = calleesFirst([
    named('A', 'B'),
    named('B', 'C'),
    named('C', 'A'),
    named('D', 'd', '__proto__'),
    named('__proto__', 'B'),
  ]);
  expect(order.map(({ decision }) => decision.wanted.name)).toEqual(['C', 'B', 'A', '__proto__', 'D']);
  const chain = Array.from({ length: 20_000 }, (_, index) => named(`${index}`, `${index + 1}`));
  expect(calleesFirst(chain)[0]?.decision.wanted.name).toBe('19999');
});

it('asks for what no API writes, with a link where there is one', () => {
  const lone = campaign('X', {
    qualification: { rule: 'interval', amount: 1, unit: 'week' },
    communicationLimits: false,
  });
  const desired = state(program({ campaigns: [lone] }));
  const found = deployed(desired);
  const [first] = found.programs;
  const [there] = first?.campaigns ?? [];
  if (first === undefined || there === undefined) throw new Error('the example has a campaign');
  const other = {
    ...there,
    folder: ['Elsewhere'],
    qualification: { rule: 'once' },
    communicationLimits: true,
  } as const;
  const made = plan(desired, { ...found, programs: [{ ...first, channel: 'Content', campaigns: [other] }] });
  expect(made.operations).toEqual([]);
  expect(made.manual.map(({ action, url }) => [action, url])).toEqual([
    [
      'The program\'s channel is "Content", the files say "Operational". No API changes that: make the files agree, or do it by hand.',
      first.url,
    ],
    ['Move the campaign "X" directly below the program: no API moves it.', other.url],
    ['Set the qualification rule of "X" to "every 1 week".', other.url],
    ['Switch communication limits of "X" off.', other.url],
  ]);
});

it('does not plan what cannot be: a field of another type, a folder tree without its root', () => {
  const date = { displayName: 'MQL Date', apiName: 'mqlDate', dataType: 'date', description: '' };
  const made = plan(
    { fields: [{ ...date, dataType: 'datetime' }], programs: [program({ folder: ['Nowhere', 'At All'] })] },
    { ...emptyInstance, fields: [date] },
  );
  expect(made.operations).toEqual([]);
  expect(made.manual.map(({ action }) => action)).toEqual([
    'The field "MQL Date" is of type date in the instance and datetime in the files. No field changes its type: make the files agree, or use another field.',
    'There is no "Nowhere" at the top of the instance\'s tree; name a place below "Marketing Activities".',
  ]);
});

it('clones a template and writes only what the files add to it', () => {
  const like = { name: 'Kit.Stamp', program: 'Kit' };
  const desired = state(
    program({
      campaigns: [
        campaign('Pure', { like }),
        campaign('More', { like, flow: [step('Wait', { Duration: '1 day' })] }),
      ],
    }),
  );
  const snapshot = { ...emptyInstance, templates: [{ ...like, id: 77 }] };
  const made = plan(desired, snapshot);
  expect(made.operations.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual([
    'create-program native',
    'clone-campaign template',
    'clone-campaign template',
    'write-rules native',
    'write-flow native',
    'check-campaign native',
    'describe-asset native',
    'activate-campaign native',
    'activate-campaign native',
  ]);
});

it('says what an instance lacks, has too much of, has otherwise and does not show', () => {
  const found = deployed(rich);
  const [first] = found.programs;
  if (first === undefined) throw new Error('the example has a program');
  const drifted: Snapshot = {
    ...found,
    fields: found.fields.slice(1),
    programs: [
      {
        ...first,
        tokens: [
          { name: 'MQL Threshold', type: 'score', value: '90' },
          { name: 'Stray', type: 'text', value: '' },
        ],
        lists: [],
        campaigns: first.campaigns.map((one) =>
          one.name === '210 - Tell Sales'
            ? { ...one, flow: undefined, errors: ['Campaign is Requested: Source is gone'] }
            : one,
        ),
      },
    ],
  };
  const drifts = compare(rich, drifted);
  expect(renderDriftText(drifts)).toMatchInlineSnapshot(`
    "+ field [Lifecycle Status]
        It is in the files but not in the instance.
        +field [Lifecycle Status] string { api "lifecycleStatus" }
    ~ token "MQL Threshold"
        The token has another value.
        -token "MQL Threshold" score 90
        +token "MQL Threshold" score 100
    + token "Owner"
        It is in the files but not in the instance.
        +token "Owner" text "Marketing Operations, \\"EMEA\\""
    - token "Stray"
        It is in the program but not in the files.
    + list "Competitors"
        It is in the files but not in the instance.
    + list "Partners"
        It is in the files but not in the instance.
    ? campaign "210 - Tell Sales"
        This instance does not show the flow.
    ~ campaign "210 - Tell Sales"
        Marketo marks a rule as broken: Campaign is Requested: Source is gone
    "
  `);
  expect(hasDrift(drifts)).toBe(true);
  expect(hasDrift(drifts.filter(({ kind }) => kind === 'unreadable'))).toBe(false);
});

it('writes rules again when the mark does not vouch for a negation', () => {
  const one = campaign('X', {
    active: false,
    rules: {
      triggers: [activity('Lead is Created')],
      filters: [inactivity('Filled Out Form', primary('Form Name', 'is', 'A'))],
      logic: 'all',
    },
  });
  const turned = {
    ...one,
    rules: { ...one.rules, filters: one.rules.filters.map((rule) => ({ ...rule, negative: false })) },
  };
  const at = (wanted: DesiredCampaign, there: DesiredCampaign) =>
    ids(plan(state(program({ campaigns: [wanted] })), deployed(state(program({ campaigns: [there] })))));
  expect(at(one, one)).toEqual([]);
  expect(at(turned, one)).toEqual([
    'campaign/OPS Lifecycle/X/rules',
    'campaign/OPS Lifecycle/X/check',
    'campaign/OPS Lifecycle/X/description',
  ]);
  expect(at(one, turned)).toHaveLength(3);
});

it('lets the mark of the program vouch for its smart lists', () => {
  const list = (negative: boolean) => ({
    name: 'L',
    folder: [],
    description: '',
    rules: {
      triggers: [],
      filters: [{ ...activity('Filled Out Form', primary('Form Name', 'is', 'A')), negative }],
      logic: 'all',
    },
  });
  const [plain, negated] = [false, true].map((negative) => state(program({ smartLists: [list(negative)] })));
  if (plain === undefined || negated === undefined) throw new Error('there are two');
  expect(ids(plan(negated, deployed(negated)))).toEqual([]);
  expect(ids(plan(plain, deployed(negated)))).toEqual([
    'smart list/OPS Lifecycle/L/rules',
    'program/OPS Lifecycle',
  ]);
  expect(ids(plan(negated, deployed(plain)))).toEqual([
    'smart list/OPS Lifecycle/L/rules',
    'program/OPS Lifecycle',
  ]);
});

it('needs no mark for a program that was made by hand', () => {
  const found = deployed(rich);
  const unmarked: Snapshot = {
    ...found,
    programs: found.programs.map((one) => ({
      ...one,
      description: 'Moves every person through the stages.',
      smartLists: [],
      campaigns: one.campaigns.map((item) => ({
        ...item,
        description: rich.programs[0]?.campaigns.find(({ name }) => name === item.name)?.description ?? '',
      })),
    })),
  };
  const positive: DesiredState = {
    ...rich,
    programs: rich.programs.map((one) => ({
      ...one,
      smartLists: [],
      campaigns: one.campaigns.map((item) => ({
        ...item,
        rules: { ...item.rules, filters: item.rules.filters.map((rule) => ({ ...rule, negative: false })) },
      })),
    })),
  };
  expect(ids(plan(positive, unmarked))).toEqual([]);
});

it('plans a program of two thousand campaigns in a moment', () => {
  const campaigns = Array.from({ length: 2000 }, (_, index) =>
    campaign(`${index}`, {
      rules: {
        triggers: [activity('Lead is Created')],
        filters: [field('Country', 'is', 'US')],
        logic: 'all',
      },
      flow: [step('Request Campaign', { Campaign: `OPS Lifecycle.${index + 1}` })],
      calls: [`${index + 1}`],
    }),
  );
  const many = state(program({ campaigns }));
  const last = (end: DesiredCampaign): DesiredState =>
    state(program({ campaigns: [...campaigns.slice(0, -1), end] }));
  const start = performance.now();
  expect(plan(many, deployed(many)).operations).toEqual([]);
  // The last one changes, and every caller up the chain is replaced with it.
  expect(
    plan(last(campaign('1999', { flow: [step('Wait', { Duration: '1 day' })] })), deployed(many)).summary
      .update,
  ).toBe(2000);
  expect(performance.now() - start).toBeLessThan(15_000);
});

const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'A', 'a', 'B', '⟦lifecycle 1a2b3c⟧', 'X ⟦next⟧'),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const anyRule = fc.oneof(
  fc
    .tuple(name, fc.constantFrom('is', 'is not', 'contains'), fc.array(name, { minLength: 1, maxLength: 3 }))
    .map(([who, operator, values]) => field(who, operator, ...values)),
  fc
    .tuple(fc.constantFrom('in', 'not in'), name)
    .map(([operator, value]) => member('Member of List', operator, value)),
  fc
    .tuple(name, fc.boolean())
    .map(([who, negative]) => ({ ...activity(who, primary('P', 'is', 'v')), negative })),
);
const anyCampaign = fc
  .record({
    name,
    description: fc.string({ maxLength: 30 }),
    kind: fc.constantFrom('trigger', 'batch', 'executable'),
    active: fc.boolean(),
    filters: fc.array(anyRule, { maxLength: 4 }),
    logic: fc.constantFrom('all', 'any', '1 and (2 or 3)'),
    flow: fc.array(
      fc.tuple(name, name).map(([key, value]) => step('Change Data Value', { [key]: value })),
      { maxLength: 3 },
    ),
    calls: fc.array(name, { maxLength: 2 }),
  })
  .map(({ filters, logic, name: who, kind, active, ...rest }) =>
    campaign(who, {
      ...rest,
      kind,
      active: kind === 'trigger' && active,
      rules: { triggers: [], filters, logic },
    }),
  );
const anyState = fc
  .record({
    campaigns: fc.uniqueArray(anyCampaign, {
      maxLength: 6,
      selector: ({ name: who }) => who.trim().replaceAll(/\s+/g, ' ').toLowerCase(),
    }),
    smartLists: fc.uniqueArray(
      fc.record({ name, filters: fc.array(anyRule, { maxLength: 3 }) }).map(({ name: who, filters }) => ({
        name: who,
        folder: [],
        description: '',
        rules: { triggers: [], filters, logic: 'all' },
      })),
      { maxLength: 3, selector: ({ name: who }) => who.trim().replaceAll(/\s+/g, ' ').toLowerCase() },
    ),
  })
  .map((parts) => state(program(parts)));

it('plans nothing and finds no drift where the files were just deployed, whatever they say', () => {
  fc.assert(
    fc.property(anyState, (desired) => {
      expect(ids(plan(desired, deployed(desired)))).toEqual([]);
      expect(compare(desired, deployed(desired)).filter(({ kind }) => kind !== 'extra')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it('keeps its order, its counts and its form, whatever stands in files and instance', () => {
  fc.assert(
    fc.property(anyState, anyState, (desired, other) => {
      const made = plan(desired, deployed(other));
      const seen = new Set<string>();
      for (const { id, dependsOn } of made.operations) {
        for (const earlier of dependsOn) expect(seen).toContain(earlier);
        expect(seen).not.toContain(id);
        seen.add(id);
      }
      // Each program that is touched is marked, and the mark taken away.
      const marking = made.summary.calls - made.operations.flatMap(({ calls }) => calls).length;
      expect(marking % 2).toBe(0);
      expect(marking > 0).toBe(
        made.operations.some(({ kind }) => kind !== 'create-field' && kind !== 'create-folder'),
      );
      expect(parsePlan(printPlan(made))).toEqual({ kind: 'plan', plan: made });
      expect(() => renderPlanText(made)).not.toThrow();
      expect(() => renderDriftText(compare(desired, deployed(other)))).not.toThrow();
    }),
    { numRuns: 150 },
  );
});
