import { DefinitionRequest } from 'vscode-languageserver';
import { findDefinitions } from '../ide/index.ts';
import { request } from './handler.ts';
import { toLocation, toRange } from './position.ts';
import { type Feature, spotOf } from './session.ts';

export const definition: Feature = request(DefinitionRequest.type, null, (session, params) => {
  const spot = spotOf(session, params);
  if (spot === undefined) return null;
  const { model, document, uri, offset } = spot;
  const found = findDefinitions(model, uri, offset);
  if (session.client.capabilities.textDocument?.definition?.linkSupport !== true) {
    return found.flatMap(({ name }) => toLocation(model, name) ?? []);
  }
  return found.flatMap(({ origin, name, whole }) => {
    const target = toLocation(model, whole);
    const selection = toLocation(model, name);
    if (target === undefined || selection === undefined) return [];
    return [
      {
        originSelectionRange: toRange(document, origin),
        targetUri: target.uri,
        targetRange: target.range,
        targetSelectionRange: selection.range,
      },
    ];
  });
});
