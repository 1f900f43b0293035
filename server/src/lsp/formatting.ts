import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver';
import { formatEdits } from '../ide/index.ts';
import type { Span } from '../syntax/index.ts';
import { request } from './handler.ts';
import { toRange, toSpan } from './position.ts';
import { type Feature, fileOf, type Spot } from './session.ts';

export const formatting: Feature = request(DocumentFormattingRequest.type, null, (session, params) => {
  const file = fileOf(session, params);
  return file === undefined ? null : edits(file);
});

/** Whole declarations: a part of one has no layout of its own. */
export const rangeFormatting: Feature = request(
  DocumentRangeFormattingRequest.type,
  null,
  (session, params) => {
    const file = fileOf(session, params);
    return file === undefined ? null : edits(file, toSpan(file.document, params.range));
  },
);

function edits({ model, document, uri }: Omit<Spot, 'offset'>, within?: Span): TextEdit[] {
  return formatEdits(model, uri, within).map((edit) => ({
    range: toRange(document, edit),
    newText: edit.text,
  }));
}
