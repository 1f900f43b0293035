import { type SelectionRange, SelectionRangeRequest } from 'vscode-languageserver';
import { selectionsAt } from '../ide/index.ts';
import { offsetAt } from '../model/index.ts';
import { request } from './handler.ts';
import { toRange } from './position.ts';
import { type Feature, fileOf } from './session.ts';

export const selectionRange: Feature = request(SelectionRangeRequest.type, null, (session, params) => {
  const file = fileOf(session, params);
  if (file === undefined) return null;
  const { model, document, uri } = file;
  return params.positions.map((position): SelectionRange => {
    const spans = selectionsAt(model, uri, offsetAt(document, position));
    return spans.reduceRight<SelectionRange>((parent, span) => ({ range: toRange(document, span), parent }), {
      range: toRange(document, { start: 0, end: document.text.length }),
    });
  });
});
