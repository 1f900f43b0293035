import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { raceText } from '../ide/index.ts';
import { offsetAt } from '../model/index.ts';
import type { Finding } from '../rules/index.ts';
import { toRange } from './position.ts';
import type { ShowRaceParams } from './protocol.ts';
import { fileOf, type Session, type Spot } from './session.ts';
import { type Answer, Refusal } from './work.ts';

/** The client's command; clients that have it say so when they introduce themselves. */
const command = 'lifecycle.showRace';

/** Offers both orders for every finding at a place that two orders show. */
export function showRaceActions(
  { client }: Session,
  { document, project, uri }: Omit<Spot, 'offset'>,
  span: { readonly start: number; readonly end: number },
): CodeAction[] {
  if (!client.commands.includes(command)) return [];
  return shownAt(project.findings(uri), uri, span).map((finding) => {
    const at: ShowRaceParams = { uri, position: toRange(document, finding.place).start, rule: finding.rule };
    const title = 'Show both orders';
    return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [at] } };
  });
}

export const race: Answer<'lifecycle/race'> = (session, { uri, position, rule }) => {
  const file = fileOf(session, { textDocument: { uri } });
  if (file === undefined) throw new Refusal('This is no .lifecycle file.');
  const { document, model, project } = file;
  const offset = offsetAt(document, position);
  const found = shownAt(project.findings(uri), uri, { start: offset, end: offset });
  const finding = found.find((one) => one.rule === rule) ?? found[0];
  const text = finding && raceText(finding, model);
  if (finding === undefined || text === undefined) {
    throw new Refusal(
      'No race is known at this place. Races are looked for when nobody has typed for a moment.',
    );
  }
  return { title: `Both Orders: ${finding.rule}`, text };
};

function shownAt(
  findings: readonly Finding[],
  uri: string,
  { start, end }: { readonly start: number; readonly end: number },
): Finding[] {
  return findings.filter(
    ({ witness, place }) =>
      witness !== undefined && place.uri === uri && place.start <= end && start <= place.end,
  );
}
