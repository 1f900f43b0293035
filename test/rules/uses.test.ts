import { describe, expect, it } from 'vitest';
import { anyEmail, usesOf, usesSignatures } from '../../server/src/rules/uses.ts';
import { modelOf } from '../model/workspace-of.ts';

const namesIn = (text: string): string[] => [...usesOf(modelOf(text)).names].toSorted();
const patternsIn = (text: string) => usesOf(modelOf(text)).patterns;

const flow = (step: string) => `campaign "A" {\n  trigger Person is Created\n  flow { ${step} }\n}\n`;
const list = (filter: string) => `smart list "L" {\n  filter ${filter}\n}\n`;

describe('what is mentioned', () => {
  it('is an asset by its name, with its program, and as a part of either', () => {
    expect(namesIn(list('Member of List "Attendees"'))).toEqual(['asset Attendees']);
    expect(namesIn(list('Member of List "Webinar.Attendees"'))).toEqual([
      'asset Attendees',
      'asset Webinar',
      'asset Webinar.Attendees',
    ]);
    expect(namesIn(flow('Request Campaign "Sort" in "Operations"'))).toEqual([
      'asset Operations',
      'asset Sort',
    ]);
  });

  it('is a field, whatever its letter case', () => {
    expect(namesIn(list('[Country] is "US"'))).toEqual(['field country']);
    expect(namesIn(list('[COUNTRY] is "US"'))).toEqual(['field country']);
  });

  it('is an email of some kind, where one is sent', () => {
    expect(namesIn(flow('Send Email "Mails.Welcome"'))).toEqual(
      ['asset Mails', 'asset Mails.Welcome', 'asset Welcome', anyEmail].toSorted(),
    );
    expect(namesIn(flow('Add to List "L"'))).not.toContain(anyEmail);
  });

  it('is a token, and the field that a token stands for', () => {
    const written = (token: string) => namesIn(flow(`Change Data Value [City] to "${token}"`));
    expect(written('{{my.Town}}')).toEqual(['field city', 'token my.Town']);
    expect(written('{{lead.Home Town}}')).toEqual(['field city', 'field home town', 'token lead.Home Town']);
    expect(written('{{company.Site:default=none}}')).toEqual([
      'field city',
      'field site',
      'token company.Site',
    ]);
    expect(written('{{my.lead.Town}}')).toEqual(['field city', 'token my.lead.Town']);
    expect(written('{{system.date}}')).toEqual(['field city', 'token system.date']);
  });

  it('is a token in a token of a program, and one that an external campaign takes', () => {
    const program = 'program "P" {\n  token "Greeting" text "Hello {{my.Name}}"\n}\n';
    expect(namesIn(program)).toEqual(['token my.Name']);
    expect(namesIn('external campaign "Sort" { token "my.Score" "5" }\nexternal form "F"\n')).toEqual([
      'token my.Score',
    ]);
    expect(namesIn('external campaign "Sort" { token "Score" "5" }\n')).toEqual(['token my.Score']);
  });
});

describe('what is meant by a piece of its name', () => {
  it('is anything that begins so, or has it somewhere', () => {
    expect(patternsIn(list('Filled Out Form starts with "Demo", "Trial"'))).toEqual([
      { references: 'form', piece: 'Demo' },
      { references: 'form', piece: 'Trial' },
    ]);
    expect(patternsIn(list('Filled Out Form contains "emo"'))).toEqual([
      { references: 'form', piece: 'emo' },
    ]);
  });

  it('is everything of the kind, where another operator asks', () => {
    expect(patternsIn(list('Filled Out Form is any'))).toEqual([{ references: 'form', piece: '' }]);
    expect(patternsIn(list('Filled Out Form not starts with "Demo"'))).toEqual([
      { references: 'form', piece: '' },
    ]);
  });

  it('is nothing where it is named', () => {
    expect(patternsIn(list('Filled Out Form "Demo"'))).toEqual([]);
    expect(patternsIn(list('Filled Out Form is "Demo"'))).toEqual([]);
    expect(patternsIn(list('[Country] starts with "U"'))).toEqual([]);
    expect(patternsIn(flow('Add to List "L"'))).toEqual([]);
  });

  it('is everything of the kind, where nothing is said', () => {
    expect(patternsIn('campaign "A" {\n  trigger Fills Out Form\n  flow { Add to List "L" }\n}\n')).toEqual([
      { references: 'form', piece: '' },
    ]);
  });
});

describe('the signature of a file', () => {
  it('is another when something else is mentioned, and the same when nothing is', () => {
    const [one] = usesSignatures(modelOf(list('Filled Out Form "Demo"')));
    const same = usesSignatures(
      modelOf(list('Filled Out Form "Demo" { [Date of Activity] in past 7 days }')),
    );
    const others = [
      'Filled Out Form "Trial"',
      'Filled Out Form starts with "Demo"',
      '[Country] is "US"',
    ].flatMap((filter) => usesSignatures(modelOf(list(filter))));
    expect(same).toEqual([one]);
    expect(new Set([one, ...others]).size).toBe(4);
  });

  it('is there for each file, and tells its declarations apart', () => {
    const files = { 'a.lifecycle': list('[City] is "Bonn"'), 'b.lifecycle': flow('Add to List "L"') };
    expect(usesSignatures(modelOf(files))).toHaveLength(2);
    const [both] = usesSignatures(modelOf(`${list('[City] is "Bonn"')}${flow('Add to List "L"')}`));
    expect(both?.split('\n')).toHaveLength(2);
  });
});
