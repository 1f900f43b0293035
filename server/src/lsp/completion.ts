import {
  CompletionItemKind,
  CompletionRequest,
  CompletionResolveRequest,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import * as z from 'zod';
import { complete, type CompletionKind, explain } from '../ide/index.ts';
import { request } from './handler.ts';
import { toRange } from './position.ts';
import { type Feature, spotOf } from './session.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  declaration: CompletionItemKind.Snippet,
  trigger: CompletionItemKind.Event,
  filter: CompletionItemKind.Interface,
  step: CompletionItemKind.Method,
  operator: CompletionItemKind.Operator,
  field: CompletionItemKind.Field,
  constraint: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  stage: CompletionItemKind.EnumMember,
  campaign: CompletionItemKind.Function,
  list: CompletionItemKind.Class,
  asset: CompletionItemKind.Reference,
  token: CompletionItemKind.Variable,
  unit: CompletionItemKind.Unit,
};

export const completion: Feature = request(CompletionRequest.type, null, (session, params) => {
  const spot = spotOf(session, params);
  if (spot === undefined) return null;
  const hasSnippets =
    session.client.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
  return complete(spot.model, spot.uri, spot.offset).map((item) => ({
    label: item.label,
    kind: kinds[item.kind],
    ...(item.detail === '' ? {} : { detail: item.detail }),
    sortText: `${item.rank.toFixed(3).padStart(7, '0')} ${item.label}`,
    ...(item.filter === undefined ? {} : { filterText: item.filter }),
    insertTextFormat: item.isSnippet && hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: toRange(spot.document, item),
      newText: item.isSnippet && !hasSnippets ? withoutPlaces(item.insert) : item.insert,
    },
    ...(item.subject === undefined ? {} : { data: { uri: spot.uri, subject: item.subject } }),
  }));
});

/** A snippet for editors that know none: every place holds its proposal. */
function withoutPlaces(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

const subjects = [
  'trigger',
  'filter',
  'step',
  'operator',
  'keyword',
  'field',
  'campaign',
  'stage',
  'asset',
  'namespace',
  'constraint',
  'rule',
] as const;

const dataSchema = z.object({
  uri: z.string(),
  subject: z.object({ of: z.enum(subjects), name: z.string(), owner: z.string().optional() }),
});

/** The documentation comes when a person looks at the item. */
export const completionResolve: Feature = (session) =>
  request(CompletionResolveRequest.type, { label: '' }, ({ projects }, item) => {
    const data = dataSchema.safeParse(item.data);
    if (!data.success) return item;
    const { of, name, owner } = data.data.subject;
    const page = explain(projects.of(data.data.uri).model(), {
      of,
      name,
      ...(owner === undefined ? {} : { owner }),
    });
    return page === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value: page } };
  })(session);
