import { it } from 'vitest';
import { expectAlways } from './story.ts';

/** A trigger that names no field compares each new value as what its field holds. */

it.each([
  { first: '[Level] to 1', then: '[Code] to "1.0"' },
  { first: '[Code] to "1.0"', then: '[Level] to 1' },
])('takes "1.0" for 1 in a number and for another text in a text: $first, then $then', ({ first, then }) => {
  // The number is heard, and the count that comes of it, as it is 1 then.
  expectAlways(`
field [Level] integer
field [Code] string
field [Heard] score
campaign "Write" {
  trigger Fills Out Form "F"
  flow {
    Change Data Value ${first}
    Change Data Value ${then}
  }
}
campaign "Listen" {
  qualify every time
  trigger Data Value Changes { [New Value] is "1" }
  filter [Heard] at most 5
  flow { Change Score [Heard] by 1 }
}
scenario "S" {
  given [Level] is 0
  given [Code] is "x"
  given [Heard] is 0
  when Fills Out Form "F"
  then [Heard] is 2
}
`);
});
