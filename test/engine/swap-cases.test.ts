import { expect, it } from 'vitest';
import {
  enabled,
  type Engine,
  proveConfluence,
  type State,
  stimuliOf,
  stimulusState,
  type Task,
  watchedThing,
} from '../../server/src/engine/index.ts';
import { declarations } from './arbitrary-lifecycle.ts';
import { disagreements } from './compare-explorers.ts';
import { exploreNaively } from './explore-naive.ts';
import { isOneSwap } from './one-swap.ts';
import { engineOf } from './story.ts';

// Witnesses of random programs that once were no single swap of two turns, though one exists.

/** The segment may be computed before the wait is over or after it; who hears of it comes before the clock moves. */
const waiting = (wait: string) => `field [Stage] string
field [Flag] boolean
external segmentation "Region" { reads [Flag] }
external campaign "Outside" { requestable, writes [Flag] }
campaign "Hears" {
  qualify every time
  trigger Segment Changes "Region"
  flow {
    if [Stage] is "1" then Change Data Value [Stage] to "1"
    else Convert Person to "Queue" { [Converted Status] is "Won", [Send Notification Email] is false }
  }
}
campaign "Waits" {
  qualify every time
  trigger Fills Out Form "F"
  flow {
    Request Campaign "Outside"
    ${wait}
    Change Data Value [Stage] to "1"
  }
}`;

it.each(['Wait 2 minutes', 'if Member of List "L" then Wait 2 minutes'])(
  'shows what depends on the clock in one swap: %s',
  (wait) => {
    expect(disagreements(waiting(wait), {})).toEqual([]);
    expect(disagreements(waiting(wait), { time: 'adversarial' })).toEqual([]);
  },
);

it('lets come between what has to come before the clock moves, where nothing less makes a difference', () => {
  const [engine, start] = begun(waiting('Wait 2 minutes'));
  const ready: Task[] = [];
  exploreNaively(engine, start, {
    budget: { states: 1_000, turns: 60 },
    visit({ task, next: { state } }) {
      const isHeard = state.tasks.some(({ kind }) => kind === 'wake');
      if (task.kind === 'answer' && task.segmentation !== undefined && isHeard)
        ready.push(...enabled(engine, state));
    },
  });
  // The end of the wait never comes right after it, so the two cannot be swapped as they stand.
  expect(ready.length).toBeGreaterThan(0);
  expect(ready.filter(({ due }) => due !== undefined)).toEqual([]);

  const type = watchedThing(engine.program, 'field:sfdc type');
  const proof = proveConfluence(engine, start, type, { budget: { states: 1_000, turns: 60 } });
  if (proof.verdict !== 'fails') throw new Error(proof.verdict);
  expect(isOneSwap(engine, start, proof.counterexample)).toBe(true);
});

it('looks for the swap with all that is known of the person by then', () => {
  const text = `field [Stage] string
lifecycle "Person" on [Stage] { stage "1", stage "2", path "1" -> "2" }
campaign "L0" {
  qualify every time
  trigger Owner Changes
  flow {
    if [Country] contains "S", "C" then Execute Campaign "E1"
    Remove from List "L"
  }
}
campaign "L1" {
  qualify every time
  trigger Owner Changes
  flow { if [Country] contains "S", "C" then Add to List "L" }
}
campaign "E0" {
  executable
  qualify every time
  flow { if not Member of List "L" then Change Data Value [Stage] to "1" }
}
campaign "E1" {
  executable
  qualify every time
  filter not Member of List "L"
  flow {
    Execute Campaign "E0"
    if [Stage] is empty then Change Data Value [Stage] to "1"
  }
}`;
  expect(disagreements(text, { execute: 'step by step' })).toEqual([]);
});

it('swaps with a turn that is taken away, and whose like comes again', () => {
  const text = `field [Stage] string
field [Flag] boolean
field [Grade] string { values "x", "y" }
external webhook "Hook" { writes [Grade] }
campaign "Hears" {
  qualify every time
  trigger Data Value Changes [Stage]
  flow { Call Webhook "Hook" }
}
campaign "Sets" {
  qualify every time
  trigger Fills Out Form "F"
  flow { Change Data Value [Stage] to "1" }
}
campaign "Removes" {
  qualify every time
  trigger Data Value Changes [Stage] { [New Value] is "2" }
  flow {
    if [Stage] is "1" then Change Data Value [Stage] to "1" else Remove from Flow "Hears"
    if [Flag] is true then Change Data Value [Stage] to "1"
  }
}`;
  expect(disagreements(text, {})).toEqual([]);
});

it('finds the swap where a turn has to come earlier than it did before it matters who comes after it', () => {
  // Whoever computes the segment before the stage is written still has to hear of it before.
  const text = `${declarations}
external segmentation "Region" { reads [Grade], [Flag] }
campaign "L0" {
  qualify every time
  trigger Fills Out Form "F"
  flow {
    if [Stage] is "1" then Change Data Value [Stage] to "1" else Call Webhook "Hook"
  }
}
campaign "L1" {
  qualify every time
  trigger Fills Out Form "F"
  flow {
    if [Grade] is [Country] then Delete Person
    Change Data Value [Stage] to "1"
  }
}
campaign "L2" {
  qualify every time
  trigger Segment Changes "Region"
  filter [Stage] is empty
  flow {
    Change Data Value [Stage] to "1"
  }
}`;
  expect(disagreements(text, {})).toEqual([]);
});

function begun(text: string): readonly [Engine, State] {
  const engine = engineOf(text, { observes: () => true });
  const stimulus = stimuliOf(engine.program, engine.semantics).find(
    ({ name }) => name === 'Fills Out Form "F"',
  );
  const start = stimulus && stimulusState(engine.program, stimulus);
  if (start === undefined) throw new Error('nobody fills out the form');
  return [engine, start];
}
