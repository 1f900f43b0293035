import { placeOf } from '../../model/index.ts';
import type { LifecycleDeclaration, Stage } from '../../syntax/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

/** What companies get along with. */
const fewest = 5;
const most = 8;

export const rule: Rule = {
  id: 'stage/count',
  severity: 'information',
  method: 'bind',
  summary: 'A lifecycle with more than eight stages, or a whole one with fewer than five.',
  why: 'Few stages hide where people are lost, and of many nobody keeps in mind the criteria; most companies have five to eight.',
  checkDeclaration: function* (declaration) {
    if (declaration.kind !== 'Lifecycle') return;
    const stages = declaration.items.filter((item) => item.kind === 'Stage');
    if (stages.length > most) yield finding(declaration, stages.length, 'many');
    else if (stages.length < fewest && isWhole(declaration, stages))
      yield finding(declaration, stages.length, 'few');
  },
};

/** From Marketing to the end at Sales, agreed in criteria: not a part of a lifecycle, and not a sketch of one. */
function isWhole({ items }: LifecycleDeclaration, stages: readonly Stage[]): boolean {
  const has = (kind: 'Terminal' | 'Entry' | 'Owner') =>
    stages.filter((stage) => stage.items?.some((item) => item.kind === kind) === true);
  const owners = has('Owner').flatMap(({ items: settings }) =>
    (settings ?? []).flatMap((item) =>
      item.kind === 'Owner' ? ('text' in item.owner ? item.owner.text : item.owner.value) : [],
    ),
  );
  return (
    items.some(({ kind }) => kind === 'Path') &&
    has('Terminal').length > 0 &&
    has('Entry').length > 0 &&
    new Set(owners.map((owner) => owner.toLowerCase())).size > 1
  );
}

function finding(declaration: LifecycleDeclaration, count: number, which: 'many' | 'few'): RawFinding {
  return {
    place: placeOf(declaration, declaration.name),
    message: `The lifecycle ${quoted(declaration.name.value)} has ${count} stages; most have ${fewest} to ${most}.`,
    advice:
      which === 'many'
        ? 'Keep a stage only where another team takes over or other criteria hold; a status or a date tells the rest.'
        : 'Look for a stage in which people wait for different reasons, and divide it.',
  };
}
