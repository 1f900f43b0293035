import { FoldingRangeKind, FoldingRangeRequest } from 'vscode-languageserver';
import { foldsOf } from '../ide/index.ts';
import { positionAt } from '../model/index.ts';
import { request } from './handler.ts';
import { type Feature, fileOf } from './session.ts';

export const foldingRange: Feature = request(FoldingRangeRequest.type, null, (session, params) => {
  const file = fileOf(session, params);
  if (file === undefined) return null;
  const byLine = session.client.capabilities.textDocument?.foldingRange?.lineFoldingOnly === true;
  return foldsOf(file.model, file.uri).map(({ kind, start, end }) => {
    const from = positionAt(file.document, start);
    const to = positionAt(file.document, end);
    return {
      startLine: from.line,
      endLine: to.line,
      ...(byLine ? {} : { startCharacter: from.character, endCharacter: to.character }),
      ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
    };
  });
});
