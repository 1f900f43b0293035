import { expect, it } from 'vitest';
import { catalogue } from '../../server/src/catalogue/index.ts';

const words = (text: string) => text.split(' ');

const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  ' ',
  '\u0000',
  '$&',
];

it('takes the longest name and leaves the operator', () => {
  const match = catalogue.trigger(words('Fills Out Form starts with'));
  expect(match?.definition.name).toBe('Fills Out Form');
  expect(match?.length).toBe(3);
});

it('tells names apart that begin alike', () => {
  const name = (text: string) => catalogue.trigger(words(text))?.definition.name;
  expect(name('Opens Email')).toBe('Opens Email');
  expect(name('Opens Sales Email contains')).toBe('Opens Sales Email');
  expect(name('Added to Opportunity')).toBe('Added to Opportunity');
  expect(name('Added to Opportunity (Account)')).toBe('Added to Opportunity (Account)');
  expect(name('Clicks Link in Email')).toBe('Clicks Link in Email');
  expect(name('Clicks Link')).toBe('Clicks Link on Web Page');
  expect(name('Email Bounces Soft')).toBe('Email Bounces Soft');
  expect(name('Email Bounces')).toBe('Email Bounces Hard');
  expect(catalogue.step(words('Change Owner in Microsoft to'))?.length).toBe(4);
  expect(catalogue.step(words('Change Owner to'))?.length).toBe(2);
});

it('does not mind letter case or older names', () => {
  expect(catalogue.trigger(words('LEAD IS CREATED'))?.definition.name).toBe('Person is Created');
  expect(catalogue.step(words('sync lead to sfdc'))?.definition.name).toBe('Sync Person to SFDC');
  expect(catalogue.activityFilterNamed('was  added to nurture')?.name).toBe(
    'Was Added to Engagement Program',
  );
  expect(catalogue.attribute(words('Member of Nurture in'))).toMatchObject({ length: 3 });
});

it('leaves every operator after every name', () => {
  const swallowed: string[] = [];
  for (const operator of catalogue.operatorNames) {
    for (const entry of catalogue.triggers) {
      const text = `${entry.name} ${operator}`;
      if (catalogue.trigger(words(text))?.length !== words(entry.name).length) swallowed.push(text);
    }
    for (const entry of [...catalogue.activityFilters, ...catalogue.memberships]) {
      const text = `${entry.name} ${operator}`;
      if (catalogue.filter(words(text))?.length !== words(entry.name).length) swallowed.push(text);
    }
  }
  expect(swallowed).toEqual([]);
});

it('finds every entry by every spelling', () => {
  for (const entry of catalogue.triggers) {
    for (const name of [entry.name, ...entry.aliases])
      expect(catalogue.triggerNamed(name.toUpperCase())).toBe(entry);
  }
  for (const entry of catalogue.standardFields) {
    for (const name of [entry.name, ...entry.aliases])
      expect(catalogue.field(name.toLowerCase())).toBe(entry);
  }
  for (const entry of catalogue.steps) {
    for (const name of [entry.name, ...entry.aliases]) {
      expect(catalogue.step(words(name))).toEqual({ definition: entry, length: words(name).length });
    }
  }
});

it('filters by activities and by memberships', () => {
  expect(catalogue.filter(words('Filled Out Form is any'))?.definition.kind).toBe('activityFilter');
  expect(catalogue.filter(words('Member of Smart List'))?.definition.kind).toBe('attribute');
  expect(catalogue.activityFilter(words('Member of Smart List'))).toBeUndefined();
  expect(catalogue.attribute(words('Filled Out Form'))).toBeUndefined();
  expect(catalogue.attribute(words('Email Address'))).toBeUndefined();
});

it('reads the longest operator', () => {
  expect(catalogue.operator(words('is not empty'))?.definition.name).toBe('is not empty');
  expect(catalogue.operator(words('is not'))?.definition.name).toBe('is not');
  expect(catalogue.operator(words('IN PAST BEFORE'))?.definition.name).toBe('in past before');
  expect(catalogue.operator(words('not in'))?.definition.negative).toBe(true);
  expect(catalogue.operator(words('resembles'))).toBeUndefined();
});

it('knows fields under the older and the newer name', () => {
  expect(catalogue.field('Lead Status')).toBe(catalogue.field('Person Status'));
  expect(catalogue.field('lead score')?.restName).toBe('leadScore');
  expect(catalogue.field('Black Listed')?.name).toBe('Blocklisted');
  expect(catalogue.field('Person Owner Email Address')?.name).toBe('Lead Owner Email Address');
  expect(catalogue.field('Email Address')).toMatchObject({
    dataType: 'email',
    restName: 'email',
    object: 'person',
  });
  expect(catalogue.field('Industry')?.object).toBe('company');
  expect(catalogue.field('Lifecycle Status')).toBeUndefined();
});

it('finds constraints and parameters by their other names', () => {
  const filter = catalogue.activityFilterNamed('Data Value Changed');
  expect(filter && catalogue.constraint(filter, 'old value')?.name).toBe('Previous Value');
  const step = catalogue.stepNamed('Add to List');
  expect(step && catalogue.parameter(step, 'LIST')?.name).toBe('List Name');
});

it('knows which asset satisfies which reference', () => {
  expect(catalogue.satisfies('list', 'static list')).toBe(true);
  expect(catalogue.satisfies('engagement program', 'program')).toBe(true);
  expect(catalogue.satisfies('program', 'engagement program')).toBe(false);
  expect(catalogue.satisfies('sfdc campaign', 'SFDC campaign')).toBe(true);
  expect(catalogue.satisfies('sfdc campaign', 'campaign')).toBe(false);
  expect(catalogue.satisfies('queue', 'assignee')).toBe(true);
  expect(catalogue.satisfies('spaceship', 'form')).toBe(false);
});

it('takes names of JavaScript and odd text for unknown names', () => {
  const trigger = catalogue.triggers[0];
  const step = catalogue.steps[0];
  for (const name of HOSTILE) {
    expect(catalogue.trigger([name])).toBeUndefined();
    expect(catalogue.filter([name])).toBeUndefined();
    expect(catalogue.step([name, name])).toBeUndefined();
    expect(catalogue.operator([name])).toBeUndefined();
    expect(catalogue.field(name)).toBeUndefined();
    expect(catalogue.assetKind(name)).toBeUndefined();
    expect(catalogue.tokenNamespace(name)).toBeUndefined();
    expect(catalogue.satisfies(name, name)).toBe(false);
    expect(trigger && catalogue.constraint(trigger, name)).toBeUndefined();
    expect(step && catalogue.parameter(step, name)).toBeUndefined();
  }
  expect(catalogue.trigger([])).toBeUndefined();
});

it('answers at once for text of any length', () => {
  const start = performance.now();
  const long = 'x'.repeat(5_000_000);
  expect(catalogue.trigger(Array.from({ length: 100_000 }, () => long))).toBeUndefined();
  expect(catalogue.trigger([...words('Fills Out Form'), long])?.length).toBe(3);
  expect(catalogue.field(long)).toBeUndefined();
  expect(catalogue.field(' '.repeat(5_000_000))).toBeUndefined();
  expect(performance.now() - start).toBeLessThan(1000);
});
