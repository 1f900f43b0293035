import { expect, it } from 'vitest';
import {
  catalogue,
  type Constraint,
  type Definition,
  operatorsFor,
} from '../../server/src/catalogue/index.ts';

const entries: readonly Definition[] = [
  ...catalogue.triggers,
  ...catalogue.activityFilters,
  ...catalogue.attributes,
  ...catalogue.steps,
];

const constrained = entries.filter((entry) => entry.kind !== 'step');

/** Spellings that two entries of one place in the language would share. */
function clashes(place: readonly Definition[]): string[] {
  const owners = Map.groupBy(
    place.flatMap((entry) =>
      [...new Set([entry.name, ...entry.aliases])].map((spelling) => ({ spelling, entry })),
    ),
    ({ spelling }) => spelling.toLowerCase(),
  );
  return [...owners].filter(([, claims]) => claims.length > 1).map(([spelling]) => spelling);
}

function repeated(names: readonly string[]): string[] {
  return names.filter(
    (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < index,
  );
}

const spellings = (items: readonly { readonly name: string; readonly aliases: readonly string[] }[]) =>
  items.flatMap(({ name, aliases }) => [name, ...aliases]);

const problem = (entry: Definition, detail: string) => `${entry.kind} ${entry.name}: ${detail}`;

it("holds all of Marketo's public triggers, filters and steps", () => {
  const fromList = (list: readonly Definition[]) =>
    list.filter(({ source }) => source.startsWith('Adobe docs: MCP server operations'));
  expect(fromList(catalogue.triggers)).toHaveLength(78);
  expect(catalogue.triggers).toHaveLength(83);
  expect(fromList(catalogue.activityFilters)).toHaveLength(74);
  expect(catalogue.activityFilters).toHaveLength(81);
  expect(catalogue.steps).toHaveLength(39);
  expect(catalogue.memberships).toHaveLength(12);
  expect(catalogue.standardFields.length).toBeGreaterThanOrEqual(104 - 12);
});

it('keeps every spelling for one entry', () => {
  expect(clashes(catalogue.triggers)).toEqual([]);
  expect(clashes([...catalogue.activityFilters, ...catalogue.memberships])).toEqual([]);
  expect(clashes(catalogue.standardFields)).toEqual([]);
  expect(clashes(catalogue.steps)).toEqual([]);
  expect(catalogue.conflicts).toEqual([]);
});

it("writes 'Person' and understands 'Lead'", () => {
  const older = entries.filter(({ apiName }) => /\bLead\b(?! Owner)/.test(apiName));
  expect(older.length).toBeGreaterThan(25);
  for (const entry of older) {
    expect(entry.name).not.toMatch(/\bLead\b/);
    expect(entry.aliases).toContain(entry.apiName);
  }
});

it("lets the API's name be read wherever it differs from the screen's", () => {
  const deaf = entries.filter(
    (entry) => entry.name !== entry.apiName && !entry.aliases.includes(entry.apiName),
  );
  expect(deaf.map(({ name }) => name)).toEqual([]);
});

it('names a source for every entry, constraint and operator', () => {
  const sourced = [
    ...entries,
    ...constrained.flatMap(({ constraints }) => constraints),
    ...catalogue.operators,
  ];
  expect(sourced.filter(({ source }) => source.trim() === '')).toEqual([]);
});

it('ends every note with a full stop', () => {
  const notes = [...entries, ...catalogue.operators].map(({ notes }) => notes).filter((note) => note !== '');
  expect(notes.filter((note) => !note.endsWith('.'))).toEqual([]);
});

it('pairs triggers with filters both ways', () => {
  const triggers = catalogue.triggers.flatMap((entry) => {
    if (entry.filter === undefined) return [];
    const filter = catalogue.activityFilterNamed(entry.filter);
    return filter?.name === entry.filter && filter.trigger === entry.name
      ? []
      : [problem(entry, entry.filter)];
  });
  const filters = catalogue.activityFilters.flatMap((entry) => {
    if (entry.trigger === undefined) return [];
    return catalogue.triggerNamed(entry.trigger)?.filter === entry.name
      ? []
      : [problem(entry, entry.trigger)];
  });
  expect([...triggers, ...filters]).toEqual([]);
});

it('gives every activity the constraints that Marketo gives to all', () => {
  for (const entry of [...catalogue.triggers, ...catalogue.activityFilters]) {
    expect(catalogue.constraint(entry, 'date of activity')?.dataType).toBe('datetime');
    expect(catalogue.constraint(entry, 'Min. Number of Times')?.dataType).toBe('integer');
  }
});

it('has at most one primary constraint per entry, and it stands first', () => {
  const wrong = constrained.filter(({ constraints }) => constraints.slice(1).some(({ primary }) => primary));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

it('never requires a constraint that has no place without braces', () => {
  const wrong = constrained.flatMap((entry) =>
    entry.constraints
      .filter(({ required, primary }) => required && !primary)
      .map(({ name }) => problem(entry, name)),
  );
  expect(wrong).toEqual([]);
});

it('keeps the names of constraints and parameters apart within an entry', () => {
  const wrong = entries.flatMap((entry) =>
    repeated(spellings(entry.kind === 'step' ? entry.parameters : entry.constraints)).map((name) =>
      problem(entry, name),
    ),
  );
  expect(wrong).toEqual([]);
});

it('offers operators for the type of every attribute, constraint and parameter', () => {
  const types = new Set([
    ...catalogue.attributes.map(({ dataType }) => dataType),
    ...constrained.flatMap(({ constraints }) => constraints.map(({ dataType }) => dataType)),
    ...catalogue.steps.flatMap(({ parameters }) => parameters.map(({ dataType }) => dataType)),
  ]);
  for (const type of types) expect(operatorsFor(type).length).toBeGreaterThan(0);
});

it('writes memberships as words whose values belong to the primary constraint', () => {
  for (const membership of catalogue.memberships) {
    const primary = membership.constraints.find((constraint) => constraint.primary);
    expect(primary?.dataType).toBe(membership.dataType);
    expect(primary?.references).toBe(membership.references);
  }
  expect(catalogue.standardFields.filter(({ constraints }) => constraints.length > 0)).toEqual([]);
});

it('refers only to kinds of assets that can be declared, and declares no kind that nothing refers to', () => {
  const referring: readonly Pick<Constraint, 'references'>[] = [
    ...catalogue.attributes,
    ...constrained.flatMap(({ constraints }) => constraints),
    ...catalogue.steps.flatMap(({ parameters }) => parameters),
  ];
  const expected = new Set(referring.flatMap(({ references }) => references ?? []));
  const satisfied = new Set(catalogue.assetKinds.flatMap(({ satisfies }) => satisfies));
  expect([...expected].toSorted()).toEqual([...satisfied].toSorted());
});

it('knows the values of enumerations that Marketo publishes', () => {
  const values = (entry: { constraints: readonly Constraint[] } | undefined, name: string) =>
    entry && catalogue.constraint(entry, name)?.values;
  expect(values(catalogue.triggerNamed('Campaign is Requested'), 'Source')).toEqual([
    'Marketo Flow Action',
    'Web Service API',
    'Sales Insight',
  ]);
  expect(values(catalogue.triggerNamed('Has Interesting Moment'), 'Type')).toContain('Milestone');
  expect(values(catalogue.membershipNamed('Member of Engagement Program'), 'Cadence')).toEqual([
    'Normal',
    'Paused',
  ]);
  expect(catalogue.field('SFDC Type')?.values).toEqual(['Lead', 'Contact']);
});

it('remembers for how long Marketo remembers', () => {
  const days = (name: string) => catalogue.activityFilterNamed(name)?.retention.days;
  expect(days('Data Value Changed')).toBe(90);
  expect(days('Campaign was Requested')).toBe(90);
  expect(days('Was Sent Email')).toBe(90);
  expect(days('Filled Out Form')).toBe(761);
  expect(catalogue.activityFilterNamed('Person was Created')?.retention.days).toBeUndefined();
});

it('holds a trigger dear by the number of its events', () => {
  const volume = (name: string) => catalogue.triggerNamed(name)?.volume;
  expect([volume('Data Value Changes'), volume('Visits Web Page'), volume('Email is Delivered')]).toEqual([
    5, 5, 5,
  ]);
  expect(volume('Fills Out Form')).toBe(2);
  for (const { volume } of catalogue.triggers) expect(volume).toBeOneOf([1, 2, 3, 4, 5]);
});

it('leaves opportunity entries open for custom fields', () => {
  const open = [...catalogue.triggers, ...catalogue.activityFilters].filter(
    ({ openConstraints }) => openConstraints,
  );
  expect(open.map(({ name }) => name).filter((name) => !name.includes('Opportunity'))).toEqual([]);
  expect(open).toHaveLength(18);
  const hasOpportunity = catalogue.membershipNamed('Has Opportunity');
  expect(hasOpportunity?.openConstraints).toBe(true);
  expect(hasOpportunity && catalogue.constraint(hasOpportunity, 'is closed')?.dataType).toBe('boolean');
});

it('lists coincidences between known triggers', () => {
  expect(catalogue.coincidences.length).toBeGreaterThan(5);
  for (const { triggers } of catalogue.coincidences) {
    expect(triggers.length).toBeGreaterThan(1);
    for (const name of triggers) expect(catalogue.triggerNamed(name)?.name).toBe(name);
  }
});
