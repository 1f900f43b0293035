import type { DescribedField, DescribedObject } from './describe.ts';
import { fieldNamed } from './describe.ts';
import type { FieldExpectation } from './expectation.ts';
import type { SalesforceFinding } from './finding.ts';
import { oneLine, quoted } from './wording.ts';

/** What the org showed: the objects that the signed-in user may see, by lower-case name, and who that user is. */
export interface OrgView {
  readonly objects: ReadonlyMap<string, DescribedObject>;
  readonly user: string;
}

export interface FieldComparison<P> {
  /** Undefined when the field is not there, or of a type that makes a comparison of its values pointless. */
  readonly field: DescribedField | undefined;
  readonly findings: readonly SalesforceFinding<P>[];
}

/** The stage field of one object: there, a picklist, restricted. */
export function compareStageField<P>(expected: FieldExpectation<P>, org: OrgView): FieldComparison<P> {
  const found = findField(expected, org, 'Without it the sync has no field that could carry the stage.');
  if ('finding' in found) return { field: undefined, findings: [found.finding] };
  const { field } = found;
  if (field.type !== 'picklist' || field.calculated) {
    return { field: undefined, findings: [notAPicklist(expected, field)] };
  }
  return { field, findings: field.restricted ? [] : [notRestricted(expected)] };
}

/** A date stamp of one object: there, and a date/time that can be written. */
export function compareStamp<P>(
  expected: FieldExpectation<P>,
  org: OrgView,
): readonly SalesforceFinding<P>[] {
  const found = findField(
    expected,
    org,
    'Without it the stamp stays in Marketo, where no sales report sees it.',
  );
  if ('finding' in found) return [found.finding];
  const { field } = found;
  if (field.type === 'datetime' && !field.calculated) return [];
  return [
    {
      ...about(expected, 'salesforce/type'),
      message: `${nameOf(expected)} is ${typeInWords(field)}, not a date/time field.`,
      why:
        field.type === 'date' && !field.calculated
          ? 'It keeps the day and drops the time, so two stages of one day have no order.'
          : 'The sync cannot write the moment into it.',
      advice: `Make it a Date/Time field before it holds data. ${typeChangeLoss}`,
    },
  ];
}

export function nameOf({ object, api }: FieldExpectation<unknown>): string {
  return `${oneLine(object, 60)}.${oneLine(api, 60)}`;
}

function findField<P>(
  expected: FieldExpectation<P>,
  { objects, user }: OrgView,
  loss: string,
): { field: DescribedField } | { finding: SalesforceFinding<P> } {
  const missing = about(expected, 'salesforce/missing-field');
  const object = objects.get(expected.object.toLowerCase());
  if (!object) {
    return {
      finding: {
        ...missing,
        message: `Salesforce shows ${user} no object ${quoted(expected.object)}: there is none, or it is hidden from the user.`,
        why: loss,
        advice: 'Check the name, or sign in as a user who may read the object.',
      },
    };
  }
  const field = fieldNamed(object, expected.api);
  if (field) return { field };
  const similar = object.fields.find(({ name }) => bareName(name) === bareName(expected.api));
  return {
    finding: {
      ...missing,
      message: `${nameOf(expected)} is missing, or hidden from ${user}: Salesforce lists only what the signed-in user may see.`,
      why: loss,
      advice: similar
        ? `${oneLine(object.name, 60)} has ${quoted(similar.name)}; if that is the one, write it so.`
        : 'Create it in Salesforce, not in Marketo: a field made in Marketo cannot be mapped once the sync runs, one ' +
          'made in Salesforce reaches Marketo with a later sync cycle. Then make it visible to the sync user and to ' +
          'the user who checks.',
    },
  };
}

function notAPicklist<P>(expected: FieldExpectation<P>, field: DescribedField): SalesforceFinding<P> {
  return {
    ...about(expected, 'salesforce/type'),
    message: `${nameOf(expected)} is ${typeInWords(field)}, not a picklist.`,
    why:
      field.type === 'string' && !field.calculated
        ? 'Any text goes in, and a typing error makes a stage that no campaign knows.'
        : 'It cannot hold exactly one of the stages.',
    advice: `Make it a Picklist, restricted to its values, before it holds data. ${typeChangeLoss}`,
  };
}

function notRestricted<P>(expected: FieldExpectation<P>): SalesforceFinding<P> {
  return {
    ...about(expected, 'salesforce/not-restricted'),
    severity: 'warning',
    message: `${nameOf(expected)} is not restricted to the values on its list.`,
    why: 'An import or another integration can write a stage that this lifecycle does not know.',
    advice: 'Restrict the picklist to the values of its value set.',
  };
}

const typeChangeLoss = 'When the type of a synced field changes, Marketo drops the values that it had.';

function about<P>(
  { place }: FieldExpectation<P>,
  rule: SalesforceFinding<P>['rule'],
): Pick<SalesforceFinding<P>, 'rule' | 'severity' | 'place' | 'related'> {
  return { rule, severity: 'error', place, related: [] };
}

const typeWords = new Map([
  ['string', 'a text field'],
  ['textarea', 'a long text field'],
  ['multipicklist', 'a multi-select picklist'],
  ['picklist', 'a picklist'],
  ['date', 'a date field'],
  ['datetime', 'a date/time field'],
  ['boolean', 'a checkbox'],
  ['double', 'a number field'],
  ['reference', 'a lookup'],
]);

function typeInWords({ type, calculated }: DescribedField): string {
  return calculated ? 'a formula' : (typeWords.get(type) ?? `of type "${oneLine(type, 40)}"`);
}

/** `Lifecycle_Stage__c`, `acme__Lifecycle_Stage__c` and `LifecycleStage` are near enough to ask. */
function bareName(api: string): string {
  return api
    .replace(/__c$/i, '')
    .replace(/^[a-z][a-z0-9]*__/i, '')
    .replaceAll('_', '')
    .toLowerCase();
}
