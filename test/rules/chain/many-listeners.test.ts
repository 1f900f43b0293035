import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/many-listeners');
const mark = '/*! chain/many-listeners */ ';

const listener = (
  name: string,
  { mark: at = '', head = '', filter = '', step = 'Add to List "All"', braces = '' } = {},
) =>
  `campaign "${name}" {\n${head}  ${at}trigger Person is Created${braces}\n${filter}  flow {\n    ${step}\n  }\n}\n`;

it('tells all that start together as one thing', () => {
  const [finding] = expectFindings(listener('A', { mark }) + listener('B') + listener('C'));
  expect(finding?.message).toBe('"A", "B" and "C" all start when a person is created, in no certain order.');
  expect(finding?.related.map(({ message }) => message)).toEqual(['"B" listens here', '"C" listens here']);
});

it('calls the others from the first: executes what it can and requests what waits', () => {
  const fixed = applyFix(
    listener('A', { mark }) +
      listener('B', { step: 'Wait 1 hour' }) +
      listener('C', { head: '  qualify every time\n' }),
  );
  expect(fixed).toContain('    Add to List "All"\n    Request Campaign "B"\n    Execute Campaign "C"\n  }');
  expect(fixed).toContain('campaign "B" {\n  trigger Campaign is Requested "Marketo Flow Action"\n');
  expect(fixed).toContain('campaign "C" {\n  qualify every time\n  executable\n');
  expectFindings(fixed);
});

it('offers nothing where a listener wants more than the creation', () => {
  const [finding] = expectFindings(
    listener('A', { mark }) + listener('B', { braces: ' { [Source Type] is "List import" }' }),
  );
  expect(finding?.fixes).toEqual([]);
});

it('leaves apart who never meets', () => {
  const filter = (test: string) => ({ filter: `  filter ${test}\n` });
  expectFindings(
    listener('A', filter('[SFDC Type] is empty')) + listener('B', filter('[SFDC Type] is not empty')),
  );
  expectFindings(
    listener('A', filter('[Country] is "DE"')) +
      listener('B', filter('[Country] is "FR", "ES"')) +
      listener('C', filter('[Country] is not "DE", "FR", "ES"')),
  );
  expectFindings(listener('A') + listener('B', { head: '  inactive\n' }));
});

it('is not misled by values that overlap, by either-or and by tokens', () => {
  const filter = (test: string) => ({ filter: `  filter ${test}\n` });
  expectFindings(
    listener('A', { mark, ...filter('[Country] is "DE", "FR"') }) +
      listener('B', filter('[Country] is "fr"')),
  );
  expectFindings(
    listener('A', { mark, ...filter('any { [Country] is "DE", [City] is empty }') }) +
      listener('B', filter('[Country] is "FR"')),
  );
  expectFindings(
    listener('A', { mark, ...filter('[Country] is {{my.Country}}') }) +
      listener('B', filter('[Country] is "FR"')),
  );
});

it('keeps apart people of different sources, and only those', () => {
  const from = (type: string) => ({ braces: ` { [Source Type] is "${type}" }` });
  expectFindings(listener('A', from('List import')) + listener('B', from('Web page visit')));
  expectFindings(listener('A', { mark, ...from('List import') }) + listener('B', from('List import')));
  expectFindings(
    listener('A', { mark, ...from('List import') }) +
      listener('B', { braces: ' { [Name] is "Web page visit" }' }),
  );
});

it('looks into groups of which every filter must hold', () => {
  const filter = (test: string) => ({ filter: `  filter ${test}\n` });
  expectFindings(
    listener('A', filter('all { [Country] is "DE", [City] is empty }')) +
      listener('B', filter('[Country] is "FR"')),
  );
});

it('says what to do, and calls a campaign of another program by both names', () => {
  const text = {
    a: `program "P"\n\n${listener('A', { mark })}`,
    b: `program "Q"\n\n${listener('B')}`,
  };
  const [finding] = expectFindings(text);
  expect(finding?.advice).toBe(
    'Let one campaign listen, and let it execute the others in the order that is right.',
  );
  expect(finding?.fixes).toMatchObject([{ title: 'Call the others from "A"', safe: false }]);
  expect(applyFix(text)).toContain('Execute Campaign "B" in "Q"\n');
  const together = { a: `program "P"\n\n${listener('A', { mark })}${listener('B')}` };
  expect(applyFix(together)).toContain('Execute Campaign "B"\n');
});

it('offers nothing where a listener hears of something else as well', () => {
  const [finding] = expectFindings(
    listener('A', { mark }) + listener('B', { head: '  trigger Fills Out Form "F"\n' }),
  );
  expect(finding?.fixes).toEqual([]);
});
