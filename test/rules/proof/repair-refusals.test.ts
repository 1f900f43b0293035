import { expect, it } from 'vitest';
import { createStaticTier, defaultSemantics } from '../../../server/src/engine/index.ts';
import { type CampaignSymbol, type Model, placeOf } from '../../../server/src/model/index.ts';
import type { Candidate, RepairKind } from '../../../server/src/rules/proof/repair/candidate.ts';
import type { Cause } from '../../../server/src/rules/proof/repair/cause.ts';
import { provedFix } from '../../../server/src/rules/proof/repair/repairs.ts';
import { isRepaired } from '../../../server/src/rules/proof/repair/verdict.ts';
import { campaignNamed, modelOf } from '../../model/workspace-of.ts';
import { raceFixtures } from '../../races/fixtures.ts';
import { examinerOf } from './examined.ts';

/** What becomes of a repair that replaces one piece of a campaign's text. */
function judge(
  id: string,
  kind: RepairKind,
  campaign: string,
  [piece, instead]: readonly [string, string],
  change: (text: string) => string = (text) => text,
): 'proved' | 'refused' {
  const model = modelOf(change(raceFixtures.find((fixture) => fixture.id === id)?.bad.text ?? ''));
  const examine = examinerOf();
  const before = examine(model);
  const cause = causeIn(before.analysis);
  const candidate: Candidate = {
    kind,
    title: 'Do this',
    edits: [{ place: pieceOf(model, campaignNamed(model, campaign), piece), text: instead }],
  };
  return provedFix(cause, before, candidate, { examine }) === undefined ? 'refused' : 'proved';
}

function causeIn({
  races: [race],
  moves: [move],
}: ReturnType<ReturnType<typeof examinerOf>>['analysis']): Cause {
  if (race !== undefined) return { kind: 'race', race };
  if (move === undefined) throw new Error('nothing to repair');
  return { kind: 'move', move };
}

function pieceOf(model: Model, { bound: { declaration } }: CampaignSymbol, piece: string) {
  const document = model.documentOf(declaration);
  const at = model.locate(placeOf(declaration, declaration));
  const start = document?.text.slice(at?.start, at?.end).indexOf(piece) ?? -1;
  if (start === -1) throw new Error(`There is no ${piece}.`);
  return placeOf(declaration, { start, end: start + piece.length });
}

const alert = 'Send Alert "OPS Alerts.New MQL" to owner';
const send = '210 - MQL: Send to Sales';

it('refuses a wait that is shorter than the answer may take', () => {
  expect(judge('R18', 'wait', send, [alert, `Wait 4 minutes\n${alert}`])).toBe('refused');
  expect(judge('R18', 'wait', send, [alert, `Wait 6 minutes\n${alert}`])).toBe('proved');
});

it('refuses a wait whose unit Marketo does not read', () => {
  expect(judge('R18', 'wait', send, [alert, `Wait 6 min\n${alert}`])).toBe('refused');
});

const stamp = 'Change Data Value [Lifecycle Status] to "2 - MQL"';
const accepted = '200 - MQL: Accepted the Invitation';

it('refuses a guard that lets the wrong people through', () => {
  const guard = (test: string) => `if ${test} then ${stamp}\nelse nothing`;
  expect(judge('R70', 'guard', accepted, [stamp, guard('[Lifecycle Status] is not "1 - MAL"')])).toBe(
    'refused',
  );
  expect(judge('R70', 'guard', accepted, [stamp, guard('[Behavior Score] at least 100')])).toBe('refused');
  expect(judge('R70', 'guard', accepted, [stamp, guard('[Lifecycle Status] is not "3 - SAL"')])).toBe(
    'proved',
  );
});

const tell = '120 - Demo: Tell the Specialist';

it('refuses what makes certain that nobody is ever told', () => {
  expect(judge('R01', 'guard', tell, ['trigger Fills Out Form starts with "Demo:"', 'inactive'])).toBe(
    'refused',
  );
  const filter = 'filter [Product Interest] is "Analytics"';
  expect(judge('R01', 'guard', tell, [filter, 'filter [Product Interest] is "Nothing of Ours"'])).toBe(
    'refused',
  );
});

