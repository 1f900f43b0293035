import { CodeLensRequest } from 'vscode-languageserver';
import { costLenses } from '../ide/index.ts';
import { request } from './handler.ts';
import { toRange } from './position.ts';
import { type Feature, fileOf } from './session.ts';

/** What lists cost, above their names. There is nothing to click, so the command has no name. */
export const codeLens: Feature = request(CodeLensRequest.type, null, (session, params) => {
  const file = fileOf(session, params);
  if (file === undefined) return null;
  return costLenses(file.model, file.uri).map(({ title, ...span }) => ({
    range: toRange(file.document, span),
    command: { title, command: '' },
  }));
});
