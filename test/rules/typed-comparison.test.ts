import { expect, it } from 'vitest';
import { phrasesOf } from '../../server/src/rules/phrases.ts';
import { typedComparisonsOf } from '../../server/src/rules/typed-comparison.ts';
import { modelOf } from '../model/workspace-of.ts';

/** What is compared, with its type, in the filters and triggers of a text. */
function typedIn(text: string): string[] {
  const model = modelOf(`field [Rank] integer\nfield [Note] string\n${text}`);
  return [...model.smartLists, ...model.campaigns].flatMap(({ bound }) =>
    phrasesOf(bound).flatMap((phrase) =>
      phrase.kind === 'step'
        ? []
        : typedComparisonsOf(phrase, bound, model).map(({ name, type }) => `${name}: ${type}`),
    ),
  );
}

const list = (filter: string) => `smart list "L" {\n  filter ${filter}\n}\n`;
const trigger = (event: string) => `campaign "A" {\n  trigger ${event}\n}\n`;

it('knows fields that are declared, or Marketo’s', () => {
  expect(typedIn(list('[Rank] at least 5'))).toEqual(['Rank: integer']);
  expect(typedIn(list('[Country] is "US"'))).toEqual(['Country: string']);
  expect(typedIn(list('[Nobody Knows] is "US"'))).toEqual([]);
});

it('knows the constraints of activities and memberships', () => {
  const [first, ...others] = typedIn(list('Visited Web Page "/x" { [Min. Number of Times] at least 2 }'));
  expect([first, ...others]).toContain('Min. Number of Times: integer');
  expect(typedIn(list('Member of List "L"'))).toEqual(['List: membership']);
});

it('gives the new and the former value the type of the field that changes', () => {
  const changes = (constraints: string, field = '[Rank]') =>
    typedIn(trigger(`Data Value Changes ${field} { ${constraints} }`));
  expect(changes('[New Value] is 5')).toContain('New Value: integer');
  expect(changes('[Previous Value] is 5')).toContain('Previous Value: integer');
  expect(changes('[New Value] is "x"', '[Note]')).toContain('New Value: string');
  expect(
    changes('[New Value] is "x"', '[Nobody Knows]').filter((name) => name.startsWith('New Value')),
  ).toEqual([]);
  expect(changes('[Source] is "SFDC"').filter((name) => name.includes('Value'))).toEqual([]);
  expect(
    typedIn(list('Data Value Changed [Rank] { [New Value] is 5 }')).filter((name) => name.startsWith('New')),
  ).toEqual(['New Value: integer']);
});

it('leaves out what could not be read, and nothing else', () => {
  expect(typedIn(list('[Rank] resembles 5'))).toEqual([]);
  expect(typedIn(`smart list "L" {\n  filter [Rank] resembles 5\n  filter [Note] is "x"\n}\n`)).toEqual([
    'Note: string',
  ]);
});
