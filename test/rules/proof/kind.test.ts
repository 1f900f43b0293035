import { describe, expect, it } from 'vitest';
import { OWNER } from '../../../server/src/engine/index.ts';
import { type Around, campaign, kind, type Turn } from './circumstances.ts';

const city = 'field:city';
const country = 'field:country';
const total = 'field:total';

const plain = campaign('Plain');
const other = campaign('Other');
const writer: Turn = { campaign: plain, writes: [city] };
const reader: Turn = { campaign: other, reads: [city] };

it('is about reading and writing where nothing more can be said', () => {
  expect(kind(writer, reader)).toBe('race/read-write');
  expect(kind(reader, writer)).toBe('race/read-write');
});

describe('two who write the same', () => {
  it('do so in the turns that decide', () => {
    expect(kind(writer, { campaign: other, writes: [city] })).toBe('race/write-write');
    expect(
      kind({ ...writer, writes: [country, city] }, { campaign: other, writes: [city], reads: [country] }),
    ).toBe('race/write-write');
  });

  it('or later on, both of them', () => {
    expect(kind(writer, reader, { watched: country, later: [plain, other] })).toBe('race/write-write');
    expect(kind(writer, reader, { watched: country, later: [plain] })).toBe('race/read-write');
    expect(kind(writer, reader, { later: [plain, other] })).toBe('race/read-write');
    const outside: Turn = { from: 'Salesforce', writes: [city] };
    expect(kind(outside, reader, { watched: country, later: [other] })).toBe('race/read-write');
  });
});

describe('an answer from outside', () => {
  const answer = (from: string): Turn => ({ from, writes: ['field:phone validity'] });
  const caller: Turn = { campaign: campaign('Calls'), reads: ['field:phone validity'] };

  it('of a webhook that the reader has called', () => {
    expect(kind(answer('webhook "Check"'), caller)).toBe('race/webhook-read');
    expect(kind(caller, answer('webhook "Check"'))).toBe('race/webhook-read');
    expect(kind(answer('webhook "Other"'), caller)).toBe('race/read-write');
    expect(kind(answer('webhook "Check"'), { ...caller, campaign: other })).toBe('race/read-write');
    expect(kind({ campaign: plain, writes: ['field:phone validity'] }, caller)).toBe('race/read-write');
  });

  it('of Marketo, that follows with the segment', () => {
    const segment: Turn = { from: 'Marketo', segmentation: 'field:market', writes: ['field:market'] };
    expect(kind(segment, { campaign: other, reads: ['field:market'] })).toBe('race/segment-lag');
    expect(
      kind({ ...segment, segmentation: undefined as never }, { campaign: other, reads: ['field:market'] }),
    ).toBe('race/read-write');
  });

  it('of Salesforce, that assigns the owner to whom an alert goes', () => {
    const owner: Turn = { from: 'Salesforce', writes: [OWNER, 'field:lead owner last name'] };
    const sends: Turn = {
      campaign: campaign('Sends'),
      reads: [OWNER],
      steps: ['Change Data Value', 'Send Alert'],
    };
    expect(kind(owner, sends)).toBe('race/alert-before-owner');
    expect(kind(owner, sends, { things: [city, OWNER] })).toBe('race/alert-before-owner');
    expect(
      kind(
        { ...owner, writes: ['field:lead owner last name'] },
        { ...sends, reads: ['field:lead owner last name'] },
      ),
    ).toBe('race/alert-before-owner');
    expect(kind(owner, { ...sends, steps: ['Change Data Value', 'Create Task'] })).toBe(
      'race/alert-before-owner',
    );
    expect(kind({ ...owner, writes: [city] }, { ...sends, reads: [city] })).toBe('race/read-write');
    expect(kind(owner, { ...sends, steps: ['Change Data Value'] })).toBe('race/read-write');
  });
});

describe('a batch', () => {
  it('meets something else', () => {
    expect(kind(writer, reader, { stimulus: { script: [{}, { batch: {} }] } })).toBe(
      'race/batch-and-trigger',
    );
    expect(kind(writer, reader, { stimulus: { script: [{ batch: {} }] } })).toBe('race/read-write');
    expect(kind(writer, reader, { stimulus: { script: [{}, {}] } })).toBe('race/read-write');
  });
});

