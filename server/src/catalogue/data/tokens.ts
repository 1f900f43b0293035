import type { DataType, Token, TokenNamespace } from '../types.ts';

const OVERVIEW = 'Adobe docs: tokens overview';

/** What may stand between `{{` and the first dot. */
export const tokenNamespaces: readonly TokenNamespace[] = [
  {
    name: 'lead',
    open: 'person',
    tokens: [{ name: 'Id', dataType: 'integer' }],
    notes: "Any field of the person, by its friendly name; also the sales owner's.",
    source: OVERVIEW,
  },
  {
    name: 'company',
    open: 'company',
    tokens: [
      ...tokens('string', 'Address', 'City', 'State', 'Postal Code', 'Country', 'SFDC Type'),
      { name: 'SFDC Created Date', dataType: 'datetime' },
    ],
    notes: "Any field of the person's company, by its friendly name.",
    source: OVERVIEW,
  },
  {
    name: 'my',
    open: 'declared',
    tokens: [],
    notes: 'A token of the program or of a folder above it.',
    source: OVERVIEW,
  },
  {
    name: 'program',
    open: 'fixed',
    tokens: [...tokens('string', 'Name', 'Description'), { name: 'id', dataType: 'integer' }],
    notes: 'The program that holds the campaign.',
    source: OVERVIEW,
  },
  {
    name: 'campaign',
    open: 'fixed',
    tokens: [...tokens('string', 'name', 'description'), { name: 'id', dataType: 'integer' }],
    notes: 'The campaign that runs.',
    source: OVERVIEW,
  },
  {
    name: 'system',
    open: 'fixed',
    tokens: [
      { name: 'date', dataType: 'date' },
      { name: 'time', dataType: 'time' },
      { name: 'dateTime', dataType: 'datetime' },
      ...tokens('url', 'forwardToFriendLink', 'unsubscribeLink', 'viewAsWebpageLink'),
      { name: 'munchkinId', dataType: 'string' },
    ],
    notes: "The moment of the step, in the subscription's time zone, and links of the email.",
    source: OVERVIEW,
  },
  {
    name: 'trigger',
    open: 'fixed',
    tokens: tokens(
      'string',
      'Trigger Name',
      'Name',
      'Link',
      'Subject',
      'Category',
      'Details',
      'Web Page',
      'Client IP Address',
      'Sent By',
      'Received By',
      'Referrer',
      'Search Engine',
      'Search Query',
      'Browser',
    ),
    notes: 'The event that started the run; trigger campaigns only.',
    source: 'Adobe docs: trigger tokens for interesting moments',
  },
  {
    name: 'member',
    open: 'fixed',
    tokens: tokens('url', 'webinar url'),
    notes: "The person's own address in a webinar; resolves only inside its event program.",
    source: OVERVIEW,
  },
];

function tokens(dataType: DataType, ...names: readonly string[]): readonly Token[] {
  return names.map((name) => ({ name, dataType }));
}
