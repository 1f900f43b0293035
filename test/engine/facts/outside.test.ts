import { expect, it } from 'vitest';
import { expectAlways, expectByChance, fact, playOnce } from '../story.ts';

fact('a sync is at once', () => {
  expectAlways(`
    campaign "Sends to Sales" {
      trigger Fills Out Form "Demo"
      flow {
        Sync Person to SFDC
        if [SFDC Type] is not empty then Add to List "In Salesforce"
        else nothing
      }
    }
    scenario "The next step" {
      when Fills Out Form "Demo"
      then Member of List "In Salesforce"
    }`);
});

const alerting = (between: string) => `
  campaign "Sends to Sales" {
    trigger Fills Out Form "Demo"
    flow {
      Sync Person to SFDC
      ${between}
      Send Alert "New MQL" to owner
    }
  }
  scenario "Tell the owner" {
    when Fills Out Form "Demo"
    then Send Alert "New MQL" happens once
  }`;

fact('owners come late', () => {
  expectByChance(alerting(''));
  expectByChance(alerting('Wait 2 minutes'));
  expectAlways(alerting('Wait 10 minutes'));
  expectByChance(alerting('Wait 10 minutes'), { time: 'adversarial' });
  expectAlways(`
    campaign "Sends to Sales" {
      trigger Fills Out Form "Demo"
      flow { Sync Person to SFDC }
    }
    campaign "Tells" {
      trigger Owner Changes
      flow { Send Alert "New MQL" to owner }
    }
    scenario "Tell the owner" {
      when Fills Out Form "Demo"
      then Send Alert "New MQL" happens once
    }`);
});

fact('a refused sync goes on', () => {
  expectAlways(`
    campaign "Sends to Sales" {
      trigger Fills Out Form "Demo"
      flow {
        Sync Person to SFDC
        Add to List "Went on"
      }
    }
    scenario "Nobody without a name" {
      given [Last Name] is empty
      when Fills Out Form "Demo"
      then Sync Person to SFDC happens never
      then [SFDC Type] is empty
      then Member of List "Went on"
    }`);
});

fact('implied syncs', () => {
  for (const step of [
    'Change Owner to "Queue"',
    'Convert Person to "Queue" { [Converted Status] is "Qualified", [Send Notification Email] is false }',
    'Create Task "Call"',
    'Add to SFDC Campaign "Webinar" { [Status] is "Sent" }',
    'Change Status in SFDC Campaign "Webinar" to "Sent"',
  ]) {
    const text = (given: string, times: string) => `
      campaign "Uses Salesforce" {
        trigger Fills Out Form "Demo"
        flow { ${step} }
      }
      scenario "Synced first" {
        ${given}
        when Fills Out Form "Demo"
        then Sync Person to SFDC happens ${times}
        then [SFDC Type] is not empty
      }`;
    expectAlways(text('', 'once'));
    expectAlways(text('given [SFDC Type] is "Contact"', 'never'));
  }
});

fact('members keep their status', () => {
  const text = (given: string, status: string) => `
    campaign "Adds" {
      trigger Fills Out Form "Demo"
      flow { Add to SFDC Campaign "Webinar" { [Status] is "Sent" } }
    }
    scenario "A member" {
      ${given}
      when Fills Out Form "Demo"
      then Member of SFDC Campaign "Webinar" { [Status] is "${status}" }
    }`;
  expectAlways(text('', 'Sent'));
  expectAlways(text('given Member of SFDC Campaign "Webinar" { [Status] is "Attended" }', 'Attended'));
});

fact('webhooks answer late', () => {
  expectByChance(`
    field [Grade] string
    external webhook "Enrich" { writes [Grade] }
    campaign "Enriches" {
      trigger Fills Out Form "Demo"
      flow {
        Call Webhook "Enrich"
        if [Grade] is not empty then Add to List "Graded"
        else nothing
      }
    }
    scenario "Too soon" {
      when Fills Out Form "Demo"
      then Member of List "Graded"
    }`);
  expectAlways(`
    field [Grade] string
    external webhook "Enrich" { writes [Grade] }
    campaign "Enriches" {
      trigger Fills Out Form "Demo"
      flow { Call Webhook "Enrich" }
    }
    campaign "Goes on" {
      trigger Webhook is Called "Enrich"
      filter [Grade] is not empty
      flow { Add to List "Graded" }
    }
    scenario "In time" {
      when Fills Out Form "Demo"
      then Member of List "Graded"
    }`);
});

fact('blocked emails go on', () => {
  for (const bar of [
    'Unsubscribed',
    'Marketing Suspended',
    'Blocklisted',
    'Email Invalid',
    'Email Suspended',
  ]) {
    expectAlways(`
      campaign "Mails" {
        trigger Fills Out Form "Demo"
        flow {
          Send Email "Hello"
          Add to List "Went on"
        }
      }
      scenario "Barred" {
        given [${bar}] is true
        when Fills Out Form "Demo"
        then Send Email happens never
        then Member of List "Went on"
      }`);
  }
});

it('tells of an email that was delivered', () => {
  expectAlways(`
    campaign "Mails" {
      trigger Fills Out Form "Demo"
      flow { Send Email "Hello" }
    }
    campaign "Hears" {
      trigger Email is Delivered "Hello"
      filter Was Sent Email "Hello"
      flow { Add to List "Reached" }
    }
    scenario "Delivered" {
      when Fills Out Form "Demo"
      then Member of List "Reached"
    }`);
});

it('stops everything that is under way for a person who is deleted', () => {
  const run = playOnce(`
    campaign "Deletes" {
      trigger Fills Out Form "Forget Me"
      flow {
        Delete Person { [Delete from CRM] is true }
        Send Email "Goodbye"
      }
    }
    campaign "Reminds" {
      trigger Fills Out Form "Demo"
      flow {
        Wait 7 days
        Send Email "Reminder"
      }
    }
    scenario "Forgotten" {
      when Fills Out Form "Demo"
      when after 1 day Fills Out Form "Forget Me"
      then Send Email happens never
    }`);
  expect(run.state.tasks).toEqual([]);
  expect([...run.state.log].map(({ step }) => step.definition.name)).not.toContain('Send Email');
});
