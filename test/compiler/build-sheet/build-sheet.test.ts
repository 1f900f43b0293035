import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  makeBuildSheet,
  makePlan,
  normalFlow,
  normalRules,
  parsePlan,
  printPlan,
  renderSheetMarkdown,
  renderSheetPage,
  type DesiredState,
  type Snapshot,
} from '../../../server/src/compiler/index.ts';
import { sha256 } from '../../../server/src/compiler/build-sheet/sha256.ts';
import {
  activity,
  also,
  campaign,
  choices,
  field,
  inactivity,
  member,
  primary,
  program,
  rich,
  state,
  step,
} from '../plan-examples.ts';
import { deployed, emptyInstance } from '../plan-snapshots.ts';
import { follow, switchedOn, type Built } from './follow.ts';
import { readPage } from './read-page.ts';

const classic: Snapshot = { ...emptyInstance, capabilities: { rulesAndFlow: 'absent' } };
const planFor = (desired: DesiredState) => makePlan(desired, classic, 'Local');
const sheetFor = (desired: DesiredState) => makeBuildSheet(planFor(desired));
const pageFor = (desired: DesiredState) => renderSheetPage(sheetFor(desired));

/** Everything that a person builds, in a form in which equal meaning is equal. */
const meaning = ({ of, name, path, rules, flow }: Omit<Built, 'settings'>) => ({
  of,
  name,
  path,
  rules: normalRules(rules, ''),
  flow: normalFlow(flow, ''),
});

function wanted({ programs }: DesiredState): readonly Omit<Built, 'settings'>[] {
  return programs.flatMap(({ name: around, smartLists, campaigns }) => [
    ...smartLists.map(({ name, folder, rules }) => ({
      of: 'smart list',
      name,
      path: [around, ...folder],
      rules,
      flow: [],
    })),
    ...campaigns.map(({ name, folder, rules, flow }) => ({
      of: 'campaign',
      name,
      path: [around, ...folder],
      rules,
      flow,
    })),
  ]);
}

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1;

function expectEverything(desired: DesiredState): void {
  const built = follow(readPage(pageFor(desired)));
  expect(built.map(meaning).sort(byName)).toEqual(wanted(desired).map(meaning).sort(byName));
}

it('leaves out nothing of a whole lifecycle for whoever follows the page', () => {
  expectEverything(rich);
  const settings = new Map(follow(readPage(pageFor(rich))).map((built) => [built.name, built.settings]));
  expect(settings.get('090 - Sort')).toEqual(
    new Map([
      ['Executable', 'ticked'],
      ['Each person can run through the flow', 'every time'],
    ]),
  );
  expect(settings.get('050 - Hand Raise')).toEqual(
    new Map([['Each person can run through the flow', 'every 2 days']]),
  );
  expect(settings.get('210 - Tell Sales')).toEqual(
    new Map([
      ['Each person can run through the flow', 'every time'],
      ['Priority', 'high'],
      ['Communication limits', 'on'],
    ]),
  );
  expect(settings.get('300 - Nightly')).toEqual(new Map([['Schedule recurrence', 'daily at 02:00']]));
});

it('puts callees before callers, when they are built and when they are switched on', () => {
  const assets = readPage(pageFor(rich));
  const built = assets.filter(({ section }) => section === 'Campaigns').map(({ name }) => name);
  expect(built).toEqual([
    '090 - Sort',
    '210 - Tell Sales',
    '050 - Hand Raise',
    '300 - Nightly',
    '900 - Paused',
  ]);
  expect(switchedOn(assets)).toEqual(['210 - Tell Sales', '050 - Hand Raise']);
  const run = assets.find(({ section, name }) => section === 'Switch on' && name === '300 - Nightly');
  expect(run?.parts[0]?.items[0]?.text).toContain('2027-01-01 02:00');
});

