import { type Rule, registry } from '../../server/src/rules/index.ts';

/** Every rule; of one category, or of some, where mutation testing is at work in them (`npm run mutation`). */
export const askedRules: readonly Rule[] = [...registry.values()].filter(({ id }) =>
  isAsked(id, process.env['LIFECYCLE_RULES']?.split(' ')),
);

function isAsked(id: string, categories: readonly string[] | undefined): boolean {
  return categories === undefined || categories.some((category) => id.startsWith(`${category}/`));
}
