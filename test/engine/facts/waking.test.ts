import { expect, it } from 'vitest';
import { expectAlways, expectByChance, fact, lines, playOnce } from '../story.ts';

fact('triggers are alternatives', () => {
  const campaign = `
    campaign "Greet" {
      qualify every time
      trigger Fills Out Form "Demo"
      trigger Added to List "Guests"
      filter [Country] is "US"
      filter [Job Title] is "VP"
      flow { Send Email "Hello" }
    }`;
  expectAlways(`${campaign}
    scenario "Either event will do" {
      given [Country] is "US"
      given [Job Title] is "VP"
      when Fills Out Form "Demo"
      when Added to List "Guests"
      then Send Email "Hello" happens 2 times
    }`);
  expectAlways(`${campaign}
    scenario "All filters must hold" {
      given [Country] is "US"
      when Fills Out Form "Demo"
      then Send Email happens never
    }`);
});

fact('no order between listeners', () => {
  const { failures } = expectByChance(`
    campaign "Sets the source" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Person Source] to "Web" }
    }
    campaign "Reads the source" {
      trigger Fills Out Form "Demo"
      filter [Person Source] is "Web"
      flow { Send Email "Welcome" }
    }
    scenario "A form is filled out" {
      when Fills Out Form "Demo"
      then Send Email "Welcome" happens once
    }`);
  expect(failures[0]?.trace.map(({ who, what }) => `${who}: ${what}`)).toEqual([
    'the person: Fills Out Form "Demo"',
    'Sets the source: starts',
    'Reads the source: looks: its filters keep the person out',
    'Sets the source: Change Data Value [Person Source] to "Web"',
  ]);
});

it('tests filters at the event itself when the semantics say so: then a sibling always writes too late', () => {
  expectAlways(
    `
    campaign "Sets the source" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Person Source] to "Web" }
    }
    campaign "Reads the source" {
      trigger Fills Out Form "Demo"
      filter [Person Source] is "Web"
      flow { Send Email "Welcome" }
    }
    scenario "A form is filled out" {
      when Fills Out Form "Demo"
      then Send Email happens never
    }`,
    { filtersTested: 'at the event' },
  );
});

fact('filters are tested once', () => {
  expectAlways(`
    campaign "Follow up" {
      trigger Fills Out Form "Demo"
      filter [Unsubscribed] is false
      filter [Country] is "US"
      flow {
        Wait 2 days
        Add to List "Followed up"
      }
    }
    scenario "The person moves during the wait" {
      given [Country] is "US"
      when Fills Out Form "Demo"
      when after 1 day [Country] becomes "CA"
      then Member of List "Followed up"
    }`);
});

fact('inactive campaigns do not listen', () => {
  expectAlways(`
    campaign "Off" {
      inactive
      trigger Fills Out Form "Demo"
      flow { Send Email "Hello" }
    }
    scenario "Nobody hears" {
      when Fills Out Form "Demo"
      then Send Email happens never
    }`);
});

fact('once', () => {
  const campaign = (rule: string) => `
    campaign "Greet" {
      ${rule}
      trigger Fills Out Form "Demo"
      flow { Send Email "Hello" }
    }`;
  const twice = (times: string) => `
    scenario "Twice" {
      when Fills Out Form "Demo"
      when after 1 day Fills Out Form "Demo"
      then Send Email happens ${times}
    }`;
  expectAlways(campaign('') + twice('once'));
  expectAlways(campaign('qualify once') + twice('once'));
  expectAlways(campaign('qualify every time') + twice('2 times'));
});

fact('intervals are rolling', () => {
  const after = (wait: string, times: string) => `
    campaign "Greet" {
      qualify every 7 days
      trigger Fills Out Form "Demo"
      flow { Send Email "Hello" }
    }
    scenario "Again" {
      when Fills Out Form "Demo"
      when after ${wait} Fills Out Form "Demo"
      then Send Email happens ${times}
    }`;
  expectAlways(after('6 days', 'once'));
  expectAlways(after('167 hours', 'once'));
  expectAlways(after('168 hours', '2 times'));
  expectAlways(after('1 month', '2 times'));
});

fact('refused people are members', () => {
  expectAlways(`
    campaign "Greet" {
      qualify every 7 days
      trigger Fills Out Form "Demo"
      flow { Send Email "Hello" }
    }
    campaign "Counts members" {
      qualify every time
      trigger Fills Out Form "Survey"
      filter Member of Smart Campaign "Greet"
      flow { Add to List "Greeted" }
    }
    scenario "A member" {
      when Fills Out Form "Demo"
      when after 1 hour Fills Out Form "Survey"
      then Member of List "Greeted"
    }`);
});

fact('priority is a head start', () => {
  const run = playOnce(`
    campaign "Writes" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Country] to "US" }
    }
    campaign "Adds" {
      trigger Fills Out Form "Demo"
      flow { Add to List "A" }
    }
    campaign "Mails" {
      trigger Fills Out Form "Demo"
      flow { Send Email "Hello" }
    }
    scenario "All at once" {
      when Fills Out Form "Demo"
      then Send Email happens once
    }`);
  expect(lines(run).slice(4)).toEqual([
    '0 Mails: Send Email "Hello"',
    '0 Adds: Add to List "A"',
    '0 Writes: Change Data Value [Country] to "US"',
  ]);
});
