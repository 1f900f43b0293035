import { createKnownNames } from './known-names.ts';
import { registry } from './registry.ts';
import { quoted } from './spelling.ts';

/** A sentence for each name that a configuration chooses a severity for although no rule or category is called so. */
export function unknownChoices(chosen: Iterable<string>): readonly string[] {
  const ids = [...registry.keys()];
  const categories = ids.map((id) => `${id.slice(0, id.indexOf('/'))}/*`);
  const known = new Set([...ids, ...categories]);
  const names = createKnownNames(known);
  return [...new Set(chosen)]
    .filter((name) => !known.has(name))
    .map((name) => {
      const [meant] = names.similar(name);
      return `there is no rule ${quoted(name)}, so nothing follows from it. ${meant === undefined ? 'Remove it, or correct its name.' : `Did you mean ${meant}?`}`;
    });
}
