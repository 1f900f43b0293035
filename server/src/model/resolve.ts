import type { Declaration } from '../syntax/index.ts';
import type { Reference } from './bound.ts';
import type { Model } from './model.ts';
import type { ModelSymbol } from './symbols.ts';

/**
 * What a name means. `absent` says how sure it is that nothing has that name: `certain` when the files would have to
 * declare it, `possible` when it may simply live in Marketo.
 */
export type Resolution =
  | { readonly found: readonly ModelSymbol[] }
  | { readonly found: undefined; readonly absent: 'certain' | 'possible' };

type Names = Omit<Model, 'graph' | 'stageMachines' | 'resolve'>;

export function createResolver(model: Names): Model['resolve'] {
  const campaigns = byName(model.campaigns);
  const smartLists = byName(model.smartLists);
  const lists = byName(model.lists);
  const externals = byName(model.externals);
  const programs = byName(model.programs);
  const tokens = byName(model.programs.flatMap((program) => program.tokens));

  const externalNamed = (reference: Reference, kinds: (of: string) => boolean) => {
    const found = (externals.get(reference.name) ?? []).filter(({ of }) => kinds(of));
    if (found.length > 0) return found;
    // `Program.Asset` is how Marketo names an asset inside a program.
    const dot = reference.name.indexOf('.');
    if (dot === -1) return [];
    const [program, asset] = [reference.name.slice(0, dot), reference.name.slice(dot + 1)];
    return (externals.get(asset) ?? []).filter((symbol) => symbol.within === program && kinds(symbol.of));
  };

  const campaign = (reference: Reference, from: Declaration): Resolution => {
    const home = reference.within ?? model.programOf(from);
    const named = campaigns.get(reference.name) ?? [];
    const atHome = named.filter(({ program }) => program === home);
    if (atHome.length > 0) return { found: atHome };
    if (reference.within === undefined && named.length > 0) return { found: named };
    const external = externalNamed(reference, (of) => of === 'campaign');
    if (external.length > 0) return { found: external };
    return { found: undefined, absent: 'certain' };
  };

  const asset = (reference: Reference): Resolution => {
    const kinds = (of: string) => reference.of === undefined || model.catalogue.satisfies(of, reference.of);
    const own: readonly ModelSymbol[] = [
      ...(kinds('smart list') ? (smartLists.get(reference.name) ?? []) : []),
      ...(kinds('list') ? (lists.get(reference.name) ?? []) : []),
      ...(kinds('program') ? (programs.get(reference.name) ?? []) : []),
    ];
    const home = reference.within;
    const found =
      home === undefined ? own : own.filter((symbol) => 'program' in symbol && symbol.program === home);
    if (found.length > 0) return { found };
    const external = externalNamed(reference, kinds);
    if (external.length > 0) return { found: external };
    // Smart lists and lists of ours are written in files; other assets are made in Marketo.
    return { found: undefined, absent: 'possible' };
  };

  const token = (reference: Reference, from: Declaration): Resolution => {
    const [namespace = '', ...rest] = reference.name.split('.');
    const name = rest.join('.');
    if (namespace === 'lead' || namespace === 'company') {
      const symbol = model.field(name.replace(/:default=.*$/, ''));
      return symbol ? { found: [symbol] } : { found: undefined, absent: 'possible' };
    }
    if (namespace !== 'my') return { found: [] };
    const home = model.programOf(from);
    const found = (tokens.get(name) ?? []).filter(({ program }) => home === undefined || program === home);
    if (found.length > 0) return { found };
    const external = model.externals.filter(({ declaration }) =>
      declaration.effects?.some(
        (effect) => effect.kind === 'ExternalToken' && effect.name.value.replace(/^my\./, '') === name,
      ),
    );
    // A My Token may be inherited from a folder above the program.
    return external.length > 0 ? { found: external } : { found: undefined, absent: 'possible' };
  };

  return (reference, from) => {
    switch (reference.kind) {
      case 'campaign':
        return campaign(reference, from);
      case 'asset':
        return asset(reference);
      case 'token':
        return token(reference, from);
      case 'field': {
        const symbol = model.field(reference.name) ?? segmentationNamed(model, reference.name);
        return symbol ? { found: [symbol] } : { found: undefined, absent: 'possible' };
      }
    }
  };
}

/** `[Industry Group] is "X"` may test a segmentation. */
function segmentationNamed(model: Names, name: string): ModelSymbol | undefined {
  return model.externals.find((symbol) => symbol.of === 'segmentation' && symbol.name === name);
}

function byName<T extends { readonly name: string }>(symbols: readonly T[]): Map<string, T[]> {
  return Map.groupBy(symbols, ({ name }) => name);
}