const renewed = (filter: string): DesiredState =>
  state(
    program({
      campaigns: [
        campaign('A', {
          rules: {
            triggers: [activity('Lead is Created')],
            filters: [field('Country', 'is', filter)],
            logic: 'all',
          },
          flow: [step('Change Data Value', { Attribute: 'City', 'New Value': 'NULL' })],
        }),
      ],
    }),
  );

it('has a campaign switched off before it is edited, and on afterwards', () => {
  const before: Snapshot = { ...deployed(renewed('DE')), capabilities: { rulesAndFlow: 'absent' } };
  const sheet = makeBuildSheet(makePlan(renewed('US'), before, 'Local'));
  expect(
    sheet.sections.map(({ heading, assets }) => [
      heading,
      assets.flatMap(({ parts }) => parts.map((part) => part.heading)),
    ]),
  ).toEqual([
    ['Campaigns', ['Before you edit it', 'Smart List', 'Flow']],
    ['Switch on', ['']],
  ]);
  expect(makeBuildSheet(makePlan(renewed('DE'), before, 'Local')).sections).toEqual([]);
});

it('holds what is left to do by hand where the API writes everything else', () => {
  const sheet = makeBuildSheet(makePlan(renewed('US'), deployed(renewed('DE')), 'Local'));
  expect(sheet.sections.map(({ heading, assets }) => [heading, assets.map(({ name: who }) => who)])).toEqual([
    ['Afterwards', ['A ⟦old 10000⟧']],
  ]);
});

const name = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '</code>',
    '"><img src=x onerror=alert(1)>',
    "a'b`c&amp;",
    '${x}',
    ' a ',
  ),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const operator = fc.constantFrom('is', 'is not', 'contains', 'between', 'in past');
