import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-field');

it('is sure where a declared name has one slip', () => {
  const text = `
field [Behavior Score] score
smart list "L" {
  filter /*! name/unknown-field */ [Behaviour Score] at least 100
}
`;
  const [finding] = expectFindings(text);
  expect(finding).toMatchObject({ severity: 'error', message: 'There is no field [Behaviour Score].' });
  expect(finding?.related[0]?.message).toBe('[Behavior Score] is declared here');
  expect(applyFix(text)).toContain('filter [Behavior Score] at least 100');
});

it('does not take a name for another that differs in a short word or a number', () => {
  const findings = expectFindings(`
field [MQL Date] datetime
field [Score 1] score
smart list "L" {
  filter /*! name/unknown-field */ [SQL Date] is not empty
  filter /*! name/unknown-field */ [Score 2] at least 1
}
`);
  expect(findings.map(({ severity }) => severity)).toEqual(['hint', 'hint']);
});

it('mentions an undeclared field once, and only where the files declare their fields', () => {
  expectFindings('smart list "L" {\n  filter [Product Interest] is "A"\n}\n');
  expectFindings(`
field [Tier] string
smart list "L" {
  filter /*! name/unknown-field */ [Product Interest] is "A"
  filter [Product Interest] is not "B"
}
`);
});

it('knows standard fields by each of their names, and segmentations', () => {
  expectFindings(`
field [Tier] string
external segmentation "Region"
smart list "L" {
  filter [Lead Status] is "Open"
  filter [person status] is "Open"
  filter [Region] is "EMEA"
}
`);
});

it('looks at stamps, externals, tokens in brackets and writes', () => {
  expectFindings(`
field [MQL Date] datetime
field [Stage] string
external webhook "Enrich" { writes /*! name/unknown-field */ [MQL Dtae] }
lifecycle "L" on [Stage] {
  stage "1" { stamp /*! name/unknown-field */ [MQL Daet] }
}
`);
});

it('says which types a field may have', () => {
  const text = 'field [Tier] /*! name/unknown-field */ strng\n';
  const [finding] = expectFindings(text);
  expect(finding?.message).toContain('"strng" is no field type');
  expect(applyFix(text)).toBe('field [Tier] string\n');
});

it('leaves the fields of program members alone', () => {
  expectFindings(`
field [Tier] string
campaign "A" {
  trigger Person is Created
  flow { Change Program Member Data [Badge] to "Speaker" }
}
`);
});

it('treats names that look like code as names', () => {
  expectFindings(
    'field [__proto__] string\nfield [constructor] string\nsmart list "L" {\n  filter [__proto__] is "a"\n  filter [constructor] is "b"\n}\n',
  );
});

it('says of each what to do', () => {
  const text = (name: string) =>
    `field [Behavior Score] score\nsmart list "L" {\n  filter /*! name/unknown-field */ [${name}] is not empty\n}\n`;
  expect(expectFindings(text('Behaviour Score'))[0]?.advice).toMatch(
    /^Did you mean .*\[Behavior Score\].* If Marketo has both, declare this one too\.$/,
  );
  expect(expectFindings(text('Product Interest'))[0]?.advice).toBe(
    'Declare it with its type, so that its values are checked and it is there before a deploy: field [Product Interest] string.',
  );
  const [type] = expectFindings('field [Tier] /*! name/unknown-field */ strng\n');
  expect(type?.advice).toMatch(/^Write one of \w+, .*\.$/);
  const [standard] = expectFindings(text('Coutnry'));
  expect(standard?.related).toEqual([]);
});

it('takes a type in any letter case, and none for one to come', () => {
  expectFindings('field [Tier] String\nfield [Fit]\n');
});

it('leaves the fields of program members alone wherever they stand, and only those', () => {
  expectFindings(`
field [Tier] string
campaign "A" {
  trigger Program Member Data is Changed "Fair" { [Badge] is "x" }
  flow {
    if [Tier] is "a" then Change Program Member Data [Badge] to "Speaker"
    else Change Program Member Data [Lanyard] to "Speaker"
    Change Data Value /*! name/unknown-field */ [Ticket] to "x"
  }
}
smart list "L" { filter /*! name/unknown-field */ [Lanyard] is "x" }
`);
});
