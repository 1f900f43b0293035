import { expect, it } from 'vitest';
import { newPerson } from '../../server/src/engine/index.ts';
import { programOf } from './story.ts';

/** What of these a new person may bring along, by the things' keys. */
function brought(text: string, things: readonly string[]): string[] {
  const person = newPerson(programOf(text).program);
  return things.filter((thing) => person.otherwise(thing).kind === 'unknown');
}

const corrected = (branch: string, more = '') => `
  ${more}
  campaign "Correct" {
    trigger Person is Created
    flow {
      if [Country] ${branch} then Change Data Value [Country] to "United States"
      else nothing
    }
  }`;

it('lets a new person bring what campaigns only correct', () => {
  for (const branch of ['is "USA"', 'is "USA", "United States"', 'is not "USA"', 'starts with "Ver"'])
    expect(brought(corrected(branch), ['field:country'])).toEqual(['field:country']);
});

it('lets no new person have what only campaigns make', () => {
  const tests = ['is empty', 'is not empty', 'is "United States"', 'is "united states"', 'contains "States"'];
  for (const branch of tests) expect(brought(corrected(branch), ['field:country'])).toEqual([]);
});

it('finds the question in filters and smart lists, too', () => {
  const filtered = `
    campaign "Correct" {
      trigger Person is Created
      filter [Country] is "USA"
      flow { Change Data Value [Country] to "United States" }
    }`;
  const listed = `
    smart list "Misspelled" {
      filter [Country] is "USA"
    }
    campaign "Correct" {
      trigger Person is Created
      filter Member of Smart List "Misspelled"
      flow { Change Data Value [Country] to "United States" }
    }`;
  for (const text of [filtered, listed]) expect(brought(text, ['field:country'])).toEqual(['field:country']);
});

it('asks nothing where a token may write anything', () => {
  const copied = `
    campaign "Copy" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Country] to {{lead.City}} }
    }`;
  expect(brought(corrected('is "USA"', copied), ['field:country'])).toEqual([]);
});

it('begins with no stage, stamp, score, membership, owner or record', () => {
  const text = `
    field [Status] string
    field [MQL Date] datetime
    field [Score] score
    lifecycle "Person" on [Status] {
      stage "1 - Known" { owner Marketing, master Marketo }
      stage "2 - MQL" { owner Marketing, master Marketo, stamp [MQL Date] }
      path "1 - Known" -> "2 - MQL"
    }
    campaign "A" {
      trigger Fills Out Form "Demo"
      filter [Status] is not "0 - Unheard of"
      filter [Score] at least 50
      filter not Member of List "Competitors"
      flow {
        Change Data Value [Status] to "2 - MQL"
        Change Data Value [MQL Date] to "2026-01-01"
        Change Score [Score] to 10
      }
    }`;
  const things = [
    'field:status',
    'field:mql date',
    'field:score',
    'Member of List:Competitors',
    'field:lead owner email address',
    'field:sfdc type',
  ];
  expect(brought(text, things)).toEqual([]);
  expect(brought(text, ['field:country'])).toEqual(['field:country']);
});

it('lets a new person bring what a form or a list is declared to write, and not what a webhook is', () => {
  const text = (external: string) => `
    field [Interest] string
    external ${external} { writes [Interest] }
    campaign "Default" {
      trigger Person is Created
      flow {
        if [Interest] is empty then Change Data Value [Interest] to "Unknown"
        else nothing
      }
    }`;
  expect(brought(text('form "Demo"'), ['field:interest'])).toEqual(['field:interest']);
  expect(brought(text('list "Fair"'), ['field:interest'])).toEqual(['field:interest']);
  expect(brought(text('webhook "Enrich"'), ['field:interest'])).toEqual([]);
});
