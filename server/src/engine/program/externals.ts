import type { Model } from '../../model/index.ts';
import type { External } from './program.ts';
import { thingOfField } from './thing.ts';

export interface Externals {
  readonly all: readonly External[];
  named(name: string, reference: string, within: string | undefined): External | undefined;
}

/** Assets outside the files, by name and by what they can stand for. */
export function createExternals(model: Model): Externals {
  const all = model.externals.map((symbol) => {
    const effects = symbol.declaration.effects ?? [];
    const fields = (kind: 'Writes' | 'Reads') =>
      effects.flatMap((effect) =>
        effect.kind === kind ? effect.fields.map(({ name }) => thingOfField(model.catalogue, name)) : [],
      );
    return {
      within: symbol.within,
      external: {
        kind: 'external',
        of: symbol.of,
        name: symbol.name,
        writes: fields('Writes'),
        reads: fields('Reads'),
        requests: effects.flatMap((effect) => (effect.kind === 'Requests' ? [effect.campaign.value] : [])),
        requestable: effects.some(({ kind }) => kind === 'Requestable'),
        executable: effects.some(({ kind }) => kind === 'ExecutableExternal'),
      } satisfies External,
    };
  });
  const byName = new Map(Map.groupBy(all, ({ external }) => external.name));
  // Marketo names an asset inside a program `Program.Asset`.
  for (const item of all) {
    if (item.within === undefined) continue;
    const dotted = `${item.within}.${item.external.name}`;
    if (!byName.has(dotted)) byName.set(dotted, [item]);
  }
  return {
    all: all.map(({ external }) => external),
    named(name, reference, within) {
      const fitting = (byName.get(name) ?? []).filter(({ external }) =>
        model.catalogue.satisfies(external.of, reference),
      );
      const found = within === undefined ? fitting[0] : fitting.find((item) => item.within === within);
      return found?.external;
    },
  };
}