const anyRule = fc.oneof(
  fc.tuple(name, operator, names).map(([who, how, values]) => field(who, how, ...values)),
  fc.tuple(fc.constantFrom('in', 'not in'), name).map(([how, value]) => member('Member of List', how, value)),
  fc
    .tuple(
      fc.constantFrom(activity, inactivity),
      operator,
      names,
      fc.array(fc.tuple(name, names), { maxLength: 2 }),
    )
    .map(([make, how, values, more]) =>
      make(
        'Filled Out Form',
        primary('Form Name', how, ...values),
        ...more.map(([which, what]) => also(which, 'is', ...what)),
      ),
    ),
);
const attributes = fc.dictionary(fc.constantFrom('Attribute', 'New Value', '</dt>'), name, { minKeys: 1 });
const anyStep = fc.oneof(
  attributes.map((all) => step('Change Data Value', all)),
  fc
    .tuple(
      fc.array(fc.tuple(fc.tuple(name, operator, names), fc.option(attributes, { nil: undefined })), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.option(attributes, { nil: undefined }),
    )
    .map(([branches, last]) =>
      choices(
        'Change Score',
        ...branches.map(([[who, how, values], all]) => [field(who, how, ...values), all] as const),
        [undefined, last],
      ),
    ),
);
const rules = fc.record({
  triggers: fc.array(
    names.map((values) => activity('Fills Out Form', primary('Form Name', 'is', ...values))),
    {
      maxLength: 2,
    },
  ),
  filters: fc.array(anyRule, { maxLength: 4 }),
  logic: fc.constantFrom('all', 'any', '1 and (2 or 3)'),
});
const keyOf = ({ name: who }: { readonly name: string }): string =>
  who.trim().replaceAll(/\s+/g, ' ').toLowerCase();
const anyState = fc
  .record({
    name,
    campaigns: fc.uniqueArray(fc.record({ name, rules, flow: fc.array(anyStep, { maxLength: 3 }) }), {
      maxLength: 4,
      selector: keyOf,
    }),
    smartLists: fc.uniqueArray(fc.record({ name, rules }), { maxLength: 2, selector: keyOf }),
  })
  .map((parts) =>
    state(
      program({
        name: parts.name,
        campaigns: parts.campaigns.map(({ name: who, ...rest }) => campaign(who, rest)),
        smartLists: parts.smartLists.map((list) => ({
          name: list.name,
          folder: [],
          description: '',
          rules: { ...list.rules, triggers: [] },
        })),
      }),
    ),
  );

it('leaves out nothing, whatever the files say and however things are called', () => {
  fc.assert(fc.property(anyState, expectEverything), { numRuns: 60 });
});

it('says the same in Markdown', () => {
  fc.assert(
    fc.property(anyState, (desired) => {
      const text = renderSheetMarkdown(sheetFor(desired));
      const values = wanted(desired).flatMap(({ rules: all, flow }) => [
        ...[...all.triggers, ...all.filters].flatMap(({ constraints }) =>
          constraints.flatMap(({ values: some }) => some),
        ),
        ...flow.flatMap(({ choices: some }) =>
          some.flatMap((choice) => [
            ...(choice.condition?.values ?? []),
            ...(choice.attributes ?? []).map(({ value }) => value),
          ]),
        ),
      ]);
      for (const value of values) expect(text).toContain(value);
      const boxes = text.split('\n').filter((line) => line.startsWith('- [ ] '));
      const items = sheetFor(desired).sections.flatMap(({ assets }) =>
        assets.flatMap(({ parts }) => parts.flatMap((part) => part.items)),
      );
      expect(boxes).toHaveLength(items.length);
    }),
    { numRuns: 50 },
  );
});

it('runs its own script and style and nothing else, whatever the names in it are', () => {
  const hostile = '"><script>alert(1)</script><style>*{}</style></title>';
  const page = pageFor(state(program({ name: hostile, campaigns: [campaign(hostile)] })));
  const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const [script, ...otherScripts] = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, text = '']) => text,
  );
  const [style, ...otherStyles] = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
  expect([otherScripts, otherStyles]).toEqual([[], []]);
  const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
  expect(policy).toBe(
    `default-src 'none'; script-src '${hash(script ?? '')}'; style-src '${hash(style ?? '')}'; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/ on\w+=|javascript:|src=/i);
});

it('leads to web pages only', () => {
  const item = { asset: 'campaign "A"', action: 'Look.', operation: undefined, until: undefined };
  const shown = (url: string): string => {
    const sheet = makeBuildSheet({ instance: 'Local', basis: '', manual: [{ ...item, url }] });
    return renderSheetPage(sheet) + renderSheetMarkdown(sheet);
  };
  expect(shown('javascript:alert(1)')).not.toContain('alert');
  expect(shown('https://app.example/#SC1A1"onclick="x')).toContain(
    'href="https://app.example/#SC1A1%22onclick=%22x"',
  );
  expect(shown('https://app.example/#SC1A1')).toContain('[Open in Marketo](<https://app.example/#SC1A1>)');
});

it('keeps ticks for the same work only', () => {
  const plan = planFor(rich);
  const linked = plan.manual.map((item) => ({ ...item, url: 'https://app.example/#SC1A1' }));
  expect(makeBuildSheet(plan, linked).key).toBe(makeBuildSheet(plan).key);
  expect(makeBuildSheet({ ...plan, basis: 'another' }).key).not.toBe(makeBuildSheet(plan).key);
  expect(sheetFor(state(program({ campaigns: [campaign('A')] }))).key).not.toBe(makeBuildSheet(plan).key);
});

it('is the same from a plan that was kept in a file', () => {
  const plan = planFor(rich);
  const parsed = parsePlan(printPlan(plan));
  expect(parsed.kind === 'plan' && renderSheetPage(makeBuildSheet(parsed.plan))).toBe(
    renderSheetPage(makeBuildSheet(plan)),
  );
});

it('hashes as everybody does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(`sha256-${createHash('sha256').update(text).digest('base64')}`);
    }),
  );
});
