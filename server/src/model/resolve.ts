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

type Declared = Omit<Model, 'graph' | 'stageMachines' | 'resolve'>;

export function createResolver(model: Declared): Model['resolve'] {
  const { named } = model;

  const externalNamed = (reference: Reference, kinds: (of: string) => boolean) => {
    const found = named('external', reference.name).filter(({ of }) => kinds(of));
    if (found.length > 0) return found;
    // `Program.Asset` is how Marketo names an asset inside a program.
    const dot = reference.name.indexOf('.');
    if (dot === -1) return [];
    const [program, asset] = [reference.name.slice(0, dot), reference.name.slice(dot + 1)];
    return named('external', asset).filter((symbol) => symbol.within === program && kinds(symbol.of));
  };

  const campaign = (reference: Reference, from: Declaration): Resolution => {
    const home = reference.within ?? model.programOf(from);
    const all = named('campaign', reference.name);
    const atHome = all.filter(({ program }) => program === home);
    if (atHome.length > 0) return { found: atHome };
    if (reference.within === undefined && all.length > 0) return { found: all };
    const external = externalNamed(reference, (of) => of === 'campaign');
    if (external.length > 0) return { found: external };
    return { found: undefined, absent: 'certain' };
  };

  const asset = (reference: Reference): Resolution => {
    const kinds = (of: string) => reference.of === undefined || model.catalogue.satisfies(of, reference.of);
    const own: readonly ModelSymbol[] = [
      ...(kinds('smart list') ? named('smart list', reference.name) : []),
      ...(kinds('list') ? named('list', reference.name) : []),
      ...(kinds('program') ? named('program', reference.name) : []),
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
    const found = named('token', name).filter(({ program }) => home === undefined || program === home);
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
function segmentationNamed({ named }: Declared, name: string): ModelSymbol | undefined {
  return named('external', name).find(({ of }) => of === 'segmentation');
}
