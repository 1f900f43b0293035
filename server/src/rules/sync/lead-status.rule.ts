import { type LifecycleSymbol, type Model, placeOf } from '../../model/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'sync/lead-status',
  severity: 'warning',
  method: 'bind',
  summary: 'A lifecycle kept in the Lead Status of Salesforce.',
  why: 'Lead Status belongs to the representatives, has its own values, decides what counts as converted, and contacts do not have it.',
  checkModel: function* (model) {
    for (const lifecycle of model.lifecycles) {
      if (lifecycle.field !== undefined && isLeadStatus(model, lifecycle.field)) yield finding(lifecycle);
    }
  },
};

/** Marketo's own field for it, by either name, or one that is declared to be synchronised with it. */
function isLeadStatus(model: Model, name: string): boolean {
  return (
    model.catalogue.field(name)?.name === 'Person Status' ||
    model
      .field(name)
      ?.salesforce.some(({ object, api }) => /^lead$/i.test(object) && /^status$/i.test(api)) === true
  );
}

function finding({ name, field = '', declaration }: LifecycleSymbol): RawFinding {
  return {
    place: placeOf(declaration, declaration.on),
    message: `The lifecycle ${quoted(name)} is kept in ${bracketed(field)}, which is the Lead Status of Salesforce.`,
    advice:
      'Make a picklist of its own with the same values on Lead and Contact, map it at conversion, and keep the stage there.',
  };
}
