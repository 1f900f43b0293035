import type { VariantsOfRules } from './variant.ts';

/** What cannot be read, and what comments silence. */
export const texts: VariantsOfRules = {
  'suppress/reason-missing': {
    same: [
      ['two dashes and nothing behind them', ['slow/order\n', 'slow/order --\n']],
      ['one dash', ['slow/order\n', 'slow/order - few titles\n']],
    ],
    nearMisses: [['the reason is there', ['slow/order\n', 'slow/order -- few titles\n']]],
  },
  'suppress/unknown-rule': {
    same: [
      ['the category alone', ['slow/oder', 'slow']],
      ['behind a rule that is known', ['slow/oder', 'slow/order, slow/oder']],
    ],
    nearMisses: [['a rule that exists', ['slow/oder', 'slow/order']]],
  },
  'suppress/unused': {
    same: [
      ['another rule', ['slow/order', 'slow/contains']],
      [
        'behind the code of its line',
        ['  // lifecycle-ignore slow/order -- the titles are few, the country is not\n', ''],
        ['"DE"\n', '"DE" // lifecycle-ignore slow/order -- few titles\n'],
      ],
    ],
    nearMisses: [
      [
        'above the line that it is about',
        ['  filter [Country] is "DE"\n', ''],
        ['"Chief"\n', '"Chief"\n  filter [Country] is "DE"\n'],
      ],
    ],
  },
  'syntax/missing': {
    same: [
      ['a step without its words', ['smart list "Customers" {\n  filter', 'campaign "A" {\n  trigger']],
      ['a list without its block', [' {\n  filter\n}', '']],
    ],
    nearMisses: [['an empty list', ['  filter\n', '']]],
  },
  'syntax/unclosed': {
    same: [
      ['a name without its bracket', ['[Person Status] is "Customer', '[Person Status is "Customer"']],
      ['a block without its brace', ['"Customer\n}', '"Customer"\n']],
    ],
    nearMisses: [['an escaped quote inside', ['"Customer', '"The \\"Customer\\""']]],
  },
  'syntax/unexpected': {
    same: [
      ['a flow without its keyword', ['  flow { Sync', '  flw { Sync'], ['triger', 'trigger']],
      ['a value that stands alone', ['  triger Fills', '  "Demo Request"\n  trigger Fills']],
    ],
    nearMisses: [['the keyword as it is written', ['triger', 'trigger']]],
  },
  'syntax/unreadable': {
    same: [
      ['in the middle of a list', ['§\n', ''], ['  filter', '  ¶\n  filter']],
      ['a letter of another script', ['§', '%']],
    ],
    nearMisses: [
      ['inside quotes', ['§\n', ''], ['"Customer"\n', '"§"\n']],
      ['in a comment', ['§', '// §']],
    ],
  },
};
