import type { DataType } from '../catalogue/index.ts';
import type * as ast from '../syntax/index.ts';
import type { Binder } from './bind/index.ts';
import type { Bound } from './bound.ts';
import type { Document, Standing } from './document.ts';
import { createFileSymbols, type FileSymbols } from './file-symbols.ts';
import { placeOf } from './place.ts';
import type {
  FieldSymbol,
  LifecycleSymbol,
  ModelSymbol,
  ProgramSymbol,
  StageSymbol,
  TokenSymbol,
} from './symbols.ts';

/** What one file declares. `before`: what it declared before an edit. */
export function gatherSymbols(document: Document, binder: Binder, before?: FileSymbols): FileSymbols {
  const { uri } = document;
  const program = document.declarations.find(
    ({ declaration }) => declaration.kind === 'Program',
  )?.declaration;
  const programName = program?.kind === 'Program' ? program.name.value : undefined;
  const symbols: ModelSymbol[] = [];
  for (const standing of document.declarations) symbols.push(...gathered(standing, uri, programName, binder));
  return createFileSymbols(symbols, before);
}

interface Gathered {
  readonly uri: string;
  readonly program: string | undefined;
  readonly folders: readonly string[];
  readonly bound: Bound;
  readonly symbols: readonly ModelSymbol[];
}

const known = new WeakMap<ast.Declaration, Gathered>();

/** A declaration that an edit has left alone keeps its symbols, and with them all that is known of them. */
function gathered(
  standing: Standing,
  uri: string,
  program: string | undefined,
  binder: Binder,
): readonly ModelSymbol[] {
  const { declaration, folders } = standing;
  const before = known.get(declaration);
  const bound = binder.bind(declaration);
  const isSame =
    before?.uri === uri &&
    before.program === program &&
    before.bound === bound &&
    before.folders.length === folders.length &&
    folders.every((folder, at) => folder === before.folders[at]);
  if (isSame) return before.symbols;
  const symbols = symbolsOf(standing, uri, program, binder);
  known.set(declaration, { uri, program, folders, bound, symbols });
  return symbols;
}

function symbolsOf(
  { declaration, folders }: Standing,
  uri: string,
  program: string | undefined,
  binder: Binder,
): ModelSymbol[] {
  switch (declaration.kind) {
    case 'Campaign':
      return [
        { kind: 'campaign', ...named(declaration, uri), program, folders, bound: binder.bind(declaration) },
      ];
    case 'SmartList':
      return [
        { kind: 'smart list', ...named(declaration, uri), program, folders, bound: binder.bind(declaration) },
      ];
    case 'List':
      return [{ kind: 'list', ...named(declaration, uri), program, folders, declaration }];
    case 'Scenario':
      return [{ kind: 'scenario', ...named(declaration, uri), bound: binder.bind(declaration) }];
    case 'Field':
      return [fieldSymbol(declaration, uri)];
    case 'Program': {
      const symbol = programSymbol(declaration, uri);
      return [symbol, ...symbol.tokens];
    }
    case 'Lifecycle': {
      const symbol = lifecycleSymbol(declaration, uri);
      return [symbol, ...symbol.stages];
    }
    case 'External':
      return declaration.names.map((name) => ({
        kind: 'external',
        name: name.value,
        place: placeOf(declaration, name),
        uri,
        of: declaration.of.text.toLowerCase(),
        within: declaration.within?.value,
        declaration,
      }));
    case 'Folder':
      return [];
  }
}

function named(
  declaration: Exclude<ast.Declaration, ast.ExternalDeclaration | ast.FieldDeclaration>,
  uri: string,
) {
  return { name: declaration.name.value, place: placeOf(declaration, declaration.name), uri };
}

function fieldSymbol(declaration: ast.FieldDeclaration, uri: string): FieldSymbol {
  const items = declaration.items ?? [];
  const api = items.find((item) => item.kind === 'Api')?.value.value;
  const values = items.find((item) => item.kind === 'AllowedValues')?.values;
  const salesforce = items.flatMap((item) => (item.kind === 'SalesforceFields' ? item.fields : []));
  return {
    kind: 'field',
    name: declaration.name.name,
    object: declaration.object?.text,
    dataType: dataTypeOf(declaration.type.text),
    apiName: api ?? apiNameOf(declaration.name.name),
    values: values?.map(({ value }) => value),
    salesforce: salesforce.map((field) => ({
      object: field.object.text,
      api: field.api.value,
      place: placeOf(declaration, field),
    })),
    declaration,
    place: placeOf(declaration, declaration.name),
    uri,
    standard: undefined,
  };
}

const fieldTypes = new Set<string>([
  'string', 'text', 'email', 'phone', 'url', 'integer', 'float', 'currency', 'percent', 'score', 'date',
  'datetime', 'boolean',
]); // prettier-ignore

/** The types that a field may be declared with. */
export const fieldTypeNames: readonly string[] = [...fieldTypes];

/** An unknown type is treated as text; `name/unknown-field` speaks about it. */
function dataTypeOf(word: string): DataType {
  const type = word.toLowerCase();
  return fieldTypes.has(type) ? (type as DataType) : 'string';
}

/** Marketo's own way from a friendly to a REST name: camel case without punctuation, a letter first. */
export function apiNameOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const camel = words
    .map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_]/g, '');
  return /^[A-Za-z]/.test(camel) ? camel : `field${camel}`;
}

function programSymbol(declaration: ast.ProgramDeclaration, uri: string): ProgramSymbol {
  const tokens = (declaration.items ?? []).flatMap((item): TokenSymbol[] =>
    item.kind === 'TokenItem'
      ? [
          {
            kind: 'token',
            name: item.name.value,
            place: placeOf(declaration, item.name),
            uri,
            program: declaration.name.value,
            type: item.type.text,
            value: item.value,
          },
        ]
      : [],
  );
  return { kind: 'program', ...named(declaration, uri), declaration, tokens };
}

function lifecycleSymbol(declaration: ast.LifecycleDeclaration, uri: string): LifecycleSymbol {
  const lifecycle = declaration.name.value;
  const stages = declaration.items.flatMap((node): StageSymbol[] =>
    node.kind === 'Stage' ? [stageSymbol(declaration, node, lifecycle, uri)] : [],
  );
  return {
    kind: 'lifecycle',
    ...named(declaration, uri),
    declaration,
    field: declaration.on.kind === 'FieldName' ? declaration.on.name : undefined,
    stages,
  };
}

function stageSymbol(
  declaration: ast.LifecycleDeclaration,
  node: ast.Stage,
  lifecycle: string,
  uri: string,
): StageSymbol {
  const items = node.items ?? [];
  const owner = items.find((item) => item.kind === 'Owner')?.owner;
  return {
    kind: 'stage',
    name: node.name.value,
    place: placeOf(declaration, node.name),
    uri,
    lifecycle,
    node,
    doc: node.doc?.text,
    owner: owner?.kind === 'String' ? owner.value : owner?.text,
    master: items.find((item) => item.kind === 'Master')?.system.text,
    terminal: items.some((item) => item.kind === 'Terminal'),
    stamps: items.flatMap((item) => (item.kind === 'Stamp' ? item.stamps : [])),
    sla: items.find((item) => item.kind === 'Sla')?.within,
  };
}
