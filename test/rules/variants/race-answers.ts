import type { VariantsOfRules } from './variant.ts';

/** What is looked at before it has been written. */
export const answers: VariantsOfRules = {
  'race/request-then-rely': {
    same: [
      [
        'the other campaign writes the other way round',
        ['to "Executive"\n', 'to "Staff"\n'],
        [
          'else Change Data Value [Job Level] to "Staff"',
          'else Change Data Value [Job Level] to "Executive"',
        ],
      ],
      ['a form starts it', ['trigger Person is Created', 'trigger Fills Out Form "Guide"']],
    ],
    nearMisses: [
      [
        'the choice is about something else',
        ['[Job Level] is "Executive" then Add', '[Country] is "DE" then Add'],
      ],
      [
        'it is requested at the end',
        ['    Request Campaign "010 - Job Level"\n', ''],
        ['"Everyone" }\n', '"Everyone" }\n    Request Campaign "010 - Job Level"\n'],
      ],
    ],
  },
  'race/rescore': {
    same: [
      ['more points', ['by 40', 'by 60']],
      ['another field changes', ['Data Value Changes [Job Title]', 'Data Value Changes [Industry]']],
    ],
    nearMisses: [
      ['nobody acts on the score', ['Score is Changed [Demographic Score]', 'Data Value Changes [Country]']],
      ['it is not set anew', ['    Change Score [Demographic Score] to 0\n', '']],
    ],
  },
  'race/segment-lag': {
    same: [
      [
        'a list instead of a program',
        ['Add to Engagement Program "Nurture" { [Stream] is "Healthcare" }', 'Add to List "Hospitals"'],
        ['Add to Engagement Program "Nurture" { [Stream] is "All Industries" }', 'Add to List "Others"'],
      ],
      ['it is read in another segment', ['Segment] is "Healthcare"', 'Segment] is "Default"']],
    ],
    nearMisses: [
      ['the field does not decide the segment', ['reads [Industry]', 'reads [Country]']],
      ['the choice looks at the field itself', ['[Industry Segment] is', '[Industry] is']],
    ],
  },
  'race/sync-before-ready': {
    same: [
      [
        'everybody is in one region',
        [
          '    if [Country] is "Germany", "France" then Change Data Value [Sales Region] to "EMEA"\n    else Change Data Value [Sales Region] to "AMER"\n',
          '    Change Data Value [Sales Region] to "EMEA"\n',
        ],
      ],
      ['without the filter', ['  filter [Email Address] is not empty\n', '']],
    ],
    nearMisses: [
      [
        'the field does not go to Salesforce',
        [' { salesforce Lead "Sales_Region__c", Contact "Sales_Region__c" }', ''],
      ],
      ['the forms are different', ['"Contact Us"\n  filter', '"Ask Us"\n  filter']],
    ],
  },
  'race/token-copy': {
    same: [
      ['other points', ['by 20', 'by 15']],
      [
        'the other score first',
        ['to {{lead.Behavior Score}}', 'to {{lead.Demographic Score}}'],
        ['by {{lead.Demographic Score}}', 'by {{lead.Behavior Score}}'],
      ],
    ],
    nearMisses: [
      [
        'nothing hangs on the total',
        ['Score is Changed [Total Score] { [New Score] at least 100 }', 'Fills Out Form "Demo"'],
      ],
      [
        'the form copies, and nobody else',
        [
          '  trigger Score is Changed [Behavior Score]\n  trigger Score is Changed [Demographic Score]\n',
          '  trigger Fills Out Form "Other"\n',
        ],
      ],
    ],
  },
  'race/webhook-read': {
    same: [
      [
        'an email instead of an alert',
        ['Send Alert "Alerts.Call Back" to "callcenter@example.com"', 'Send Email "Alerts.Call Back"'],
      ],
      ['what is looked for is the other answer', ['is "Valid" then', 'is "Invalid" then']],
    ],
    nearMisses: [
      ['the webhook writes something else', ['writes [Phone Validity]', 'writes [Industry]']],
      [
        'the webhook is called afterwards',
        ['    Call Webhook "Phone Check"\n', ''],
        ['    else nothing\n', '    else nothing\n    Call Webhook "Phone Check"\n'],
      ],
    ],
  },
  'race/write-write': {
    same: [
      ['fewer points', ['by 50', 'by 25']],
      ['a lower threshold', ['at least 100', 'at least 80']],
    ],
    nearMisses: [
      ['the score belongs to another form', ['"Contact Sales"\n  flow', '"Guide"\n  flow']],
      [
        'they are for people of different countries',
        ['is "1 - MAL"\n', 'is "1 - MAL"\n  filter [Country] is "DE"\n'],
        ['is "1 - MAL", "2 - MQL"\n', 'is "1 - MAL", "2 - MQL"\n  filter [Country] is "US"\n'],
      ],
    ],
  },
};
