import type { ExternalEffect, FieldItem, ProgramItem, SalesforceField } from '../ast.ts';
import { atom, atomText, list, listPiece } from './phrases.ts';
import type { Formatting, Piece } from './phrases.ts';

export function programItem(item: Exclude<ProgramItem, { kind: 'Broken' }>): (Piece | undefined)[] {
  switch (item.kind) {
    case 'Channel':
      return ['channel', atom(item.value)];
    case 'ProgramType':
      return ['type', atom(item.value)];
    case 'Workspace':
      return ['workspace', atom(item.value)];
    case 'ProgramLike':
      return ['like', atom(item.value)];
    case 'Tag':
      return ['tag', atom(item.name), atom(item.value)];
    case 'Cost':
      return ['cost', atom(item.date), atom(item.amount), item.note && atom(item.note)];
    case 'TokenItem':
      return ['token', atom(item.name), atom(item.type), atom(item.value)];
  }
}

export function fieldItem(formatting: Formatting, item: Exclude<FieldItem, { kind: 'Broken' }>): Piece[] {
  switch (item.kind) {
    case 'Api':
      return ['api', atom(item.value)];
    case 'AllowedValues':
      return ['values', listPiece(formatting, item.values)];
    case 'SalesforceFields':
      return ['salesforce', salesforceFields(formatting, item.fields)];
  }
}

function salesforceFields(formatting: Formatting, fields: readonly SalesforceField[]): Piece {
  const pairs = fields.map(({ start, end, object, api }) => ({
    start,
    end,
    doc: `${object.text} ${atomText(api)}`,
  }));
  return { start: fields[0]?.start ?? 0, end: fields.at(-1)?.end ?? 0, doc: () => list(formatting, pairs) };
}

export function effect(formatting: Formatting, item: Exclude<ExternalEffect, { kind: 'Broken' }>): Piece[] {
  switch (item.kind) {
    case 'Writes':
      return ['writes', listPiece(formatting, item.fields)];
    case 'Reads':
      return ['reads', listPiece(formatting, item.fields)];
    case 'Requests':
      return ['requests', atom(item.campaign)];
    case 'Requestable':
      return ['requestable'];
    case 'ExecutableExternal':
      return ['executable'];
    case 'ExternalToken':
      return ['token', atom(item.name), atom(item.value)];
  }
}
