import { expect, it } from 'vitest';
import { declarations } from './arbitrary-lifecycle.ts';
import { disagreements } from './compare-explorers.ts';

// Programs that random ones have come to, where the oracle and the others once disagreed.

it.each([
  ['a webhook and a campaign write one of its fields', 'Webhook is Called "Hook"', ''],
  ['two of its fields are written', 'Fills Out Form "F"', 'Request Campaign "Outside"'],
])('suspects a segment that may be computed between: %s', (_, trigger, request) => {
  const text = `field [Flag] boolean
field [Grade] string
external webhook "Hook" { writes [Grade] }
external segmentation "Region" { reads [Grade], [Flag] }
external campaign "Outside" { requestable, writes [Flag] }
campaign "Writes" {
  qualify every time
  trigger ${trigger}
  flow {
    Change Data Value [Grade] to {{lead.Country}}
    ${request}
  }
}
campaign "Hears" {
  qualify every time
  trigger Segment Changes "Region"
  filter [Country] is "US"
  flow { Add to List "L" }
}`;
  expect(disagreements(text, {})).toEqual([]);
});

it('knows that whatever comes after a wait takes the clock along', () => {
  const text = `field [Stage] string
field [Stamp] datetime
lifecycle "Person" on [Stage] { stage "1", stage "2", path "1" -> "2" }
campaign "Looks" {
  qualify every time
  trigger Fills Out Form "F"
  filter [Stamp] in past 5 minutes
  flow { Change Data Value [Stage] to "2" }
}
campaign "Waits" {
  qualify every time
  trigger Fills Out Form "F"
  flow {
    Wait 2 minutes
    Send Alert "Done" to "a@b.c"
  }
}`;
  expect(disagreements(text, { time: 'adversarial' })).toEqual([]);
});

it('takes a filter that is tested at the event for a part of the turn that raises it', () => {
  const text = `field [Stage] string
field [Score] score
lifecycle "Person" on [Stage] { stage "1", stage "2", path "1" -> "2" }
campaign "Adds" {
  qualify every time
  trigger Fills Out Form "F"
  flow { Add to List "L" }
}
campaign "Scores" {
  qualify every time
  trigger Fills Out Form "F"
  flow { Change Score [Score] by 5 }
}
campaign "Hears" {
  qualify every time
  trigger Added to List "L"
  filter [Score] less than 20
  flow { Change Data Value [Stage] to "2" }
}`;
  expect(disagreements(text, { filtersTested: 'at the event' })).toEqual([]);
});

it('keeps the clock moving where only a wait is left of a flow', () => {
  const text = `field [Stage] string
field [Stamp] datetime
field [Grade] string
campaign "Looks at the clock" {
  qualify every time
  trigger Data Value Changes [Stage]
  filter [Stamp] in past 5 minutes
  flow { Change Owner to "Queue" }
}
campaign "Waits" {
  qualify every time
  trigger Data Value Changes [Stage]
  flow {
    Wait 2 minutes
    Change Data Value [Grade] to "A"
  }
}`;
  expect(disagreements(text, { time: 'adversarial' })).toEqual([]);
});

it('sees what comes between the steps of an executed campaign', () => {
  const text = `external email "M" { reads [SFDC Type] }
campaign "Executes" {
  qualify every time
  trigger Fills Out Form "F"
  flow { Execute Campaign "Executed" }
}
campaign "Executed" {
  qualify every time
  executable
  flow {
    Convert Person to "Queue" { [Converted Status] is "Won", [Send Notification Email] is false }
    Send Alert "A" to owner
  }
}`;
  expect(disagreements(text, { execute: 'step by step' })).toEqual([]);
});

it('finds an endless circle near the start that going ahead with the latest passes by', () => {
  const text = `${declarations}
campaign "Syncs" {
  qualify every time
  trigger Webhook is Called "Hook"
  filter [Stage] is "1"
  flow {
    Sync Person to SFDC
    Execute Campaign "Executes"
  }
}
campaign "Owned" {
  qualify every time
  trigger Owner Changes
  flow { Change Data Value [Stage] to "1" }
}
campaign "Calls" {
  qualify every time
  trigger Webhook is Called "Hook"
  flow {
    if [Score] less than 20 then Change Data Value [Stage] to "1" else Call Webhook "Hook"
    Request Campaign "Requested"
    if [Stage] is "1" then Change Data Value [Stage] to "1"
  }
}
campaign "Requested" {
  qualify every 1 day
  trigger Campaign is Requested is any
  flow { Call Webhook "Hook" }
}
campaign "Once a day" {
  qualify every 1 day
  executable
  flow { if [Stage] is "1" then Change Data Value [Stage] to "1" else Execute Campaign "Executes" }
}
campaign "Executes" {
  qualify every time
  executable
  flow {
    Execute Campaign "Once a day"
    if [Stage] is "1" then Change Data Value [Stage] to "1"
  }
}`;
  expect(disagreements(text, {})).toEqual([]);
});

it('takes a campaign that many execute one after the other for no circle', () => {
  const text = `${declarations}
campaign "L0" {
  qualify once
  trigger Fills Out Form "F"
  flow {
    Call Webhook "Hook"
    if [Country] contains "S", "C" then Change Data Value [Stamp] to {{system.dateTime}} else Wait 10 minutes
    if [Stage] is empty then Add to List "L" else Request Campaign "R0"
  }
}
campaign "L1" {
  qualify once
  trigger Fills Out Form "F"
  flow {
    if [Score] less than 20 then Call Webhook "Hook" else Call Webhook "Hook"
  }
}
campaign "L2" {
  qualify once
  trigger Fills Out Form "F"
  flow {
    if [Flag] is true then Sync Person to SFDC else Execute Campaign "E1"
  }
}
campaign "R0" {
  qualify every time
  trigger Campaign is Requested is any
  flow {
    Execute Campaign "E1"
    Execute Campaign "E1"
    Execute Campaign "E1"
  }
}
campaign "E1" {
  qualify every time
  executable
  filter Member of List "L"
  flow {
    Change Score [Score] by 5
    if [Country] contains "S", "C" then Change Score [Score] to 0 else Change Score [Score] to 0
    if [Stage] is "1" then Execute Campaign "E1" else Change Data Value [Stage] to "2"
  }
}`;
  expect(disagreements(text, { firstValuesAreChanges: true })).toEqual([]);
});
