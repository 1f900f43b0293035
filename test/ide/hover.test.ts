import { expect, it } from 'vitest';
import { hoverAt } from '../../server/src/ide/index.ts';
import { marked, modelOf, program, uri } from './sample.ts';

/** What is shown at the first place of a text in the sample; the text has `$0` for the pointer, and is left as it is. */
function shownIn(line: string): string {
  const { text, offset } = marked(line);
  const start = program.indexOf(text);
  if (start === -1) throw new Error(`Not in the sample: ${text}`);
  return hoverAt(modelOf(program), uri, start + offset)?.markdown ?? '';
}

it.each([
  ['trigger Fills $0Out Form', ['**Fills Out Form** · trigger', 'Constraints:', 'Marketo forgets']],
  [
    'Change Data$0 Value [Hand Raised]',
    ['**Change Data Value** · flow step', 'May wake campaigns that listen to', 'after `to`'],
  ],
  ['not Member of$0 List', ['**Member of List** · membership filter', 'Cost: medium (4 of 8)']],
  ['[Behavior Score] at$0 least 50', ['**at least** · operator', 'Cost: fast (2 of 8)']],
  ['{ [Descrip$0tion] is', ['setting of Interesting Moment', 'Takes tokens.']],
  ['trigger Campaign is Requested "Marketo$0', []],
])('explains Marketo’s vocabulary at %s', (line, expected) => {
  const shown = shownIn(line);
  expect(expected.filter((part) => !shown.includes(part))).toEqual([]);
  if (expected.length === 0) expect(shown).toBe('');
});

it('tells of a field its type, its names elsewhere, and who writes it', () => {
  const shown = shownIn('on [Lifecycle$0 Status]');
  expect(shown).toContain('string field of the person');
  expect(shown).toContain('API name: `lifecycleStatus`');
  expect(shown).toContain('Salesforce: `Lead.Lifecycle_Stage__c`');
  expect(shown).toContain('Holds the stage of the lifecycle `Person`');
  expect(shown).toContain('Written by `090 - Sort`');
});

it('tells of a standard field what the catalogue knows', () => {
  const text = 'smart list "X" { filter [Email Addr$0ess] is not empty }';
  const { text: source, offset } = marked(text);
  const shown = hoverAt(modelOf(source), uri, offset)?.markdown ?? '';
  expect(shown).toContain('email field of the person');
  expect(shown).toContain('No campaign of these files writes it');
});

it('tells of a campaign what it is, who starts it and whom it starts', () => {
  const shown = shownIn('Execute Campaign "090$0 - Sort"');
  expect(shown).toContain('executable campaign in OPS Lifecycle');
  expect(shown).toContain('The only writer of the status');
  expect(shown).toContain('Each person every time.');
  expect(shown).toContain('Executed by `050 - Hand Raise`');
});

it('tells of a stage its owner, deadline, stamp and writers', () => {
  const shown = shownIn('to "2 -$0 MQL"');
  expect(shown).toContain('terminal stage of Person');
  for (const line of [
    'Owner: Sales',
    'Master: Salesforce',
    'Leaves within: 1 day',
    'Stamps: `[MQL Date]`',
    'Written by: `090 - Sort`',
  ]) {
    expect(shown).toContain(line);
  }
});

it('tells of an asset that it lives in Marketo, and of a token its type', () => {
  expect(shownIn('Send Alert "OPS Alerts.New$0 MQL"')).toContain('email in OPS Alerts');
  expect(shownIn('Reached {{my.MQL$0 Threshold}}')).toContain('number token of OPS Lifecycle');
});

it('covers the whole name and nothing else', () => {
  const hover = hoverAt(modelOf(program), uri, program.indexOf('Fills Out Form') + 7);
  expect(hover && program.slice(hover.start, hover.end)).toBe('Fills Out Form');
});

it('shows names as they are, whatever Markdown would make of them', () => {
  const { text, offset } = marked('campaign "A *b* <c> `d` [e](f)$0" { executable }');
  expect(hoverAt(modelOf(text), uri, offset)?.markdown).toContain(
    '**A \\*b\\* \\<c\\> \\`d\\` \\[e\\]\\(f\\)**',
  );
});

it('is silent where there is nothing to say', () => {
  expect(hoverAt(modelOf(program), uri, program.indexOf('qualify'))).toBeUndefined();
  expect(hoverAt(modelOf(program), 'file:///unknown.lifecycle', 0)).toBeUndefined();
});

it('never fails, wherever the pointer is', () => {
  const model = modelOf(program);
  for (let offset = 0; offset <= program.length; offset += 1) hoverAt(model, uri, offset);
});

it('tells of a list what its filters cost, why, and what another order would save', () => {
  const { text, offset } = marked(
    'smart list "Lea$0ders" {\n  filter [Job Title] contains "Chief"\n  filter [Country] is "US"\n}\n',
  );
  expect(hoverAt(modelOf(text), uri, offset)?.markdown).toContain(
    'Cost of its filters: medium (4 of 8), because of `[Job Title] contains "Chief"`: a piece of text is searched for in every text, one value. With the cheap filters first everybody meets class 1 instead of 4.',
  );
  const one = marked('smart list "Lea$0ders" { filter [Unsubscribed] is false }\n');
  expect(hoverAt(modelOf(one.text), uri, one.offset)?.markdown).toContain(
    'Cost of its filters: fast (1 of 8), checked or not is known at once.',
  );
  const none = marked('campaign "A$0" {\n  trigger Person is Created\n  flow { Sync Person to SFDC }\n}\n');
  expect(hoverAt(modelOf(none.text), uri, none.offset)?.markdown).not.toContain('Cost of its filters');
});
