import { expect, it } from 'vitest';
import {
  compareInstances,
  type DesiredState,
  inInstanceWords,
  renderDriftText,
  type Snapshot,
} from '../../server/src/compiler/index.ts';
import { campaign, program, state, step } from './plan-examples.ts';
import { deployed } from './plan-snapshots.ts';

const names = { from: 'sandbox', to: 'production' };
const said = (from: Snapshot, to: Snapshot) =>
  renderDriftText(inInstanceWords(compareInstances(from, to), names));

/** One campaign that adds to a score, with some of its settings. */
const scoring = (parts: Parameters<typeof campaign>[1] = {}): DesiredState =>
  state(
    program({
      campaigns: [
        campaign('Score', {
          flow: [step('Change Score', { 'Score Name': 'Person Score', Change: '+1' })],
          ...parts,
        }),
      ],
    }),
  );

it('finds nothing between an instance and itself', () => {
  expect(said(deployed(scoring()), deployed(scoring()))).toBe('');
});

it('says settings of campaigns and programs with the value of either side', () => {
  const from = deployed(
    scoring({ qualification: { rule: 'any' }, folder: ['A'], communicationLimits: true }),
  );
  const to = deployed(
    state(
      ...scoring({
        qualification: { rule: 'interval', amount: 2, unit: 'week' },
        description: 'By hand.',
        communicationLimits: false,
      }).programs.map((one) => ({ ...one, channel: 'Content', tags: [] })),
    ),
  );
  const text = said(from, to);
  expect(text).toContain(`The program's channel is "Content" in production, "Operational" in sandbox.`);
  expect(text).toContain('In production it lies in the program itself, in sandbox in the folder "A".');
  expect(text).toContain('The qualification rule is "every 2 weeks" in production, "every time" in sandbox.');
  expect(text).toContain('Communication limits are off in production, on in sandbox.');
  expect(text).toContain('The description in production is not the one in sandbox.');
});

it('does not call different what the first instance hides', () => {
  const shown = deployed(scoring());
  const hidden: Snapshot = {
    ...shown,
    programs: shown.programs.map((one) => ({
      ...one,
      campaigns: one.campaigns.map((each) => ({ ...each, flow: undefined })),
    })),
  };
  expect(said(hidden, shown)).toBe('? campaign "Score"\n    sandbox does not show the flow.\n');
  expect(said(shown, hidden)).toBe('? campaign "Score"\n    production does not show the flow.\n');
});
