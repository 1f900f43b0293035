import type { Bound, Document, Model } from '../model/index.ts';
import { boundsOf } from './per-document.ts';
import type { RawFinding } from './rule.ts';

/**
 * A check of single declarations that also has to know the declared fields and lifecycles. Those change rarely, so what
 * was found in a declaration is kept until they do: an edit costs the declaration that it touched.
 */
export function perVocabulary(
  check: (bound: Bound, model: Model) => Iterable<RawFinding>,
): (model: Model) => Iterable<RawFinding> {
  const byDeclaration = new WeakMap<Bound, Kept>();
  const byFile = new WeakMap<Document, Kept>();
  return function* (model) {
    const vocabulary = vocabularyOf(model);
    const inFile = (document: Document): Kept =>
      keptIn(byFile, document, vocabulary, () =>
        boundsOf(model, document).flatMap((bound) =>
          hasPhrases(bound)
            ? keptIn(byDeclaration, bound, vocabulary, () => [...check(bound, model)]).findings
            : [],
        ),
      );
    for (const document of model.documents.values()) {
      const { findings } = inFile(document);
      if (findings.length > 0) yield* findings;
    }
  };
}

interface Kept {
  readonly vocabulary: Vocabulary;
  readonly findings: readonly RawFinding[];
}

function keptIn<K extends object>(
  known: WeakMap<K, Kept>,
  key: K,
  vocabulary: Vocabulary,
  find: () => readonly RawFinding[],
): Kept {
  let kept = known.get(key);
  if (kept?.vocabulary !== vocabulary) {
    kept = { vocabulary, findings: find() };
    known.set(key, kept);
  }
  return kept;
}

/** Does it ask or do anything? */
function hasPhrases({ declaration: { kind } }: Bound): boolean {
  return kind === 'Campaign' || kind === 'SmartList' || kind === 'Scenario';
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
