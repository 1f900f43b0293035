import type { Catalogue } from '../../catalogue/index.ts';
import { fieldThing, type Thing } from '../../model/index.ts';

/**
 * What a person has, by key: `field:lifecycle status`, `Member of List:Competitors`, and for details of a membership
 * `Member of Program[Status]:Webinar`. Keys are those of the model's reads and writes, aliases of fields folded into one.
 */
export type { Thing };

export function thingOfField(catalogue: Catalogue, name: string): Thing {
  return fieldThing(catalogue.field(name)?.name ?? name);
}

/** A field by the name that the catalogue has for it. */
export function standardField(name: string): Thing {
  return fieldThing(name);
}

export function membership(attribute: string, asset: string): Thing {
  return `${attribute}:${asset}`;
}

/** `Status` of a program's member, `Stream` of an engagement program's. */
export function detail(attribute: string, constraint: string, asset: string): Thing {
  return `${attribute}[${constraint}]:${asset}`;
}

/** Fields of program members belong to a program, not to the person. */
export function memberField(program: string, attribute: string): Thing {
  return `Program Member Data[${attribute}]:${program}`;
}

/** A person is in one stage of a revenue model: the thing is the stage, not a membership in it. */
export const REVENUE_STAGE = 'Member of Revenue Stage';

/** Whoever owns the person in the CRM, known by the address that alerts go to. */
export const OWNER: Thing = fieldThing('Lead Owner Email Address');
/** The owner's address, name or phone number. */
export function isOfOwner(thing: Thing): boolean {
  return thing.startsWith('field:lead owner ');
}

export const ACCOUNT_OWNER: Thing = fieldThing('Account Owner Email Address');
/** Filled when the person is in Salesforce. */
export const SALESFORCE_RECORD: Thing = fieldThing('SFDC Type');
export const ACQUISITION: Thing = fieldThing('Acquisition Program');
/** Salesforce takes nobody without these. */
export const REQUIRED_BY_SALESFORCE: readonly Thing[] = ['Last Name', 'Company Name'].map(fieldThing);

/** Counts what happened to the person's opportunities: a test of them may answer differently after each. */
export const OPPORTUNITIES: Thing = 'opportunities';
/** Set once the person is deleted. */
export const DELETED: Thing = 'deleted';

export function isField(thing: Thing): boolean {
  return thing.startsWith('field:');
}

/** The folded name of a field's thing. */
export function fieldNameOf(thing: Thing): string {
  return thing.slice('field:'.length);
}

/** The parts of a membership's thing; undefined for other things. */
export function membershipParts(
  thing: Thing,
): { readonly attribute: string; readonly detail: string | undefined; readonly asset: string } | undefined {
  const found = /^(Member of [^:[]+|Program Member Data)(?:\[([^\]]+)\])?:([\s\S]*)$/.exec(thing);
  if (found === null) return undefined;
  return { attribute: found[1] ?? '', detail: found[2], asset: found[3] ?? '' };
}
