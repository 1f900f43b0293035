import { expect, it } from 'vitest';
import { applyEdits, quickFixes } from '../../server/src/ide/index.ts';
import { createChecker } from '../../server/src/rules/index.ts';
import { modelOf, uri } from './sample.ts';

const flow = `campaign "900 - Decay" {
  qualify every 30 days
  schedule daily at 03:00
  flow { Change Score [Behavior Score] by -10 }
}
`;

/** The edits of the first fix of a rule, and what they make of the text. */
function fixed(text: string, rule: string) {
  const model = modelOf(text);
  const document = model.documents.get(uri);
  const findings = createChecker().check(model).findings.get(uri) ?? [];
  const finding = findings.find((one) => one.rule === rule);
  if (document === undefined || finding === undefined) throw new Error(`No ${rule}.`);
  const [fix] = quickFixes(model, document, finding.place, [finding]);
  return { edits: fix?.edits ?? [], text: applyEdits(text, fix?.edits ?? []) };
}

it('breaks a block into lines that the fix has made too long for one', () => {
  expect(fixed(`field [Behavior Score] score\n\n${flow}`, 'score/decay').text)
    .toBe(`field [Behavior Score] score

${flow.replace(
  'flow { Change Score [Behavior Score] by -10 }',
  `flow {
    if [Behavior Score] at least 10 then Change Score [Behavior Score] by -10
    else Change Score [Behavior Score] to 0
  }`,
)}`);
});

it('changes only the lines that differ', () => {
  const { edits, text } = fixed(`field [Behavior Score] score\n\n${flow}\nlist "A"\n`, 'score/decay');
  expect(edits).toHaveLength(1);
  expect(text.endsWith('\n\nlist "A"\n')).toBe(true);
  expect(edits[0]?.text).not.toContain('schedule');
});

it('leaves a file alone that somebody lays out in another way', () => {
  const written = `field   [Behavior Score] score\n\n${flow}`;
  const { text } = fixed(written, 'score/decay');
  expect(text).toContain('field   [Behavior Score]');
  expect(text).toContain('flow { if [Behavior Score]');
});

it('keeps the ends of lines', () => {
  const { text } = fixed(`field [Behavior Score] score\n\n${flow}`.replaceAll('\n', '\r\n'), 'score/decay');
  expect(text).toContain('else Change Score [Behavior Score] to 0\r\n  }\r\n}\r\n');
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});
