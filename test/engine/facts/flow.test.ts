import { expect, it } from 'vitest';
import { expectAlways, expectByChance, fact, lines, playOnce } from '../story.ts';

fact('first choice counts', () => {
  const scored = (score: string, list: string) => `
    field [Score] score
    campaign "Sort" {
      trigger Fills Out Form "Demo"
      flow {
        if [Score] at least 50 then Add to List "Warm"
        else if [Score] at least 80 then Add to List "Hot"
        else if [Score] is empty then nothing
      }
    }
    scenario "The broad choice comes first" {
      ${score}
      when Fills Out Form "Demo"
      then ${list}
    }`;
  expectAlways(scored('given [Score] is 90', 'Member of List "Warm"'));
  expectAlways(scored('given [Score] is 90', 'not Member of List "Hot"'));
  expectAlways(scored('given [Score] is 10', 'not Member of List "Warm"'));
});

it('tests a choice when the person reaches it', () => {
  expectAlways(`
    campaign "Late choice" {
      trigger Fills Out Form "Demo"
      flow {
        Wait 2 days
        if [Country] is "US" then Add to List "Americas"
        else nothing
      }
    }
    scenario "The person moves during the wait" {
      given [Country] is "CA"
      when Fills Out Form "Demo"
      when after 1 day [Country] becomes "US"
      then Member of List "Americas"
    }`);
});

const fence = (wait: string) => `
  campaign "Writes" {
    trigger Fills Out Form "Demo"
    flow { Change Data Value [Country] to "US" }
  }
  campaign "Reads" {
    trigger Fills Out Form "Demo"
    flow {
      ${wait}
      if [Country] is "US" then Add to List "Americas"
      else nothing
    }
  }
  scenario "A wait as a fence" {
    when Fills Out Form "Demo"
    then Member of List "Americas"
  }`;

fact('a wait is a minimum', () => {
  // Short queues: whatever is ready is done before the wait is over. Long queues: a wait guarantees nothing.
  expectAlways(fence('Wait 5 minutes'));
  expectByChance(fence('Wait 5 minutes'), { time: 'adversarial' });
});

fact('abbreviated waits are ignored', () => {
  expectByChance(fence('Wait 5 mins'));
});

fact('a wait ends on', () => {
  const run = playOnce(`
    campaign "Reminds" {
      trigger Fills Out Form "Demo"
      flow {
        Wait 48 hours {
          [Must End On] is "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"
          [At Time] is 09:00
        }
        Send Email "Reminder"
      }
    }
    scenario "From Friday at five in the afternoon" {
      when after 2460 minutes Fills Out Form "Demo"
      then Send Email happens once
    }`);
  // Minute 0 is Thursday, 1970-01-01, 00:00: 41 hours later it is Friday 17:00, and Monday 9:00 is at hour 105.
  expect(run.trace.at(-1)?.at).toBe(105 * 60);
});

it('waits until a date, and not at all when the date is over', () => {
  const until = (date: string) =>
    playOnce(`
      campaign "Waits" {
        trigger Fills Out Form "Demo"
        flow {
          Wait until ${date}
          Send Email "Now"
        }
      }
      scenario "A date" {
        when Fills Out Form "Demo"
        then Send Email happens once
      }`);
  expect(until('1970-01-03T09:00').trace.at(-1)?.at).toBe(2 * 1440 + 540);
  expect(until('1969-12-24').trace.at(-1)?.at).toBe(0);
});

fact('remove from flow', () => {
  expectAlways(`
    campaign "Reminds" {
      trigger Fills Out Form "Demo"
      flow {
        Wait 7 days
        Send Email "Reminder"
      }
    }
    campaign "Stops" {
      trigger Fills Out Form "Contact Us"
      flow { Remove from Flow "Reminds" }
    }
    scenario "Answered in time" {
      when Fills Out Form "Demo"
      when after 3 days Fills Out Form "Contact Us"
      then Send Email happens never
    }`);
});

it('lets whoever is inside finish when the way in is narrowed later', () => {
  const run = playOnce(`
    campaign "Once a person" {
      trigger Fills Out Form "Demo"
      flow {
        Wait 1 day
        Add to List "Done"
      }
    }
    scenario "Twice, once" {
      when Fills Out Form "Demo"
      when after 1 hour Fills Out Form "Demo"
      then Member of List "Done"
    }`);
  expect(lines(run)).toEqual([
    '0 the person: Fills Out Form "Demo"',
    '0 Once a person: starts',
    '0 Once a person: Wait 1 day',
    '60 the person: Fills Out Form "Demo"',
    '60 Once a person: looks: its qualification rule keeps the person out',
    '1440 Once a person: Add to List "Done"',
  ]);
});
