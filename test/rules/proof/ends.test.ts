import { describe, expect, it } from 'vitest';
import { createEngineCompiler } from '../../../server/src/engine/index.ts';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import type { Race } from '../../../server/src/rules/proof/race.ts';
import { endFor, wantedEnds } from '../../../server/src/rules/proof/repair/ends.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { accident, raceFixtures } from '../../races/fixtures.ts';

const events = `external form "Contact Sales"
external form "Demo"`;

const campaigns = (one: string, other: string, field = '[Lifecycle Status]') => `
campaign "100 - One" {
  qualify every time
  trigger Fills Out Form "Contact Sales"
  flow { Change Data Value ${field} to ${one} }
}

campaign "200 - Other" {
  qualify every time
  trigger Fills Out Form "Contact Sales"
  flow { Change Data Value ${field} to ${other} }
}
`;

const lifecycle = (path: string, field = '[Lifecycle Status]') => `
lifecycle "On ${field.slice(1, -1)}" on ${field} {
  stage "1 - MAL" { owner Marketing, master Marketo }
  stage "2 - MQL" { owner Marketing, master Marketo }
  stage "3 - SAL" { owner Marketing, master Marketo }
  stage "9 - Parked" { owner Marketing, master Marketo }

  path ${path}
  allow any -> "1 - MAL", "2 - MQL", "3 - SAL", "9 - Parked"
}
`;

const forwards = '"1 - MAL" -> "2 - MQL" -> "3 - SAL"';
const text = (one: string, other: string) =>
  `program "P"\n\nfield [Lifecycle Status] string\n${lifecycle(forwards)}\n${events}\n${campaigns(one, other)}`;

describe('of two stages, a repair leaves the one further along the path', () => {
  it.each([
    ['"1 - MAL"', '"2 - MQL"', ['"2 - MQL"']],
    ['"2 - MQL"', '"1 - MAL"', ['"2 - MQL"']],
    ['"3 - SAL"', '"2 - MQL"', ['"3 - SAL"']],
    ['"1 - mal"', '"3 - SAL"', ['"3 - SAL"']],
    // No stage at all is behind the first.
    ['empty', '"1 - MAL"', ['"1 - MAL"']],
    ['"2 - MQL"', 'empty', ['"2 - MQL"']],
    // A slip of the pen is behind even that.
    ['"2 - MLQ"', '"1 - MAL"', ['"1 - MAL"']],
    ['empty', '"2 - MLQ"', ['empty']],
    // Beside the path nothing says what is better.
    ['"9 - Parked"', '"1 - MAL"', ['"1 - MAL"', '"9 - Parked"']],
    ['"3 - SAL"', '"9 - Parked"', ['"3 - SAL"', '"9 - Parked"']],
    ['"9 - Parked"', 'empty', ['"9 - Parked"', 'empty']],
  ])('%s or %s', (one, other, left) => {
    expect(endsOf(text(one, other))).toEqual(left);
  });
});

it('leaves either of two values that are no stages', () => {
  const streams = (which: string) => `Add to Engagement Program "Nurture" { [Stream] is ${which} }`;
  const nurtured = text('"1 - MAL"', '"2 - MQL"')
    .replace('external form', 'external engagement program "Nurture"\nexternal form')
    .replace(/Change Data Value \[Lifecycle Status\] to (".*")/g, (_, which: string) => streams(which));
  expect(endsOf(nurtured)).toEqual(['"1 - MAL"', '"2 - MQL"']);
});

it('goes by the path of the lifecycle that is about the field', () => {
  const two = (path: string) =>
    text('"1 - MAL"', '"2 - MQL"')
      .replace('field [Lifecycle Status] string', 'field [Lifecycle Status] string\nfield [Other] string')
      .replace('external form', `${lifecycle(path, '[Other]')}\nexternal form`);
  expect(endsOf(two('"2 - MQL" -> "1 - MAL" -> "3 - SAL"'))).toEqual(['"2 - MQL"']);
  const turned = two(forwards).replaceAll(
    'Change Data Value [Lifecycle Status]',
    'Change Data Value [Other]',
  );
  expect(endsOf(turned.replace(`path ${forwards}`, 'path "2 - MQL" -> "1 - MAL" -> "3 - SAL"'))).toEqual([
    '"2 - MQL"',
  ]);
});

it('leaves the end of the order in which the writer is first, where one looks at what the other writes', () => {
  // The specialist is told: whoever is overlooked for certain is not helped.
  expect(endsOf(accident('R01'))).toEqual(['once']);
  expect(endsOf(accident('R14'))).toEqual(['"1 - MAL"']);
});

describe('how a race ends in changed files', () => {
  const [race = never()] = racesIn(accident('R14'));
  const wanted = wantedEnds(modelOf(accident('R14')), race)[0]?.key;

  it('is the end that was wanted, where it is repaired', () => {
    expect(wanted).toBeDefined();
    expect(endIn(repaired('R14'), race)).toBe(wanted);
  });

  it('is open, where it is not', () => {
    expect(endIn(accident('R14'), race)).toBeUndefined();
  });

  it('is nowhere, where nobody decides over it any more', () => {
    expect(endIn(accident('R01'), race)).toBeUndefined();
  });

  it('is told of the one thing that the race is about', () => {
    const [other = never()] = racesIn(accident('R01'));
    expect(endIn(repaired('R01'), other)).toBe(wantedEnds(modelOf(accident('R01')), other)[0]?.key);
  });
});

function repaired(id: string): string {
  return raceFixtures.find((fixture) => fixture.id === id)?.repaired.text ?? '';
}

function racesIn(text: string): readonly Race[] {
  return createAnalyst().analyse(modelOf(text), { budget: defaultProofBudget }).races;
}

/** What may be left of the first race, in words. */
function endsOf(text: string): string[] {
  const [race = never()] = racesIn(text);
  const ends = wantedEnds(modelOf(text), race);
  return ends.map(({ which }) => race.consequences[0].outcomes[which]).toSorted();
}

function endIn(text: string, race: Race): string | undefined {
  return endFor(createEngineCompiler().compile(modelOf(text)), race);
}

function never(): never {
  throw new Error('There is no race.');
}
