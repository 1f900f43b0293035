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
import { type Feature, fileOf, type Session, type Spot } from './session.ts';
import { showRaceActions } from './show-race.ts';
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
        ? await quickFixActions(session, file, toSpan(file.document, range), context, token)
        : []),
      // Asking for repairs may have made a race known.
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

async function quickFixActions(
  session: Session,
  file: Omit<Spot, 'offset'>,
  span: Span,
  context: CodeActionContext,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const repairs = await repairsAt(session, file, span, context, token);
  // Nobody can be helped with a text that is not there any more.
  if (file.project.model() !== file.model) return [];
  const fixes = quickFixes(file.model, file.document, span, file.project.findings(file.uri));
  return [...fixes, ...repairs].map((fix) => action(file, fix, context.diagnostics));
}

/**
 * Repairs are proved for somebody who asks for them. An editor that only wants to know whether to show a light bulb gets
 * what is known by then, and what is wrong by itself is mended first.
 */
async function repairsAt(
  { repairs }: Session,
  file: Omit<Spot, 'offset'>,
  span: Span,
  { triggerKind }: CodeActionContext,
  token: CancellationToken,
): Promise<readonly QuickFix[]> {
  const { document, project, uri } = file;
  const isWrongByItself = project
    .findings(uri)
    .some(
      ({ cause, fixes, place }) =>
        cause === undefined && fixes.length > 0 && place.start <= span.end && span.start <= place.end,
    );
  if (isWrongByItself || !isInCampaign(document, span)) return [];
  const repaired =
    triggerKind === CodeActionTriggerKind.Automatic
      ? repairs.knownAt(file, span)
      : await repairs.at(file, span, token);
  return repaired.flatMap(({ finding, repairs: fixes }) => repairFixes(file.model, finding, fixes));
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
