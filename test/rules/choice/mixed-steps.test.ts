import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('choice/mixed-steps');

const flow = (choice: string) => `
campaign "A" {
  trigger Person is Created
  flow {
    ${choice}
  }
}
`;

it('names the kinds of step and marks the first that differs', () => {
  const [finding] = expectFindings(
    flow(`if [Country] is "US" then Change Score [Person Score] by 5
    else if [Country] is "DE" then Change Score [Person Score] by 4
    else /*! choice/mixed-steps */ Send Alert "New" to owner`),
  );
  expect(finding?.message).toBe(
    'The branches of this choice are Change Score and Send Alert, but they are one flow step in Marketo.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['The step begins as Change Score']);
});

it('takes Request Campaign and Execute Campaign for two kinds of step', () => {
  expectFindings(
    flow(`if [Country] is "US" then Execute Campaign "B"
    else /*! choice/mixed-steps */ Request Campaign "C"`),
  );
});

it('says it once for a choice, however many branches differ', () => {
  expectFindings(
    flow(`if [Country] is "US" then Sync Person to SFDC
    else if [Country] is "DE" then /*! choice/mixed-steps */ Add to List "L"
    else if [Country] is "AT" then Change Score [Person Score] by 1
    else Add to List "M"`),
  );
});

it('lets nothing stand beside any step, and different values in one step', () => {
  expectFindings(
    flow(`if [Country] is "US" then nothing
    else if [Country] is "DE" then Change Data Value [Person Source] to "Web"
    else Change Data Value [Person Role] to "Buyer"`),
  );
});
