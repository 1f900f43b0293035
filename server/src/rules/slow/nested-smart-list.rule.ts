import { type MembershipTest, type Model, placeOf, type SmartListSymbol } from '../../model/index.ts';
import type { BoundCampaign, BoundSmartList } from '../../model/index.ts';
import { declarationText } from '../declaration-text.ts';
import { filterListOf } from '../filter-list.ts';
import { listsIn } from '../nested-lists.ts';
import { campaignsThat, fromFiles } from '../incremental/from-files.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'slow/nested-smart-list',
  severity: 'warning',
  method: 'graph',
  summary: 'A filter for the members of another smart list.',
  why: 'Marketo works the other list out each time, so its time comes on top, and that of the lists behind it.',
  fix: 'unsafe',
  yieldsTo: ['slow/random-sample'],
  checkModel: function* (model) {
    for (const { bound } of [...askingCampaigns(model), ...askingLists(model)]) {
      const list = filterListOf(bound);
      for (const { test, list: nested } of listsIn(model, bound, list?.bound.filters ?? []))
        yield finding(model, bound, test, nested);
    }
  },
};

/** Adobe advises executable campaigns to keep their filters in a list outside. */
const askingCampaigns = campaignsThat((bound) => bound.kind !== 'executable' && isAsking(bound));
const askingLists = fromFiles((symbols) => symbols.of('smart list').filter(({ bound }) => isAsking(bound)));

/** Most lists ask for no other. */
function isAsking({ references }: BoundCampaign | BoundSmartList): boolean {
  return references.some(({ of }) => of === 'smart list');
}

function finding(
  model: Model,
  bound: BoundCampaign | BoundSmartList,
  test: MembershipTest,
  nested: SmartListSymbol,
): RawFinding {
  const { declaration } = bound;
  const behind = listsBehind(model, nested);
  const isCircle = behind.some(({ bound: other }) => other === bound || other === nested.bound);
  const others = behind.length === 0 ? '' : ` and ${behind.length} more behind it`;
  return {
    place: placeOf(declaration, test),
    ...(isCircle && { severity: 'error' as const }),
    message: isCircle
      ? `${quoted(nested.name)} asks for the members of a list that leads back to it.`
      : `Asking for the members of ${quoted(nested.name)} makes Marketo work out that list${others} first.`,
    advice: isCircle
      ? 'Take the circle apart: Marketo cannot work out either list.'
      : 'Write its filters here, or ask for a list, a segment or a Boolean field that is kept up to date.',
    related: [nested, ...behind].map(({ name, place }) => ({
      place,
      message: `The smart list ${quoted(name)}`,
    })),
    fixes: isCircle ? [] : flattened(model, bound, test, nested),
  };
}

/** The lists that a list asks, and those that they ask, each once. */
function listsBehind(model: Model, list: SmartListSymbol): readonly SmartListSymbol[] {
  const found = new Set<SmartListSymbol>();
  const queue = [list];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (!isAsking(next.bound)) continue;
    for (const { list: other } of listsIn(model, next.bound, next.bound.filters)) {
      if (found.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  }
  return [...found];
}

/** The filters of the list in the place of the one that asks for it: the same people, until the list is changed. */
function flattened(
  model: Model,
  { declaration, filters: own }: BoundCampaign | BoundSmartList,
  test: MembershipTest,
  { name, bound }: SmartListSymbol,
): readonly Fix[] {
  const text = declarationText(model, bound.declaration);
  const { filters } = bound;
  const isRead = filters.length === bound.declaration.filters.length;
  if (text === undefined || !isRead || filters.length === 0 || test.negated || test.values.length > 1)
    return [];
  if (bound.problems.length > 0 || bound.declaration.comments.length > 0) return [];
  const conditions = filters.map(({ start, end }) => text.slice(start, end));
  // A filter of its own becomes several; inside a group they have to stay together.
  const isAlone = own.includes(test) || conditions.length === 1;
  const written = isAlone ? conditions.join('\n  filter ') : `all { ${conditions.join(', ')} }`;
  return [
    {
      title: `Write the filters of ${quoted(name)} here`,
      safe: false,
      edits: [{ place: placeOf(declaration, test), text: written }],
    },
  ];
}
