import { type MembershipTest, placeOf, type SmartListSymbol, testsOf } from '../../model/index.ts';
import { filterListOf } from '../filter-list.ts';
import { nestedListsOf } from '../nested-lists.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'slow/random-sample',
  severity: 'warning',
  method: 'bind',
  summary: 'A Random Sample beside other filters; an error in a list that another one refers to.',
  why: 'Marketo draws the sample from the whole database and compares it with the rest afterwards; behind another list it does not work at all.',
  checkDeclaration: function* (declaration, bound) {
    const tests = testsOf(filterListOf(bound)?.bound.filters ?? []);
    const sample = tests.find(isSample);
    if (sample === undefined || tests.length < 2) return;
    yield {
      place: placeOf(declaration, sample),
      message: `Random Sample stands beside ${tests.length - 1} other ${tests.length === 2 ? 'filter' : 'filters'}.`,
      advice: 'Draw the sample alone, let a campaign add it to a list, and ask for the list.',
    };
  },
  checkModel: function* (model) {
    const samples = new Map<SmartListSymbol, MembershipTest>();
    for (const list of model.smartLists) {
      const sample = testsOf(list.bound.filters).find(isSample);
      if (sample !== undefined) samples.set(list, sample);
    }
    if (samples.size === 0) return;
    for (const { bound } of [...model.campaigns, ...model.smartLists]) {
      for (const { test, list } of nestedListsOf(model, bound)) {
        const sample = samples.get(list);
        if (sample !== undefined) yield nested(bound.declaration, test, list, sample);
      }
    }
  },
};

function isSample(test: ReturnType<typeof testsOf>[number]): test is MembershipTest {
  return test.kind === 'membership' && test.definition.name === 'Random Sample';
}

function nested(
  declaration: RawFinding['place']['declaration'],
  test: MembershipTest,
  list: SmartListSymbol,
  sample: MembershipTest,
): RawFinding {
  return {
    place: placeOf(declaration, test),
    severity: 'error',
    message: `${quoted(list.name)} is a Random Sample, which does not work behind Member of Smart List.`,
    advice: 'Let a campaign add the sample to a list, and ask for the list.',
    related: [{ place: placeOf(list.bound.declaration, sample), message: 'The sample' }],
  };
}
