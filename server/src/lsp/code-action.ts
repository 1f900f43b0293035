import {
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionRequest,
  CodeActionTriggerKind,
  type Diagnostic,
} from 'vscode-languageserver';
import { isInCampaign, type QuickFix, quickFixes, repairFixes } from '../ide/index.ts';
import { request } from './handler.ts';
import { toChanges, toRange, toSpan } from './position.ts';
import type { Span } from '../syntax/index.ts';
import { type Feature, fileOf, type Spot } from './session.ts';
import { diagnosticSource } from './to-diagnostic.ts';

/** Applies every fix that cannot change what happens to a person. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.lifecycle`;

export const codeAction: Feature = request(
  CodeActionRequest.type,
  null,
  async (session, { textDocument, range, context }, token) => {
    const file = fileOf(session, { textDocument });
    if (file === undefined) return null;
    const wants = (kind: string) =>
      context.only === undefined || context.only.some((only) => isWithin(kind, only));
    return [
      ...(wants(CodeActionKind.QuickFix)
        ? await quickFixActions(file, toSpan(file.document, range), context, token)
        : []),
      // Unasked, it would stand in every menu; on save it is asked for by its name.
      ...(context.only !== undefined && wants(fixAllKind) ? fixAllActions(file) : []),
    ];
  },
);

/** `source.fixAll` asks for `source.fixAll.lifecycle` too. */
function isWithin(kind: string, only: string): boolean {
  return only === '' || kind === only || kind.startsWith(`${only}.`);
}

async function quickFixActions(
  file: Omit<Spot, 'offset'>,
  span: Span,
  context: CodeActionContext,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { document, project, uri } = file;
  const fixes = quickFixes(document, span, project.findings(uri));
  const repairs = await repairsAt(file, span, fixes, context, token);
  return [...fixes, ...repairs].map((fix) => action(file, fix, context.diagnostics));
}

/**
 * Repairs are proved for somebody who asks for them. An editor that only wants to know whether to show a light bulb gets
 * what is known by then, and what is wrong by itself is mended first.
 */
async function repairsAt(
  { model, document, project, uri }: Omit<Spot, 'offset'>,
  span: Span,
  fixes: readonly QuickFix[],
  { triggerKind }: CodeActionContext,
  token: CancellationToken,
): Promise<readonly QuickFix[]> {
  const hasFix = fixes.some(({ finding }) => finding.fixes.length > 0);
  if (hasFix || !isInCampaign(document, span)) return [];
  const repaired =
    triggerKind === CodeActionTriggerKind.Automatic
      ? project.repairs.knownAt(model, uri, span)
      : await project.repairs.at(model, uri, span, () => token.isCancellationRequested);
  return repaired.flatMap(({ finding, repairs }) => repairFixes(finding, repairs));
}

function action(
  { model, document, uri }: Omit<Spot, 'offset'>,
  { title, finding, edits, preferred }: QuickFix,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  const start = finding.place.uri === uri ? toRange(document, finding.place).start : undefined;
  const about = diagnostics.filter(
    ({ code, source, range }) =>
      source === diagnosticSource &&
      code === finding.rule &&
      range.start.line === start?.line &&
      range.start.character === start.character,
  );
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: about,
    isPreferred: preferred,
    edit: { changes: toChanges(model, edits) },
  };
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