describe('a score', () => {
  const copies: Turn = { campaign: campaign('Copies'), steps: ['Change Score'], writes: [total] };
  const looks: Turn = { campaign: other, reads: [total] };

  it('is a copy of another value', () => {
    expect(kind(copies, looks)).toBe('race/token-copy');
    expect(kind(looks, copies, { things: [city, total] })).toBe('race/token-copy');
    expect(kind({ ...copies, campaign: campaign('Adds') }, looks)).toBe('race/read-write');
  });

  it('is added up again by who was requested, after it was set anew', () => {
    const adds: Turn = { campaign: campaign('Adds'), writes: [total], steps: ['Change Score'] };
    const under = (parent: string): Around => ({ parents: { Adds: [parent] } });
    expect(kind(adds, looks, under('Resets'))).toBe('race/rescore');
    expect(kind(looks, adds, under('Resets'))).toBe('race/rescore');
    expect(kind(adds, looks, { parents: { Adds: ['Plain', 'Resets'] }, things: [city, total] })).toBe(
      'race/rescore',
    );
    expect(kind(adds, looks, under('Adds by Hand'))).toBe('race/read-write');
    expect(kind(adds, looks, under('Plain'))).toBe('race/read-write');
    // The parent sets a score anew, and this is none.
    expect(kind(writer, reader, { parents: { Plain: ['Resets'] } })).toBe('race/read-write');
  });
});

describe('campaigns that know each other', () => {
  it('keep out whom they let in themselves', () => {
    expect(kind({ campaign: plain, writes: [city] }, { campaign: plain, reads: [city] })).toBe(
      'race/late-guard',
    );
    const wakes: Turn = { campaign: other, kind: 'wake', reads: [city] };
    expect(kind(writer, wakes, { parents: { Plain: ['Other'] } })).toBe('race/late-guard');
    expect(kind(writer, { ...wakes, kind: 'run' }, { parents: { Plain: ['Other'] } })).toBe(
      'race/request-then-rely',
    );
    expect(
      kind(
        { ...writer, reads: [country] },
        { ...wakes, writes: [country] },
        { parents: { Plain: ['Other'] } },
      ),
    ).toBe('race/late-guard');
  });

  it('are mother and daughter, or sisters', () => {
    expect(kind(writer, reader, { parents: { Plain: ['Other'] } })).toBe('race/request-then-rely');
    expect(kind(writer, reader, { parents: { Other: ['Calls'], Calls: ['Plain'] } })).toBe(
      'race/request-then-rely',
    );
    expect(kind(writer, reader, { parents: { Plain: ['Calls'], Other: ['Adds', 'Calls'] } })).toBe(
      'race/dependent-requests',
    );
    expect(kind(writer, reader, { parents: { Plain: ['Calls'], Other: ['Adds'] } })).toBe('race/read-write');
  });
});

describe('events at one moment', () => {
  it('make a person, or make a visitor known', () => {
    const creates = (name: string) => ({ stimulus: { creates: true, coincidence: { name } } });
    expect(kind(writer, reader, creates('a form creates'))).toBe('race/coinciding-triggers');
    expect(kind(writer, reader, creates('a visitor becomes known'))).toBe('race/history-replay');
    expect(kind(writer, reader, { stimulus: { creates: true } })).toBe('race/read-write');
    expect(kind(writer, reader, { stimulus: { coincidence: { name: 'a form creates' } } })).toBe(
      'race/read-write',
    );
    // Who knows each other is nearer to the cause.
    expect(kind(writer, reader, { ...creates('a form creates'), parents: { Plain: ['Other'] } })).toBe(
      'race/request-then-rely',
    );
  });
});

describe('a sync', () => {
  it('goes out before a value is there, also where it is implied', () => {
    const syncs = (step: string): Turn => ({
      campaign: campaign('Sends'),
      reads: [city],
      steps: ['Change Data Value', step],
    });
    expect(kind(writer, syncs('Sync Person to SFDC'))).toBe('race/sync-before-ready');
    expect(kind(writer, syncs('Add to SFDC Campaign'))).toBe('race/sync-before-ready');
    expect(kind(writer, syncs('Send Alert'))).toBe('race/read-write');
    expect(kind({ ...writer, steps: ['Sync Person to SFDC'] }, reader)).toBe('race/read-write');
  });
});
