import { expect, it } from 'vitest';
import { catalogue, type Parameter, type StepDefinition } from '../../server/src/catalogue/index.ts';

function step(name: string): StepDefinition {
  const found = catalogue.stepNamed(name);
  if (found === undefined) throw new Error(`There is no step ${name}.`);
  return found;
}

function parameter(stepName: string, name: string): Parameter {
  const found = catalogue.parameter(step(stepName), name);
  if (found === undefined) throw new Error(`${stepName} has no parameter ${name}.`);
  return found;
}

const connectives = ({ position }: Parameter) => (typeof position === 'object' ? position.after : []);

/** What must be written for a step to be complete. */
const demanded = (name: string) =>
  step(name)
    .parameters.filter(({ required, fallback }) => required && fallback === undefined)
    .map(({ name: parameterName }) => parameterName);

it('leaves no doubt which parameter an argument belongs to', () => {
  for (const { name, parameters } of catalogue.steps) {
    const primaries = parameters.filter(({ position }) => position === 'primary');
    const words = parameters.flatMap(connectives);
    expect({ name, primaries: primaries.length <= 1 }).toEqual({ name, primaries: true });
    expect({ name, words: words.length }).toEqual({ name, words: new Set(words).size });
  }
});

it('uses few words between arguments', () => {
  const words = new Set(catalogue.steps.flatMap(({ parameters }) => parameters.flatMap(connectives)));
  expect([...words].toSorted()).toEqual(['by', 'in', 'to', 'until']);
});

it('never begins a longer step with a shorter one and its word', () => {
  const openings = catalogue.steps.flatMap(({ name, parameters }) =>
    parameters.flatMap(connectives).map((word) => `${name} ${word} `.toLowerCase()),
  );
  const swallowed = catalogue.stepNames.filter((name) =>
    openings.some((opening) => `${name.toLowerCase()} `.startsWith(opening)),
  );
  expect(swallowed).toEqual([]);
});

it('fires known triggers, implies known steps', () => {
  for (const { effects } of catalogue.steps) {
    for (const name of effects.fires) expect(catalogue.triggerNamed(name)?.name).toBe(name);
    for (const name of effects.implies) expect(catalogue.stepNamed(name)?.name).toBe(name);
  }
});

it('writes and reads parameters, fields and memberships only', () => {
  const unknown = catalogue.steps.flatMap((definition) =>
    [...definition.effects.writes, ...definition.effects.reads].filter((thing) => {
      if (thing.startsWith('$')) return catalogue.parameter(definition, thing.slice(1)) === undefined;
      if (thing.startsWith('[')) return catalogue.field(thing.slice(1, -1))?.name !== thing.slice(1, -1);
      return catalogue.membershipNamed(thing)?.name !== thing;
    }),
  );
  expect(unknown).toEqual([]);
});

it('says a word only for a value that the parameter has', () => {
  for (const { parameters } of catalogue.steps) {
    for (const { values, words, fallback } of parameters) {
      if (values === undefined) continue;
      for (const { value } of words) expect(values).toContain(value);
      if (fallback !== undefined) expect(values).toContain(fallback);
    }
  }
});

it('takes a short line as complete where Marketo has a usual value', () => {
  expect(demanded('Sync Person to SFDC')).toEqual([]);
  expect(demanded('Execute Campaign')).toEqual(['Campaign']);
  expect(demanded('Request Campaign')).toEqual(['Campaign']);
  expect(demanded('Remove from Flow')).toEqual([]);
  expect(demanded('Create Task')).toEqual(['Subject']);
  expect(demanded('Change Program Status')).toEqual(['New Status']);
  expect(demanded('Send Alert')).toEqual(['Email']);
  expect(demanded('Change Data Value')).toEqual(['Attribute', 'New Value']);
  expect(parameter('Execute Campaign', 'Use Parent Campaign Token Context').fallback).toBe('false');
  expect(parameter('Create Task', 'Due In').fallback).toBe('5 days');
});

it('places the arguments of the language', () => {
  expect(parameter('Change Data Value', 'Attribute').position).toBe('primary');
  expect(parameter('Change Data Value', 'New Value').position).toEqual({ after: ['to'] });
  expect(parameter('Change Score', 'Change').position).toEqual({ after: ['by', 'to'] });
  expect(parameter('Change Owner', 'Assign To').position).toEqual({ after: ['to'] });
  expect(parameter('Wait', 'Duration').position).toBe('primary');
  expect(parameter('Wait', 'Date').position).toEqual({ after: ['until'] });
  expect(parameter('Wait', 'Date Token')).toBe(parameter('Wait', 'Date'));
  expect(parameter('Create Task', 'Due In').position).toBeUndefined();
  expect(parameter('Send Alert', 'Send To').words).toContainEqual({ word: 'owner', value: 'Sales Owner' });
});

it('knows where steps are not allowed', () => {
  expect(step('Call Webhook').allowedIn).toEqual(['trigger']);
  expect(step('Wait').allowedIn).toEqual(['trigger', 'batch']);
  expect(step('Execute Campaign').allowedIn).toContain('executable');
});

it('knows which writes come late', () => {
  const late = catalogue.steps.filter(({ effects }) => effects.late).map(({ name }) => name);
  expect(late.toSorted()).toEqual([
    'Call Webhook',
    'Convert Person',
    'Sync Person to Microsoft',
    'Sync Person to SFDC',
  ]);
});

it('syncs first for the five steps that need a Salesforce record', () => {
  const implying = catalogue.steps.filter(({ effects }) => effects.implies.includes('Sync Person to SFDC'));
  expect(implying.map(({ name }) => name).toSorted()).toEqual([
    'Add to SFDC Campaign',
    'Change Owner',
    'Change Status in SFDC Campaign',
    'Convert Person',
    'Create Task',
  ]);
});

it('ranks steps as the campaign queue does', () => {
  expect(step('Send Alert').priority).toBe('high');
  expect(step('Request Campaign').priority).toBe('medium');
  expect(step('Change Data Value').priority).toBe('low');
});

it('starts campaigns in two ways', () => {
  const starting = catalogue.steps.filter(({ effects }) => effects.starts !== undefined);
  expect(starting.map(({ name, effects }) => [name, effects.starts])).toEqual([
    ['Request Campaign', 'request'],
    ['Execute Campaign', 'execute'],
  ]);
});
