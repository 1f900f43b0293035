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
    { readonly vocabulary: Vocabulary; readonly findings: readonly RawFinding[] }
  >();
  return function* (model) {
    const vocabulary = vocabularyOf(model);
    for (const symbols of [model.campaigns, model.smartLists, model.scenarios]) {
      for (const { bound } of symbols) {
        let kept = known.get(bound);
        if (kept?.vocabulary !== vocabulary) {
          kept = { vocabulary, findings: [...check(bound, model)] };
          known.set(bound, kept);
        }
        if (kept.findings.length > 0) yield* kept.findings;
      }
    }
  };
}

/** Stands for a row of declarations: the same rows have the same object, however many models they are in. */
interface Vocabulary {
  readonly longer: WeakMap<object, Vocabulary>;
}

const none: Vocabulary = { longer: new WeakMap() };
const vocabularies = new WeakMap<Model, Vocabulary>();

/** The vocabulary of Marketo, the declared fields and the lifecycles. */
function vocabularyOf(model: Model): Vocabulary {
  const before = vocabularies.get(model);
  if (before !== undefined) return before;
  let vocabulary = followedBy(none, model.catalogue);
  for (const { declaration } of [...model.fields, ...model.lifecycles])
    if (declaration !== undefined) vocabulary = followedBy(vocabulary, declaration);
  vocabularies.set(model, vocabulary);
  return vocabulary;
}

function followedBy({ longer }: Vocabulary, next: object): Vocabulary {
  const known = longer.get(next) ?? { longer: new WeakMap() };
  longer.set(next, known);
  return known;
}
