import { expect, it } from 'vitest';
import { expectAlways, expectByChance, fact, lines, playOnce } from '../story.ts';

const sets = (settings: string) => `
  campaign "Sets the country" {
    ${settings}
    qualify every time
    flow { Change Data Value [Country] to "US" }
  }`;
const caller = (call: string) => `
  campaign "Calls" {
    trigger Fills Out Form "Demo"
    flow {
      ${call} "Sets the country"
      if [Country] is "US" then Add to List "Americas"
      else nothing
    }
  }
  scenario "Call and rely on it" {
    when Fills Out Form "Demo"
    then Member of List "Americas"
  }`;

fact('a request does not wait', () => {
  expectByChance(sets('trigger Campaign is Requested "Marketo Flow Action"') + caller('Request Campaign'));
});

fact('execute waits', () => {
  expectAlways(sets('executable') + caller('Execute Campaign'));
});

it('lets others act between the steps of an executed campaign when the semantics say so', () => {
  const text = `
    campaign "Twice" {
      executable
      flow {
        Change Data Value [Country] to "US"
        if [Country] is "US" then Add to List "Americas"
        else nothing
      }
    }
    campaign "Executes" {
      trigger Fills Out Form "Demo"
      flow { Execute Campaign "Twice" }
    }
    campaign "Interferes" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Country] to "CA" }
    }
    scenario "In between" {
      when Fills Out Form "Demo"
      then Member of List "Americas"
    }`;
  expectAlways(text);
  expectByChance(text, { execute: 'step by step' });
});

fact('a requested campaign checks for itself', () => {
  const child = (settings: string) => `
    campaign "Child" {
      ${settings}
      flow { Send Email "Hello" }
    }
    campaign "Calls" {
      qualify every time
      trigger Fills Out Form "Demo"
      flow { Request Campaign "Child" }
    }`;
  const scenario = (times: string) => `
    scenario "Two requests" {
      when Fills Out Form "Demo"
      when after 1 day Fills Out Form "Demo"
      then Send Email happens ${times}
    }`;
  const requested = 'trigger Campaign is Requested "Marketo Flow Action"';
  expectAlways(child(`${requested}\nqualify every time`) + scenario('2 times'));
  expectAlways(child(requested) + scenario('once'));
  expectAlways(child(`${requested}\nqualify every time\nfilter [Country] is "US"`) + scenario('never'));
  expectAlways(
    child('trigger Campaign is Requested "Web Service API"\nqualify every time') + scenario('never'),
  );
});

fact('only active campaigns are requestable', () => {
  for (const settings of [
    'inactive\ntrigger Campaign is Requested is any',
    'trigger Fills Out Form "Other"',
    'executable',
    '',
  ]) {
    expectAlways(`
      campaign "Child" {
        ${settings}
        flow { Send Email "Hello" }
      }
      campaign "Calls" {
        trigger Fills Out Form "Demo"
        flow {
          Request Campaign "Child"
          Add to List "Went on"
        }
      }
      scenario "A request in vain" {
        when Fills Out Form "Demo"
        then Send Email happens never
        then Member of List "Went on"
      }`);
  }
});

fact('a refused execution goes on', () => {
  expectAlways(`
    campaign "Americans only" {
      executable
      filter [Country] is "US"
      flow { Send Email "Hello" }
    }
    campaign "Calls" {
      trigger Fills Out Form "Demo"
      flow {
        Execute Campaign "Americans only"
        Add to List "Went on"
      }
    }
    scenario "Refused" {
      given [Country] is "CA"
      when Fills Out Form "Demo"
      then Send Email happens never
      then Member of List "Went on"
    }`);
});

fact('three levels', () => {
  const level = (name: string, next: string) => `
    campaign "${name}" {
      executable
      flow {
        Add to List "${name}"
        Execute Campaign "${next}"
      }
    }`;
  expectAlways(`
    campaign "Parent" {
      trigger Fills Out Form "Demo"
      flow {
        Execute Campaign "One"
        Add to List "Parent"
      }
    }
    ${level('One', 'Two')}
    ${level('Two', 'Three')}
    ${level('Three', 'Four')}
    ${level('Four', 'One')}
    scenario "Too deep" {
      when Fills Out Form "Demo"
      then Member of List "Three"
      then not Member of List "Four"
      then Member of List "Parent"
    }`);
});

fact('no waits in executables', () => {
  const run = playOnce(`
    campaign "Child" {
      executable
      flow {
        Wait 2 days
        Call Webhook "Enrich"
        Add to List "Done"
      }
    }
    campaign "Calls" {
      trigger Fills Out Form "Demo"
      flow { Execute Campaign "Child" }
    }
    scenario "No wait" {
      when Fills Out Form "Demo"
      then Member of List "Done"
    }`);
  expect(run.state.minute).toBe(0);
  expect(run.trace.at(-1)?.effects.filter((effect) => effect.startsWith('does nothing'))).toHaveLength(2);
});

fact('removing kills the parent', () => {
  expectAlways(`
    campaign "Child" {
      executable
      flow {
        Remove from Flow
        Add to List "Child went on"
      }
    }
    campaign "Parent" {
      trigger Fills Out Form "Demo"
      flow {
        Execute Campaign "Child"
        Add to List "Parent went on"
      }
    }
    scenario "Both are left" {
      when Fills Out Form "Demo"
      then not Member of List "Child went on"
      then not Member of List "Parent went on"
    }`);
  expectAlways(`
    campaign "Child" {
      trigger Campaign is Requested is any
      flow { Remove from Flow }
    }
    campaign "Parent" {
      trigger Fills Out Form "Demo"
      flow {
        Request Campaign "Child"
        Add to List "Parent went on"
      }
    }
    scenario "Only the child is left" {
      when Fills Out Form "Demo"
      then Member of List "Parent went on"
    }`);
});

it('starts a batch campaign when a scenario runs it', () => {
  const run = playOnce(`
    campaign "Sweep" {
      filter [Country] is empty
      flow { Change Data Value [Country] to "Unknown" }
    }
    scenario "At night" {
      when "Sweep" runs
      then [Country] is "Unknown"
    }`);
  expect(lines(run)).toEqual([
    '0 the person: "Sweep" runs',
    '0 Sweep: Change Data Value [Country] to "Unknown"',
  ]);
});
