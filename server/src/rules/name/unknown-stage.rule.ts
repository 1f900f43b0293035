import { placeOf, stageKey } from '../../model/index.ts';
import type { LifecycleDeclaration, StringValue } from '../../syntax/index.ts';
import { didYouMean } from '../did-you-mean.ts';
import { createKnownNames } from '../known-names.ts';
import { replacements } from '../replacement.ts';
import type { Rule } from '../rule.ts';
import { listed, quoted, stringLiteral } from '../spelling.ts';

export const rule: Rule = {
  id: 'name/unknown-stage',
  severity: 'error',
  method: 'bind',
  summary: 'A path or an allowed move that names a stage which the lifecycle does not declare.',
  why: 'A move to a stage that is not there is a promise that no campaign can keep, and nobody notices the one that was meant.',
  fix: 'unsafe',
  checkDeclaration: function* (declaration) {
    if (declaration.kind !== 'Lifecycle') return;
    const stages = declaration.items.flatMap((item) => (item.kind === 'Stage' ? [item.name.value] : []));
    const known = new Set(stages.map(stageKey));
    const names = createKnownNames(stages);
    for (const name of namedStages(declaration)) {
      if (known.has(stageKey(name.value))) continue;
      const nearest = names.similar(name.value);
      const place = placeOf(declaration, name);
      yield {
        place,
        message: `Lifecycle ${quoted(declaration.name.value)} has no stage ${quoted(name.value)}.`,
        advice:
          nearest.length > 0
            ? didYouMean(nearest, 'name')
            : `Declare it as a stage${stages.length === 0 ? '' : `, or name one of ${listed(stages.map(quoted))}`}.`,
        fixes: replacements(place, nearest.map(stringLiteral)),
      };
    }
  },
};

/** The stages that paths and allowed moves name, in the order of the text. */
function namedStages(declaration: LifecycleDeclaration): readonly StringValue[] {
  return declaration.items.flatMap((item) => {
    if (item.kind === 'Path') return item.stages;
    if (item.kind === 'Allow')
      return [...(typeof item.from === 'string' ? [] : item.from), ...item.to.flat()];
    return [];
  });
}
