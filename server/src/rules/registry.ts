import { rules } from './registry.generated.ts';
import type { Rule } from './rule.ts';

/** Every rule by its id, in the order of the ids. */
export const registry: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
