import type { VariantsOfRules } from './variant.ts';

/** What comes first: an event, a guard, an alert. */
export const races: VariantsOfRules = {
  'race/alert-before-owner': {
    same: [
      [
        'there is another form beside it',
        ['"Hand-Raise: Demo"\nexternal email', '"Hand-Raise: Demo", "Other"\nexternal email'],
      ],
      ['the form is filled out only by some', ['  flow {', '  filter [Country] is "DE"\n  flow {']],
      ['a task instead of the alert', ['Send Alert "Alerts.New MQL" to owner', 'Create Task "Call"']],
    ],
    nearMisses: [
      ['it goes to a fixed address', ['to owner', 'to "sdr@example.com"']],
      [
        'people have an owner already',
        [
          '  flow {',
          '  filter [Lead Owner Email Address] is not empty\n  filter [SFDC Type] is not empty\n  flow {',
        ],
      ],
    ],
  },
  'race/batch-and-trigger': {
    same: [
      ['it runs weekly', ['daily at', 'weekly on Monday at']],
      ['it is about some people only', ['  schedule', '  filter [Email Address] is not empty\n  schedule']],
    ],
    nearMisses: [
      [
        'the field does not go to Salesforce',
        [' { salesforce Lead "Sales_Region__c", Contact "Sales_Region__c" }', ''],
      ],
      [
        'they are about people of different countries',
        ['  schedule', '  filter [Country] is "Brazil"\n  schedule'],
        ['"Contact Us"\n  flow', '"Contact Us"\n  filter [Country] is "Germany"\n  flow'],
      ],
    ],
  },
  'race/coinciding-triggers': {
    same: [
      [
        'the form is another one',
        ['external form "Hand-Raise: Demo"', 'external form "Ask Sales"'],
        ['Fills Out Form "Hand-Raise: Demo"', 'Fills Out Form "Ask Sales"'],
      ],
      ['a member of a program', ['Fills Out Form "Hand-Raise: Demo"', 'Added to List "Webinar"']],
    ],
    nearMisses: [
      [
        'the new person has a status already',
        ['[Lifecycle Status] is empty\n  flow', '[Lifecycle Status] is "3 - SAL"\n  flow'],
      ],
      [
        'the form is for people who are customers',
        [
          '    if [Lifecycle Status] is empty then Change Data Value [Lifecycle Status] to "2 - MQL"\n    else if [Lifecycle Status] is "1 - Known"',
          '    if [Lifecycle Status] is "3 - SAL"',
        ],
      ],
    ],
  },
  'race/dependent-requests': {
    same: [
      ['what is read is a field', ['at least 50 then', 'at least 40 then']],
      [
        'they are asked for in the other order',
        [
          '"010 - Score"\n    Request Campaign "090 - Sort"',
          '"090 - Sort"\n    Request Campaign "010 - Score"',
        ],
      ],
    ],
    nearMisses: [
      ['the second one looks at something else', ['[Demographic Score] at least 50', '[Country] is "DE"']],
      [
        'the first is executed',
        ['Request Campaign "010', 'Execute Campaign "010'],
        [
          '  qualify every time\n  trigger Campaign is Requested "Marketo Flow Action"\n  flow {\n    if [Job Title]',
          '  executable\n  flow {\n    if [Job Title]',
        ],
      ],
    ],
  },
  'race/history-replay': {
    same: [
      [
        'the guard is a choice',
        ['  filter [Lifecycle Status] is "1 - MAL"\n', ''],
        ['{ Send Alert', '{\n    if [Lifecycle Status] is "1 - MAL" then Send Alert'],
        ['.com" }', '.com"\n    else nothing\n  }'],
      ],
      ['a link on the page', ['Visits Web Page "Pricing"', 'Clicks Link on Web Page "Pricing"']],
    ],
    nearMisses: [
      ['the visit matters to everybody', ['  filter [Lifecycle Status] is "1 - MAL"\n', '']],
      [
        'the guard is about a stage that new people are not in',
        ['filter [Lifecycle Status] is "1 - MAL"', 'filter [Lifecycle Status] is "2 - SAL"'],
      ],
    ],
  },
  'race/late-guard': {
    same: [
      ['the threshold is lower', ['at least 100', 'at least 10']],
      [
        'a task of Salesforce instead',
        ['Send Alert "Alerts.Hot Lead" to "sdr@example.com"', 'Send Email "Alerts.Hot Lead"'],
      ],
    ],
    nearMisses: [
      [
        'the guard is written first, in the step that asks',
        ['    Send Alert "Alerts.Hot Lead" to "sdr@example.com"\n', ''],
      ],
      ['it runs once', ['qualify every time', 'qualify once']],
    ],
  },
  'race/read-write': {
    same: [
      [
        'the guard is a choice',
        ['  filter [Product Interest] is "Analytics"\n', ''],
        ['{ Send Alert', '{\n    if [Product Interest] is "Analytics" then Send Alert'],
        ['.com" }', '.com"\n    else nothing\n  }'],
      ],
      [
        'a filter that keeps people out',
        ['[Product Interest] is "Analytics"', '[Product Interest] is empty'],
      ],
    ],
    nearMisses: [
      ['each has a form of its own', ['"Demo: Analytics"\n  filter', '"Demo: Platform"\n  filter']],
      [
        'the alert listens to the change',
        [
          'Fills Out Form "Demo: Analytics"\n  filter [Product Interest] is "Analytics"',
          'Data Value Changes [Product Interest] { [New Value] is "Analytics" }',
        ],
      ],
    ],
  },
};
