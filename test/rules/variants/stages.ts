import type { VariantsOfRules } from './variant.ts';

/** Moves that the lifecycle does not declare. */
export const stages: VariantsOfRules = {
  'stage/goes-back': {
    same: [
      ['another event', ['Clicks Link in Email "Invitation"', 'Opens Email "Invitation"']],
      ['for some people only', ['  flow', '  filter [Country] is "DE"\n  flow']],
    ],
    nearMisses: [
      ['for people of the stage before', ['  flow', '  filter [Lifecycle Status] is "1 - MAL"\n  flow']],
      ['the way back is allowed', ['"3 - SAL"\n}', '"3 - SAL"\n  allow "3 - SAL" -> "2 - MQL"\n}']],
    ],
  },
  'stage/leaves-terminal': {
    same: [
      ['another event', ['Fills Out Form "Demo"', 'Added to List "Import"']],
      ['by a filter that lets some of them through', ['  flow', '  filter [Country] is "DE"\n  flow']],
    ],
    nearMisses: [
      ['for people who are not in one', ['  flow', '  filter [Lifecycle Status] is "1 - MAL"\n  flow']],
      [
        'the stage is not terminal, and the way back is allowed',
        ['master Salesforce, terminal }', 'master Salesforce }'],
        ['allow any', 'allow "9 - Disqualified" -> "2 - MQL"\n  allow any'],
      ],
    ],
  },
  'stage/skips': {
    same: [
      ['another event', ['Fills Out Form "Demo"', 'Added to List "Import"']],
      [
        'by a filter that lets some of them through',
        ['"Demo"\n  flow', '"Demo"\n  filter [Country] is "DE"\n  flow'],
      ],
    ],
    nearMisses: [
      ['the move is allowed', ['"2 - MQL"\n}', '"2 - MQL"\n  allow "0 - Known" -> "2 - MQL"\n}']],
      [
        'for people of the stage before',
        ['"Demo"\n  flow', '"Demo"\n  filter [Lifecycle Status] is "1 - MAL"\n  flow'],
      ],
    ],
  },
};