it('refuses what only makes the accident rarer', () => {
  expect(judge('R01', 'pace', tell, ['qualify every time', 'qualify every 1 day'])).toBe('refused');
});

it('refuses what cannot be read afterwards', () => {
  expect(judge('R18', 'wait', send, [alert, `Wait {\n${alert}`])).toBe('refused');
});

it('refuses what another rule warns of', () => {
  const trigger = 'trigger Campaign is Requested "Marketo Flow Action"';
  // Nobody can request an executable campaign.
  expect(judge('R13', 'execute', '010 - Job Level', [trigger, 'executable'])).toBe('refused');
});

it('refuses what puts another accident in the place of the first', () => {
  const guarded =
    'if [Lifecycle Status] is "1 - MAL" then Change Data Value [Lifecycle Status] to "3 - SAL"\nelse nothing';
  // Nobody goes back any more; now some skip a stage.
  expect(judge('R70', 'guard', accepted, [stamp, guarded])).toBe('refused');
});

it('refuses what leaves open what was decided before', () => {
  const examine = examinerOf();
  const fixture = raceFixtures.find(({ id }) => id === 'R70');
  const before = examine(modelOf(fixture?.bad.text ?? ''));
  const after = examine(modelOf(fixture?.repaired.text ?? ''));
  const cause = causeIn(before.analysis);
  expect(isRepaired(cause, before, after)).toBe(true);
  // Two changes at one moment: what comes of them, sets alone cannot tell.
  const outlook = createStaticTier(defaultSemantics)
    .outlooks(after.analysis.program)
    .find(({ stimulus }) => stimulus.coincidence !== undefined);
  if (outlook === undefined) throw new Error('no stimulus');
  const left = [{ outlook, watched: undefined }];
  const open = { ...after, analysis: { ...after.analysis, undecided: left } };
  const noMeans = { ...open, budget: { ...after.budget, statesPerThing: [0] } };
  expect(isRepaired(cause, before, noMeans)).toBe(false);
  // It is looked at once more, by itself.
  expect(isRepaired(cause, before, open)).toBe(true);
  const openBefore = { ...before, analysis: { ...before.analysis, undecided: left } };
  expect(isRepaired(cause, openBefore, noMeans)).toBe(true);
  expect(isRepaired(cause, before, { ...after, analysis: { ...after.analysis, cancelled: true } })).toBe(
    false,
  );
});

it('refuses what a scenario does not allow that passes today', () => {
  const scenario = (then: string) => (text: string) =>
    `${text}
scenario "Clicked" {
  given [Lifecycle Status] is "1 - MAL"
  when Clicks Link in Email "Invitation: Executive Dinner"
  then [Lifecycle Status] is "${then}"
}
`;
  const guarded =
    'if [Lifecycle Status] is empty then Change Data Value [Lifecycle Status] to "2 - MQL"\nelse nothing';
  expect(judge('R70', 'guard', accepted, [stamp, guarded])).toBe('proved');
  expect(judge('R70', 'guard', accepted, [stamp, guarded], scenario('2 - MQL'))).toBe('refused');
  // What fails already does not count.
  expect(judge('R70', 'guard', accepted, [stamp, guarded], scenario('3 - SAL'))).toBe('proved');
});

it('keeps requested who is requested by others, too', () => {
  const parent = '000 - New Person: Nurture';
  const request = 'Request Campaign "010 - Job Level"';
  // The other requester would ask for a campaign that cannot be requested any more.
  const other = (text: string) =>
    `${text}\ncampaign "020 - Other" {\n  qualify every time\n  trigger Visits Web Page\n  flow { ${request} }\n}\n`;
  expect(judge('R13', 'execute', parent, [request, 'Execute Campaign "010 - Job Level"'], other)).toBe(
    'refused',
  );
});
