import type { Rule, SmartList } from '../store/records.ts';
import type { SandboxStore } from '../store/store.ts';

/** Copies rules and logic into another list; the copies are rules of their own, with new ids. */
export function copyRules(store: SandboxStore, from: SmartList, to: SmartList): void {
  const copy = (rule: Rule): Rule => ({
    ...rule,
    id: store.nextId('rule'),
    conditions: [...rule.conditions],
  });
  to.matchType = from.matchType;
  to.customLogic = from.customLogic;
  to.triggers.push(...from.triggers.map(copy));
  to.filters.push(...from.filters.map(copy));
}
