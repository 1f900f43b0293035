import type { Bound, Model } from '../model/index.ts';
import type { RawFinding } from './rule.ts';

/**
 * A check of single declarations that also has to know the declared fields and lifecycles. Those change rarely, so what
 * was found in a declaration is kept until they do: an edit costs the declaration that it touched.
 */
export function perVocabulary(
  check: (bound: Bound, model: Model) => Iterable<RawFinding>,
): (model: Model) => Iterable<RawFinding> {
  const known = new WeakMap<
    Bound,
    { readonly vocabulary: string; readonly findings: readonly RawFinding[] }
  >();
  return function* (model) {
    const vocabulary = vocabularyOf(model);
    for (const { bound } of [...model.campaigns, ...model.smartLists, ...model.scenarios]) {
      let kept = known.get(bound);
      if (kept?.vocabulary !== vocabulary) {
        kept = { vocabulary, findings: [...check(bound, model)] };
        known.set(bound, kept);
      }
      yield* kept.findings;
    }
  };
}

const vocabularies = new WeakMap<Model, string>();

/** The declared fields with their types and the lifecycles with their stages, as one text that can be compared. */
function vocabularyOf(model: Model): string {
  const before = vocabularies.get(model);
  if (before !== undefined) return before;
  const fields = model.fields.map(({ name, object, dataType }) => [name, object, dataType]);
  const lifecycles = model.lifecycles.map(({ name, field, stages }) => [
    name,
    field,
    stages.map((stage) => [
      stage.name,
      stage.sla?.amount,
      stage.sla?.unit,
      stage.stamps.map((stamp) => stamp.field.name),
    ]),
  ]);
  const vocabulary = JSON.stringify([fields, lifecycles]);
  vocabularies.set(model, vocabulary);
  return vocabulary;
}
