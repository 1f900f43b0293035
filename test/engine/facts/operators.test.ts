import { it } from 'vitest';
import { expectAlways, fact } from '../story.ts';

const fields = `
  field [Score] score
  field [Renewal] date
  field [Partner] boolean`;

/** Does a person of whom `given` is said pass the filter? */
function passes(given: string, filter: string, expected: boolean): void {
  expectAlways(`${fields}
    campaign "Test" {
      trigger Fills Out Form "Demo"
      filter ${filter}
      flow { Add to List "Passed" }
    }
    scenario "One filter" {
      ${given}
      when Fills Out Form "Demo"
      then ${expected ? '' : 'not '}Member of List "Passed"
    }`);
}

fact('is ignores letter case', () => {
  passes('given [Country] is "us"', '[Country] is "US"', true);
  passes('given [Country] is "us"', '[Country] is not "US"', false);
  passes('given [Job Title] is "svp Sales"', '[Job Title] contains "VP"', true);
});

fact('is 0 finds empty', () => {
  passes('', '[Score] is 0', true);
  passes('', '[Score] at most 0', false);
  passes('given [Score] is 0', '[Score] at most 0', true);
});

fact('before finds empty dates', () => {
  for (const operator of ['before 2026-01-01', 'on or before 2026-01-01', 'in past before 30 days']) {
    passes('', `[Renewal] ${operator}`, true);
  }
  passes('', '[Renewal] after 2026-01-01', false);
  passes('given [Renewal] is "2026-02-01"', '[Renewal] before 2026-01-01', false);
});

fact('not is not other', () => {
  const filled = 'given Filled Out Form "Survey"';
  passes(filled, 'Filled Out Form "Survey"', true);
  passes(filled, 'not Filled Out Form "Survey"', false);
  // The form that was just filled out is another one than the survey.
  passes('', 'Filled Out Form is not "Survey"', true);
  passes('', 'not Filled Out Form "Demo"', false);
});

it('takes a Boolean that was never set for false', () => {
  passes('', '[Partner] is false', true);
  passes('', '[Partner] is true', false);
});

it('lets people without a value pass what is said of other values', () => {
  passes('', '[Country] is not "US"', true);
  passes('', '[Country] not contains "U"', true);
  passes('', '[Country] is empty', true);
});

it('counts both ends of a range', () => {
  passes('given [Score] is 25', '[Score] between 25 and 49', true);
  passes('given [Score] is 49', '[Score] between 25 and 49', true);
  passes('given [Score] is 50', '[Score] between 25 and 49', false);
});
