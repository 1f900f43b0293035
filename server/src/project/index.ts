export * from './config.ts';
export * from './discover.ts';
export * from './read-file.ts';
export * from './deploy-folder.ts';
export { type LockHolder, underWay, whoDeploys } from './deploy-lock.ts';
export { namedRules, type ProjectChoices, ruleChoices } from './rule-choices.ts';
export type { Preset, RuleSeverity, Strictness } from './strictness.ts';
