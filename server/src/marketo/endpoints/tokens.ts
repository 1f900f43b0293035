import { z } from 'zod';
import type { DesiredToken } from '../../compiler/index.ts';
import { success, type Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import { writing } from './folders.ts';
import { one } from './paging.ts';
import { tokenRecord } from './records.ts';

const tokens = z.object({
  tokens: z
    .array(tokenRecord)
    .nullish()
    .transform((items) => items ?? []),
});

const types: ReadonlySet<string> = new Set(['text', 'score', 'number', 'date', 'rich text', 'sfdc campaign']);

export interface ProgramTokens {
  readonly tokens: readonly DesiredToken[];
  /** Of types that the API shows and does not write. */
  readonly fixed: readonly { readonly name: string; readonly type: string }[];
}

/**
 * The program's own tokens; inherited ones are not listed. Without `folderType` the
 * call would answer for the folder of that number.
 */
export async function tokensOf(http: MarketoHttp, program: number): Promise<Answer<ProgramTokens>> {
  const path = `/rest/asset/v1/folder/${program}/tokens.json`;
  const call = {
    method: 'GET',
    path,
    query: { folderType: 'Program' },
    permission: 'Read-Only Assets',
  } as const;
  const answer = await one(http, call, tokens);
  if (answer.kind !== 'success') return answer;
  const found = answer.result?.tokens ?? [];
  return success({
    tokens: found.flatMap(({ name, type, value }) => (isOurs(type) ? [{ name, type, value }] : [])),
    fixed: found.flatMap(({ name, type }) => (isOurs(type) ? [] : [{ name, type }])),
  });
}

const isOurs = (type: string): type is DesiredToken['type'] => types.has(type);

/** Makes the token or gives it another value. */
export async function setToken(
  http: MarketoHttp,
  program: number,
  token: DesiredToken,
): Promise<Answer<undefined>> {
  const form = { name: token.name, type: token.type, value: token.value, folderType: 'Program' };
  const path = `/rest/asset/v1/folder/${program}/tokens.json`;
  const answer = await http.call({ method: 'POST', path, form, permission: writing }, z.unknown());
  return answer.kind === 'success' ? success(undefined) : answer;
}
