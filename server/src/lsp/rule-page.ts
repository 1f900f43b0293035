import { TextDocumentContentRequest } from 'vscode-languageserver';
import { rulePage as pageOf } from '../rules/index.ts';
import { request } from './handler.ts';
import type { Client, Feature } from './session.ts';

/** Rules' pages are documents of this scheme, which the server fills: `lifecycle-rule:/slow/order.md`. */
export const rulePageScheme = 'lifecycle-rule';

/** Undefined for clients that cannot ask for the page. */
export function rulePageUri({ capabilities }: Client, rule: string): string | undefined {
  if (capabilities.workspace?.textDocumentContent === undefined) return undefined;
  return `${rulePageScheme}:/${rule}.md`;
}

export const rulePage: Feature = request(
  TextDocumentContentRequest.type,
  { text: '' },
  async (_session, { uri }) => {
    const id = /^lifecycle-rule:\/*(.*?)(?:\.md)?$/.exec(decodeURI(uri))?.[1] ?? '';
    return { text: (await pageOf(id)) ?? `There is no rule ${id}.\n` };
  },
);
