import type { Instance } from '../instance.ts';
import { nothing, success, type Refused } from '../protocol/answer.ts';
import { get, post, readAssets, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import {
  folderType,
  form,
  integer,
  name,
  oneOf,
  path,
  query,
  required,
  text,
} from '../protocol/parameter.ts';
import { invalidData, notFound, ruleViolated } from '../protocol/refusals.ts';
import { isDay } from '../protocol/time.ts';
import { tokenTypes, type FolderReference, type MyToken, type TokenType } from '../store/records.ts';
import { folderAt } from '../store/tree.ts';
import { programUrl } from './folder-view.ts';

const target = '/rest/asset/v1/folder/{id}/tokens';

/** My Tokens of one folder or program. What it inherits is not listed. */
export const tokenEndpoints: readonly Endpoint[] = [
  get({
    path: `${target}.json`,
    permissions: readAssets,
    parameters: { id: path(integer), folderType: query(folderType) },
    handle: (instance, { id, folderType }) => {
      // Left out, the type is Folder: a program's number then answers for the folder that happens to have it.
      const owner = { id, type: folderType ?? 'Folder' };
      if (folderAt(instance.store, owner) === undefined) return notFound('Folder');
      const tokens = [...instance.store.tokensOf(owner).values()];
      return tokens.length === 0 ? nothing : success(tokensView(instance, owner, tokens));
    },
  }),
  post('form', {
    path: `${target}.json`,
    permissions: writeAssets,
    parameters: {
      id: path(integer),
      folderType: required(form(folderType)),
      name: required(form(name(50))),
      type: required(form(oneOf('TokenType', tokenTypes))),
      value: required(form(text())),
    },
    handle: (instance, { id, folderType, name, type, value }) => {
      const owner = { id, type: folderType };
      if (folderAt(instance.store, owner) === undefined) return notFound('Folder');
      const wrong = valueProblem(type, value);
      if (wrong !== undefined) return wrong;
      const tokens = instance.store.tokensOf(owner);
      const present = tokens.get(name);
      if (present !== undefined && present.type !== type) {
        return ruleViolated(`Token ${name} already exists with type ${present.type}`);
      }
      const token = present ?? { name, type, value };
      token.value = value;
      tokens.set(name, token);
      return success(tokensView(instance, owner, [token]));
    },
  }),
  post('form', {
    path: `${target}/delete.json`,
    permissions: writeAssets,
    parameters: {
      id: path(integer),
      folderType: required(form(folderType)),
      name: required(form(name(50))),
      type: required(form(oneOf('TokenType', tokenTypes))),
    },
    handle: (instance, { id, folderType, name, type }) => {
      const owner = { id, type: folderType };
      if (folderAt(instance.store, owner) === undefined) return notFound('Folder');
      const tokens = instance.store.tokensOf(owner);
      if (tokens.get(name)?.type !== type) return notFound('Token');
      tokens.delete(name);
      return success({ id });
    },
  }),
];

function valueProblem(type: TokenType, value: string): Refused | undefined {
  const fits =
    type === 'date'
      ? isDay(value)
      : type === 'number'
        ? /^[+-]?\d+(\.\d+)?$/.test(value)
        : type === 'score'
          ? /^[+-]?\d{1,10}$/.test(value) && Math.abs(Number(value)) <= 2147483647
          : true;
  return fits ? undefined : invalidData(`Invalid value for a token of type ${type}`);
}

function tokensView(
  instance: Instance,
  owner: FolderReference,
  tokens: readonly MyToken[],
): Record<string, unknown> {
  const program = owner.type === 'Program' ? instance.store.programs.get(owner.id) : undefined;
  const url = program === undefined ? `${instance.appUrl}/#MF${owner.id}A1` : programUrl(instance, program);
  return {
    folder: { type: owner.type, value: owner.id },
    tokens: tokens.map(({ name, type, value }) => ({ name, type, value, computedUrl: url })),
  };
}
