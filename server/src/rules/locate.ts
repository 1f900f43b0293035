import type { Location, Model, Place } from '../model/index.ts';
import type { Finding, RawFinding, Rule, Severity } from './rule.ts';

/** Where a raw finding stands now; undefined when its declaration is no longer part of the model. */
export function locateFinding(
  model: Model,
  rule: Rule,
  raw: RawFinding,
  severity: Severity,
): Finding | undefined {
  const place = model.locate(raw.place);
  if (place === undefined) return undefined;
  return {
    rule: rule.id,
    severity,
    place,
    message: raw.message,
    why: rule.why,
    advice: raw.advice,
    unnecessary: raw.unnecessary ?? false,
    related: (raw.related ?? []).flatMap((related) => {
      const at = model.locate(related.place);
      return at === undefined ? [] : [{ place: at, message: related.message }];
    }),
    fixes: (raw.fixes ?? []).flatMap(({ title, safe, edits }) => {
      const located = edits.flatMap((edit) => locateEdit(model, edit));
      // Half a fix is worse than none.
      return located.length === edits.length ? [{ title, safe, edits: located }] : [];
    }),
    ...(raw.witness && { witness: raw.witness }),
    ...(raw.cause && { cause: typeof raw.cause === 'string' ? raw.cause : raw.cause.kind }),
  };
}

function locateEdit(model: Model, { place, text }: { readonly place: Place; readonly text: string }) {
  const at: Location | undefined = model.locate(place);
  return at === undefined ? [] : [{ place: at, text }];
}
