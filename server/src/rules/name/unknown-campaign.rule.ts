import { type Bound, type Model, placeOf, type Reference } from '../../model/index.ts';
import { didYouMean } from '../did-you-mean.ts';
import { createKnownNames, type KnownNames } from '../known-names.ts';
import { replacements } from '../replacement.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted, stringLiteral } from '../spelling.ts';
import { unresolved } from '../unresolved.ts';

export const rule: Rule = {
  id: 'name/unknown-campaign',
  severity: 'error',
  method: 'bind',
  summary: 'A campaign that is requested, executed or named, and that no file declares.',
  why: 'A chain that calls a campaign which is not there ends at that step, and Marketo shows no error for the people in it.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const missing = unresolved(model, 'campaign');
    if (missing.length === 0) return;
    const names = createKnownNames([
      ...model.campaigns.map(({ name }) => name),
      ...model.externals.flatMap(({ of, name }) => (of === 'campaign' ? [name] : [])),
    ]);
    for (const { reference, bound } of missing) {
      const finding = isTemplate(bound, reference)
        ? aboutTemplate(reference, bound, names)
        : aboutCampaign(model, reference, bound, names);
      if (finding !== undefined) yield finding;
    }
  },
};

/** `like "X"`: a template usually lives in Marketo only. */
function isTemplate(bound: Bound, reference: Reference): boolean {
  return 'like' in bound && bound.like?.name.start === reference.start;
}

function aboutTemplate(reference: Reference, bound: Bound, names: KnownNames): RawFinding | undefined {
  const meant = names.misspelled(reference.name);
  return meant.length === 0 ? undefined : unknown(reference, bound, meant);
}

function aboutCampaign(model: Model, reference: Reference, bound: Bound, names: KnownNames): RawFinding {
  const other = model.campaigns.find(({ name }) => name === reference.name);
  if (other === undefined || reference.within === undefined) {
    return unknown(reference, bound, names.similar(reference.name));
  }
  const home = other.program === undefined ? 'in no program' : `in program ${quoted(other.program)}`;
  return {
    place: placeOf(bound.declaration, reference),
    message: `Program ${quoted(reference.within)} has no campaign ${quoted(reference.name)}; it is ${home}.`,
    advice: 'Name the program that the campaign is in.',
    related: [{ place: other.place, message: `Campaign ${quoted(other.name)}` }],
  };
}

function unknown(reference: Reference, bound: Bound, nearest: readonly string[]): RawFinding {
  const place = placeOf(bound.declaration, reference);
  const declare = `Declare it, or announce it with external campaign ${quoted(reference.name)}.`;
  return {
    place,
    message: `No file declares the campaign ${quoted(reference.name)}.`,
    advice: nearest.length === 0 ? declare : `${didYouMean(nearest, 'name')} ${declare}`,
    fixes: replacements(place, nearest.map(stringLiteral)),
  };
}
