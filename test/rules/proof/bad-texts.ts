import { raceFixtures } from '../../races/fixtures.ts';
import { askedRules } from '../asked-rules.ts';
import { examples, pageOf } from '../rule-page.ts';

/** Every accident, and the bad example of every rule that proves: all that can be proved is in one of them. */
export const badTexts: readonly { readonly name: string; readonly text: string }[] = [
  ...raceFixtures.map(({ name, bad }) => ({ name, text: bad.text })),
  ...askedRules
    .filter(({ checkProof }) => checkProof !== undefined)
    .map(({ id }) => ({ name: id, text: examples(pageOf(id), 'Bad')[0] ?? '' })),
];
