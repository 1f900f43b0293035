import { type BoundTrigger, placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import type { Fix, LocalContext, RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';
import { constraintAdded } from '../constraint-added.ts';

/** What a person does on one occasion after another, so that 'both' is easily meant. */
const engagements: ReadonlySet<string> = new Set([
  'Fills Out Form',
  'Visits Web Page',
  'Clicks Link on Web Page',
  'Clicks Link in Email',
  'Opens Email',
]);

export const rule: Rule = {
  id: 'filter/triggers-are-or',
  severity: 'information',
  method: 'bind',
  summary: 'Two different things that a person does as triggers of one campaign: either one starts it.',
  why: 'Triggers are alternatives, whatever the filters say: nobody has to do both.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration, bound, context) {
    if (!('triggers' in bound)) return;
    const { triggers } = bound;
    const kinds = new Set(triggers.map(({ definition }) => definition.name));
    if (kinds.size < 2 || !triggers.every(isOneThing)) return;
    yield finding(declaration, triggers, context);
  },
};

/** A trigger for one asset: several broad ones are meant to be alternatives. */
function isOneThing({ definition, primary }: BoundTrigger): boolean {
  return engagements.has(definition.name) && (primary?.values.length ?? 0) > 0;
}

function finding(
  declaration: Declaration,
  triggers: readonly BoundTrigger[],
  context: LocalContext,
): RawFinding {
  const { text } = context;
  const shown = triggers.map(({ nameSpan, primary, end }) =>
    quoted(text.slice(nameSpan.start, primary?.end ?? end)).slice(1, -1),
  );
  const [first, second] = triggers;
  return {
    place: placeOf(declaration, second ?? declaration),
    message: `Either of ${listed(shown)} starts this campaign: nobody has to do both.`,
    advice: 'Where both are meant, keep one trigger and ask for the other with its activity filter.',
    related:
      first === undefined ? [] : [{ place: placeOf(declaration, first), message: 'The other trigger' }],
    fixes: triggers.length === 2 && second !== undefined ? asFilter(declaration, second, context) : [],
  };
}

/** `trigger Visits Web Page "/x"` → `filter Visited Web Page "/x" { [Date of Activity] in past 7 days }` */
function asFilter(declaration: Declaration, trigger: BoundTrigger, { text }: LocalContext): readonly Fix[] {
  const { filter } = trigger.definition;
  const { start, nameSpan } = trigger;
  if (filter === undefined) return [];
  const edits = [
    { place: placeOf(declaration, { start, end: nameSpan.end }), text: `filter ${filter}` },
    constraintAdded(declaration, trigger, text, '[Date of Activity] in past 7 days'),
  ];
  return [{ title: `Ask with the filter ${filter} in the past 7 days`, safe: false, edits }];
}
