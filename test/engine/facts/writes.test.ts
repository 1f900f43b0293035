import { expectAlways, expectByChance, fact } from '../story.ts';

fact('a step sees the step before', () => {
  expectAlways(`
    campaign "Normalise" {
      trigger Fills Out Form "Demo"
      flow {
        Change Data Value [Country] to "US"
        if [Country] is "US" then Add to List "Americas"
        else nothing
      }
    }
    scenario "At once" {
      when Fills Out Form "Demo"
      then Member of List "Americas"
    }`);
});

const listener = `
  campaign "Hears" {
    qualify every time
    trigger Data Value Changes [Country]
    flow { Add to List "Heard" }
  }`;

fact('the same value is no change', () => {
  expectAlways(`${listener}
    campaign "Writes" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Country] to "US" }
    }
    scenario "Already there" {
      given [Country] is "US"
      when Fills Out Form "Demo"
      then not Member of List "Heard"
    }`);
});

fact('letter case is a change', () => {
  expectAlways(`${listener}
    campaign "Writes" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Country] to "US" }
    }
    scenario "Upper case" {
      given [Country] is "us"
      when Fills Out Form "Demo"
      then Member of List "Heard"
    }`);
});

fact('NULL clears', () => {
  const writes = (value: string) => `
    campaign "Clears" {
      trigger Fills Out Form "Demo"
      flow { Change Data Value [Country] to ${value} }
    }
    scenario "Cleared" {
      given [Country] is "US"
      when Fills Out Form "Demo"
      then [Country] is ${value === '"null"' ? '"null"' : 'empty'}
    }`;
  expectAlways(writes('"NULL"'));
  expectAlways(writes('empty'));
  expectAlways(writes('"null"'));
});

fact('a score change is a value change', () => {
  expectAlways(`
    field [Behavior Score] score
    campaign "Scores" {
      trigger Fills Out Form "Demo"
      flow { Change Score [Behavior Score] by -5 }
    }
    campaign "Hears the score" {
      trigger Score is Changed [Behavior Score] { [New Score] less than 0, [Change] is -5 }
      flow { Add to List "Score" }
    }
    campaign "Hears the value" {
      trigger Data Value Changes [Behavior Score] { [New Value] is -5 }
      flow { Add to List "Value" }
    }
    scenario "Below zero" {
      when Fills Out Form "Demo"
      then [Behavior Score] is -5
      then Member of List "Score"
      then Member of List "Value"
    }`);
  // Nobody has a score before the first points: the change is as much as the score.
  expectAlways(`
    field [Behavior Score] score
    campaign "Scores" {
      trigger Fills Out Form "Demo"
      flow { Change Score [Behavior Score] to 60 }
    }
    campaign "Hears the score" {
      trigger Score is Changed [Behavior Score] { [New Score] is 60, [Change] is 60 }
      flow { Add to List "Score" }
    }
    campaign "Hears the value" {
      trigger Data Value Changes [Behavior Score] { [New Value] is 60, [Previous Value] is empty }
      flow { Add to List "Value" }
    }
    scenario "First points" {
      given [Behavior Score] is empty
      when Fills Out Form "Demo"
      then Member of List "Score"
      then Member of List "Value"
    }`);
});

fact('segments follow', () => {
  const program = `
    external segmentation "Region" { reads [Country] }
    campaign "Normalise" {
      trigger Fills Out Form "Demo"
      flow {
        Change Data Value [Country] to "US"
        if [Region] is empty then Add to List "Too soon"
        else nothing
      }
    }
    campaign "Moved" {
      trigger Segment Changes "Region"
      flow { Add to List "Moved" }
    }
    scenario "A segment" {
      when Fills Out Form "Demo"`;
  expectAlways(`${program}
      then Member of List "Moved"
    }`);
  // The next step of the flow may be faster.
  expectByChance(`${program}
      then not Member of List "Too soon"
    }`);
});

fact('first program acquires', () => {
  expectAlways(`
    campaign "Register" {
      trigger Fills Out Form "Demo"
      flow {
        Change Program Status "Webinar" to "Registered"
        Change Program Status "Later Webinar" to "Registered"
      }
    }
    scenario "First one" {
      when Fills Out Form "Demo"
      then [Acquisition Program] is "Webinar"
      then Member of Program "Later Webinar" { [Status] is "Registered" }
    }`);
});
