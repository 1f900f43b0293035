import type { Document, Location, Model } from '../model/index.ts';
import { type Finding, type Fix, registry } from '../rules/index.ts';
import type { Span } from '../syntax/index.ts';
import type { TextEdit } from './edit.ts';
import { textEdit } from './fix-all.ts';
import { neatEdits } from './neat-edits.ts';

/** A change that the editor offers for a finding. */
export interface QuickFix {
  readonly title: string;
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
  /** The one to take when a person takes the first that fits. */
  readonly preferred: boolean;
}

/** The fixes of every finding that touches a span of the document, then the ways to silence their rules. */
export function quickFixes(
  model: Model,
  document: Document,
  span: Span,
  findings: readonly Finding[],
): readonly QuickFix[] {
  const touched = findings.filter(({ place }) => place.start <= span.end && span.start <= place.end);
  const fixes = touched.flatMap((finding) =>
    finding.fixes.map(({ title, safe, edits }, index): QuickFix => {
      return { title, finding, edits: neatEdits(model, edits.map(textEdit)), preferred: safe && index === 0 };
    }),
  );
  return [...fixes, ...touched.flatMap((finding) => suppression(document, finding) ?? [])];
}

/** Repairs that were proved for a finding. They change what happens to people: none is taken unasked. */
export function repairFixes(
  model: Model,
  finding: Finding,
  repairs: readonly Fix<Location>[],
): readonly QuickFix[] {
  return repairs.map(({ title, edits }) => ({
    title,
    finding,
    edits: neatEdits(model, edits.map(textEdit)),
    preferred: false,
  }));
}

/** Only campaigns can get into each other's way. */
export function isInCampaign({ declarations }: Document, { start, end }: Span): boolean {
  return declarations.some(
    ({ declaration, offset }) =>
      declaration.kind === 'Campaign' && offset <= end && start <= offset + declaration.end,
  );
}

/** Writes `// lifecycle-ignore RULE -- ` above the line; the reason is the person's to write. */
function suppression(document: Document, finding: Finding): QuickFix | undefined {
  // What Marketo would refuse does not go away by being ignored; what is said about comments cannot be silenced.
  const own = registry.get(finding.rule)?.severity ?? finding.severity;
  if (own === 'error' || /^(syntax|suppress)\//.test(finding.rule)) return undefined;
  const { text, uri } = document;
  const { start } = finding.place;
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const indent = /[^\S\r\n]*/y;
  indent.lastIndex = lineStart;
  const [space = ''] = indent.exec(text) ?? [];
  return {
    title: `Ignore ${finding.rule} here, and say why`,
    finding,
    edits: [
      { uri, start: lineStart, end: lineStart, text: `${space}// lifecycle-ignore ${finding.rule} -- \n` },
    ],
    preferred: false,
  };
}
