import { type CodeAction, CodeActionKind, CodeActionRequest, type Diagnostic } from 'vscode-languageserver';
import { quickFixes } from '../ide/index.ts';
import { request } from './handler.ts';
import { toChanges, toRange, toSpan } from './position.ts';
import { type Feature, fileOf, type Spot } from './session.ts';
import { showRaceActions } from './show-race.ts';
import { diagnosticSource } from './to-diagnostic.ts';

/** Applies every fix that cannot change what happens to a person. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.lifecycle`;

export const codeAction: Feature = request(
  CodeActionRequest.type,
  null,
  (session, { textDocument, range, context }) => {
    const file = fileOf(session, { textDocument });
    if (file === undefined) return null;
    const wants = (kind: string) =>
      context.only === undefined || context.only.some((only) => isWithin(kind, only));
    return [
      ...(wants(CodeActionKind.QuickFix)
        ? quickFixActions(file, toSpan(file.document, range), context.diagnostics)
        : []),
      ...(wants(CodeActionKind.QuickFix) ? showRaceActions(session, file, toSpan(file.document, range)) : []),
      // Unasked, it would stand in every menu; on save it is asked for by its name.
      ...(context.only !== undefined && wants(fixAllKind) ? fixAllActions(file) : []),
    ];
  },
);

/** `source.fixAll` asks for `source.fixAll.lifecycle` too. */
function isWithin(kind: string, only: string): boolean {
  return only === '' || kind === only || kind.startsWith(`${only}.`);
}

function quickFixActions(
  { model, document, project, uri }: Omit<Spot, 'offset'>,
  span: { readonly start: number; readonly end: number },
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  return quickFixes(document, span, project.findings(uri)).map(({ title, finding, edits, preferred }) => {
    const { start } = toRange(document, finding.place);
    const about = diagnostics.filter(
      ({ code, source, range }) =>
        source === diagnosticSource &&
        code === finding.rule &&
        range.start.line === start.line &&
        range.start.character === start.character,
    );
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: about,
      isPreferred: preferred,
      edit: { changes: toChanges(model, edits) },
    };
  });
}

function fixAllActions({ document, project, uri }: Omit<Spot, 'offset'>): CodeAction[] {
  const { text } = document;
  const fixed = project.fixed(uri);
  if (fixed === undefined || fixed === text) return [];
  const range = toRange(document, { start: 0, end: text.length });
  return [
    {
      title: 'Apply all safe fixes',
      kind: fixAllKind,
      edit: { changes: { [uri]: [{ range, newText: fixed }] } },
    },
  ];
}
