import { LSPErrorCodes, PrepareRenameRequest, RenameRequest, ResponseError } from 'vscode-languageserver';
import { prepareRename as prepare, rename as renameAt, type Renaming } from '../ide/index.ts';
import { request } from './handler.ts';
import { toChanges, toRange } from './position.ts';
import { type Feature, spotOf } from './session.ts';

export const prepareRename: Feature = request(PrepareRenameRequest.type, null, (session, params) => {
  const spot = spotOf(session, params);
  const prepared = spot && agreed(prepare(spot.model, spot.uri, spot.offset));
  if (spot === undefined || prepared === undefined) return null;
  return { range: toRange(spot.document, prepared), placeholder: prepared.name };
});

/** Files that nobody has opened are renamed in too: it waits until they have been read. */
export const rename: Feature = request(RenameRequest.type, null, async (session, params) => {
  await session.projects.settled;
  const spot = spotOf(session, params);
  const renamed = spot && agreed(renameAt(spot.model, spot.uri, spot.offset, params.newName));
  if (spot === undefined || renamed === undefined) return null;
  return { changes: toChanges(spot.model, renamed.edits) };
});

/** A refusal is answered as an error, whose message the editor shows. */
function agreed<T>(renaming: Renaming<T> | undefined): T | undefined {
  if (renaming?.ok === false) throw new ResponseError(LSPErrorCodes.RequestFailed, renaming.message);
  return renaming;
}
