import type { VariantsOfRules } from './variant.ts';

/** What goes round for ever, or happens again and again. */
export const circles: VariantsOfRules = {
  'chain/cycle': {
    same: [
      [
        'it is asked of some people only',
        ['    Request Campaign "090', '    if [City] is "Bonn" then Request Campaign "090'],
        ['"090 - Sort"\n  }\n}\n', '"090 - Sort"\n    else nothing\n  }\n}\n'],
      ],
      ['the other region is not set either', ['to "EMEA"', 'to "AMER"']],
    ],
    nearMisses: [
      [
        'everybody gets a region',
        ['    else nothing\n    Request', '    else Change Data Value [Sales Region] to "AMER"\n    Request'],
      ],
      [
        'one of them runs once',
        [
          'campaign "095 - Look up the Region" {\n  qualify every time',
          'campaign "095 - Look up the Region" {\n  qualify once',
        ],
      ],
    ],
  },
  'loop/ping-pong': {
    same: [
      [
        'other names of the lines',
        ['values "Cloud", "Suite"', 'values "Cloud", "Box"'],
        ['Line] is "Suite"', 'Line] is "Box"'],
        ['to "Suite"', 'to "Box"'],
      ],
      [
        'for some people only',
        [
          'qualify every time\n  trigger Data Value Changes [Product Line]',
          'qualify every time\n  trigger Data Value Changes [Product Line]\n  filter [Country] is not empty',
        ],
      ],
    ],
    nearMisses: [
      [
        'they agree',
        ['to "Suite"\n', 'to "Cloud"\n'],
        [
          '"Platform" then Change Data Value [Product Line] to "Cloud"',
          '"Platform" then Change Data Value [Product Line] to "Suite"',
        ],
      ],
      [
        'they agree after one more change',
        ['is "Cloud" then', 'is "Suite" then'],
        ['else if [Product Line] is "Suite"', 'else if [Product Line] is "Cloud"'],
      ],
      ['one of them runs once', ['qualify every time', 'qualify once']],
    ],
  },
  'loop/recycle': {
    same: [
      ['the score is raised, not lowered', ['by -20', 'by 5']],
      ['the threshold is lower', ['at least 100', 'at least 50']],
    ],
    nearMisses: [
      ['only points that are added count', ['at least 100 }', 'at least 100, [Change] greater than 0 }']],
      ['the score is left alone', ['    Change Score [Behavior Score] by -20\n', '']],
    ],
  },
  'loop/self-trigger': {
    same: [
      ['it takes points away', ['greater than 0', 'less than 0'], ['by 5', 'by -5']],
      ['it listens to every change', [' { [Change] greater than 0 }', '']],
    ],
    nearMisses: [
      ['what it adds is not what it listens to', ['greater than 0', 'less than 0']],
      ['it runs once a day', ['qualify every time', 'qualify every 1 day']],
      ['it sets what is there already', ['by 5', 'to 5']],
    ],
  },
  'score/refires': {
    same: [
      [
        'an email to the person',
        ['Send Alert "Alerts.Hot Lead" to "sdr@example.com"', 'Send Email "Alerts.Hot Lead"'],
      ],
      ['greater than', ['at least 100', 'greater than 99']],
    ],
    nearMisses: [
      ['it runs once', ['qualify every time', 'qualify once']],
      [
        'what it does again changes nothing',
        ['Send Alert "Alerts.Hot Lead" to "sdr@example.com"', 'Change Data Value [Lead Source] to "Web"'],
      ],
    ],
  },
};
