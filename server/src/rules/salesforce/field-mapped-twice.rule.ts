import type { FieldSymbol, Place } from '../../model/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed } from '../spelling.ts';

export const rule: Rule = {
  id: 'salesforce/field-mapped-twice',
  severity: 'warning',
  method: 'bind',
  summary: 'Two Marketo fields that are synchronised with one field of Salesforce.',
  why: 'Marketo synchronises one field with one field; which of the two is written to Salesforce, and which is overwritten from there, is chance.',
  checkModel: function* (model) {
    const first = new Map<string, Mapped>();
    for (const field of model.fields) {
      for (const { object, api, place } of field.salesforce) {
        const key = `${object}.${api}`.toLowerCase();
        const before = first.get(key);
        if (before === undefined) first.set(key, { field, place });
        else if (before.field !== field) yield finding(before, { field, place }, `${object}.${api}`);
      }
    }
  },
};

interface Mapped {
  readonly field: FieldSymbol;
  readonly place: Place;
}

function finding(before: Mapped, { field, place }: Mapped, name: string): RawFinding {
  return {
    place,
    message: `${bracketed(field.name)} and ${bracketed(before.field.name)} are both synchronised with ${name}.`,
    advice: 'Give one of them a field of its own in Salesforce, or keep only one.',
    related: [{ place: before.place, message: `${bracketed(before.field.name)} is mapped here` }],
  };
}
