import { ReferencesRequest } from 'vscode-languageserver';
import { findReferences } from '../ide/index.ts';
import { request } from './handler.ts';
import { toLocation } from './position.ts';
import { type Feature, spotOf } from './session.ts';

export const references: Feature = request(ReferencesRequest.type, null, async (session, params) => {
  await session.projects.settled;
  const spot = spotOf(session, params);
  if (spot === undefined) return null;
  const { includeDeclaration } = params.context;
  const found = findReferences(spot.model, spot.uri, spot.offset, { includeDeclaration });
  return found.flatMap((mention) => toLocation(spot.model, mention) ?? []);
});
