import { expect, it } from 'vitest';
import { catalogue, createCatalogue } from '../../server/src/catalogue/index.ts';

const words = (text: string) => text.split(' ');

it('adds a custom activity as a trigger and a filter', () => {
  const extended = createCatalogue({
    customActivities: [
      {
        trigger: 'Watches Video',
        filter: 'Watched Video',
        activityTypeId: 100_001,
        primary: { name: 'Video', dataType: 'string' },
        attributes: [{ name: 'Seconds', dataType: 'integer' }],
      },
    ],
  });
  const trigger = extended.trigger(words('watches video contains'))?.definition;
  expect(trigger).toMatchObject({ name: 'Watches Video', filter: 'Watched Video', activityTypeId: 100_001 });
  expect(trigger && extended.constraint(trigger, 'seconds')?.dataType).toBe('integer');
  expect(trigger && extended.constraint(trigger, 'Date of Activity')?.dataType).toBe('datetime');
  expect(extended.activityFilterNamed('Watched Video')?.trigger).toBe('Watches Video');
  expect(extended.nearestTrigger('Watchs Video')).toEqual(['Watches Video']);
  expect(catalogue.triggerNamed('Watches Video')).toBeUndefined();
});

it('adds a custom object as a filter and two triggers', () => {
  const extended = createCatalogue({
    customObjects: [{ name: 'Course', fields: [{ name: 'Level', dataType: 'string' }] }],
  });
  const filter = extended.filter(words('Has Course'))?.definition;
  expect(filter).toMatchObject({ kind: 'attribute', named: true, dataType: 'boolean' });
  expect(filter && 'constraints' in filter && extended.constraint(filter, 'Level')?.name).toBe('Level');
  expect(extended.triggerNamed('Added to Course')?.filter).toBeUndefined();
  expect(extended.triggerNamed('Course is Updated')?.constraints[0]?.name).toBe('Trigger Attribute');
});

it('adds a self-service step whose writes the next step sees', () => {
  const extended = createCatalogue({
    selfServiceSteps: [
      {
        name: 'Look Up Region',
        parameters: [{ name: 'Table', dataType: 'string', required: true }],
        writes: ['Region'],
        reads: ['Country'],
      },
    ],
  });
  const step = extended.step(words('Look Up Region'))?.definition;
  expect(step?.effects).toMatchObject({ writes: ['[Region]'], reads: ['[Country]'], late: false });
  expect(step?.allowedIn).not.toContain('executable');
  expect(step && extended.parameter(step, 'table')).toMatchObject({ required: true, acceptsTokens: true });
});

it('adds fields, and leaves standard ones as they are', () => {
  const extended = createCatalogue({
    fields: [
      { name: 'Lifecycle Status', dataType: 'string', restName: 'Lifecycle_Status__c' },
      { name: 'Tier', dataType: 'integer', object: 'company' },
      { name: 'Lead Status', dataType: 'integer' },
      { name: '__proto__', dataType: 'string' },
    ],
  });
  expect(extended.field('lifecycle status')).toMatchObject({
    restName: 'Lifecycle_Status__c',
    object: 'person',
  });
  expect(extended.field('Tier')).toMatchObject({ dataType: 'integer', object: 'company' });
  expect(extended.field('Lead Status')).toBe(catalogue.field('Lead Status'));
  expect(extended.field('__proto__')?.name).toBe('__proto__');
  expect(extended.conflicts).toEqual([]);
});

it('leaves out and reports what would take a built-in name', () => {
  const extended = createCatalogue({
    customActivities: [
      { trigger: 'Lead is Created', filter: 'Was Ignored', primary: { name: 'X', dataType: 'string' } },
    ],
    selfServiceSteps: [{ name: 'Send Email' }, { name: '  ' }],
  });
  expect(extended.conflicts).toEqual(['Lead is Created', 'Send Email', '  ']);
  expect(extended.triggerNamed('Lead is Created')?.name).toBe('Person is Created');
  expect(extended.steps).toHaveLength(catalogue.steps.length);
  expect(extended.activityFilterNamed('Was Ignored')?.name).toBe('Was Ignored');
});
