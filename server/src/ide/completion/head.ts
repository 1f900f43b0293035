import type { Block } from './blocks.ts';

/** A statement by its first word: what it is for, and its parts as a snippet. */
export interface Head {
  readonly word: string;
  readonly snippet: string;
  readonly meaning: string;
}

const campaign: Head = {
  word: 'campaign',
  snippet:
    'campaign "${1:010 - Name}" {\n\tqualify ${2|every time,once|}\n\ttrigger ${3}\n\tflow {\n\t\t$0\n\t}\n}',
  meaning: 'A smart campaign: who qualifies, when, and what happens to them.',
};
const batchCampaign: Head = {
  word: 'campaign (batch)',
  snippet:
    'campaign "${1:010 - Name}" {\n\tqualify ${2|every time,once|}\n\tschedule daily at ${3:06:00}\n\tfilter ${4}\n\tflow {\n\t\t$0\n\t}\n}',
  meaning: 'A batch campaign: everyone whom the filters find, on a schedule or by hand.',
};
const executableCampaign: Head = {
  word: 'campaign (executable)',
  snippet: 'campaign "${1:010 - Name}" {\n\texecutable\n\tqualify every time\n\tflow {\n\t\t$0\n\t}\n}',
  meaning: 'An executable campaign: part of the flow of those that execute it, which wait for it.',
};
const smartList: Head = {
  word: 'smart list',
  snippet: 'smart list "${1:Name}" {\n\tfilter $0\n}',
  meaning: 'Everyone for whom all filters hold.',
};
const list: Head = {
  word: 'list',
  snippet: 'list "${1:Name}"',
  meaning: 'A static list that the program owns.',
};
const folder: Head = {
  word: 'folder',
  snippet: 'folder "${1:0. Name}" {\n\t$0\n}',
  meaning: 'A folder inside the program.',
};
const filter: Head = {
  word: 'filter',
  snippet: 'filter $0',
  meaning: 'Who qualifies. Several filters must all hold; `any { … }` groups alternatives.',
};

const fileHeads: readonly Head[] = [
  {
    word: 'program',
    snippet:
      'program "${1:Name}" in "${2:Marketing Activities / Operations}" {\n\tchannel "${3:Operational}"\n}',
    meaning: 'The Marketo program that the whole file belongs to.',
  },
  {
    word: 'field',
    snippet:
      'field [${1:Name}] ${2|string,boolean,integer,score,date,datetime,text,email,phone,url,float,currency,percent|}',
    meaning: 'A custom field of the person, or of the object that is named first.',
  },
  {
    word: 'lifecycle',
    snippet:
      'lifecycle "${1:Person}" on [${2:Lifecycle Status}] {\n\tstage "${3:1 - Known}" { owner ${4|Marketing,Sales|}, master ${5|Marketo,Salesforce|} }\n\t$0\n\n\tpath "${3:1 - Known}" -> "${6:2 - MQL}"\n}',
    meaning: 'The stages that Marketing and Sales agreed on, and the moves between them.',
  },
  campaign,
  batchCampaign,
  executableCampaign,
  smartList,
  list,
  folder,
  {
    word: 'external',
    snippet:
      'external ${1|form,email,campaign,smart list,list,webhook,program,landing page,segmentation,queue,user|} "${2:Name}"',
    meaning: 'Something that lives in Marketo and that these files refer to.',
  },
  {
    word: 'scenario',
    snippet:
      'scenario "${1:A new person asks for a demo}" {\n\tgiven ${2:[Email Address] is "jo@example.com"}\n\twhen ${3}\n\tthen $0\n}',
    meaning: 'What must hold once everything has come to rest, in whatever order Marketo runs the campaigns.',
  },
];

const heads: Readonly<Partial<Record<Block, readonly Head[]>>> = {
  folder: [campaign, batchCampaign, executableCampaign, smartList, list, folder],
  program: [
    {
      word: 'channel',
      snippet: 'channel "${1:Operational}"',
      meaning: "The program's channel; it decides which statuses a member may have.",
    },
    {
      word: 'type',
      snippet: 'type ${1|Default,Event,Engagement,Email|}',
      meaning: 'The type of program. Absent: Default.',
    },
    {
      word: 'workspace',
      snippet: 'workspace "${1:Default}"',
      meaning: 'The workspace that the program belongs to.',
    },
    {
      word: 'like',
      snippet: 'like "${1:Template Program}"',
      meaning:
        'The program is made as a copy of this one, with all that it holds; tokens carry the differences.',
    },
    { word: 'tag', snippet: 'tag "${1:Type}" "${2:Value}"', meaning: 'A tag for reports.' },
    {
      word: 'cost',
      snippet: 'cost ${1:2026-01-01} ${2:1000}',
      meaning: 'A period cost: the month and the amount.',
    },
    {
      word: 'token',
      snippet: 'token "${1:Name}" ${2|text,number,score,date,rich text|} ${3:"Value"}',
      meaning: 'A My Token of the program: `{{my.Name}}`.',
    },
  ],
  field: [
    {
      word: 'api',
      snippet: 'api "${1:apiName}"',
      meaning: 'The name of the field in the REST API, where it is not made from the friendly name.',
    },
    {
      word: 'values',
      snippet: 'values "${1:First}", "${2:Second}"',
      meaning: 'The picklist: what may be written to the field.',
    },
    {
      word: 'salesforce',
      snippet: 'salesforce ${1|Lead,Contact,Account|} "${2:Field__c}"',
      meaning: 'The Salesforce fields that it is synchronised with.',
    },
  ],
  lifecycle: [
    {
      word: 'stage',
      snippet: 'stage "${1:Name}" { owner ${2|Marketing,Sales|}, master ${3|Marketo,Salesforce|} }',
      meaning: 'A stage, with who owns it and which system is its master.',
    },
    { word: 'path', snippet: 'path "${1:From}" -> "${2:To}"', meaning: 'The one way forward.' },
    {
      word: 'allow',
      snippet: 'allow "${1:From}" -> "${2:To}"',
      meaning: 'Moves beside the path: a short cut, a way back, a way out.',
    },
  ],
  stage: [
    {
      word: 'owner',
      snippet: 'owner ${1|Marketing,Sales|}',
      meaning: 'Who is responsible for people in this stage.',
    },
    {
      word: 'master',
      snippet: 'master ${1|Marketo,Salesforce|}',
      meaning: 'The system that moves people into this stage.',
    },
    {
      word: 'stamp',
      snippet: 'stamp [$1]',
      meaning: 'The date field that records the entry; `first` keeps the first, `latest` each.',
    },
    {
      word: 'sla',
      snippet: 'sla ${1:1} ${2|day,days,hours,weeks|}',
      meaning: 'How long a person may stay before somebody must act.',
    },
    { word: 'entry', snippet: 'entry "$1"', meaning: 'Who may enter, in words that both teams signed.' },
    { word: 'exit', snippet: 'exit "$1"', meaning: 'When a person leaves, in words.' },
    { word: 'terminal', snippet: 'terminal', meaning: 'People stay here.' },
  ],
  'smart list': [filter],
  campaign: [
    {
      word: 'trigger',
      snippet: 'trigger $0',
      meaning: 'The event that starts the campaign. Several triggers are alternatives.',
    },
    filter,
    { word: 'flow', snippet: 'flow {\n\t$0\n}', meaning: 'What happens to each person, step by step.' },
    {
      word: 'qualify',
      snippet: 'qualify ${1|every time,once|}',
      meaning: 'How often one person may run through the flow. Absent: once, as in Marketo.',
    },
    {
      word: 'schedule',
      snippet: 'schedule ${1|daily,weekdays|} at ${2:06:00}',
      meaning: 'When a batch campaign runs.',
    },
    {
      word: 'executable',
      snippet: 'executable',
      meaning: 'Only other campaigns start it, with Execute Campaign.',
    },
    { word: 'inactive', snippet: 'inactive', meaning: 'Deployed, but not switched on.' },
    {
      word: 'like',
      snippet: 'like "$1"',
      meaning: 'Made as a clone of this campaign: a template with what no API can write.',
    },
    {
      word: 'priority',
      snippet: 'priority ${1|high,medium,low|}',
      meaning: "Its priority in Marketo's campaign queue.",
    },
    {
      word: 'limits',
      snippet: 'limits ${1|on,off|}',
      meaning: 'Whether communication limits hold back its emails.',
    },
  ],
  flow: [
    {
      word: 'if',
      snippet: 'if ${1:[Field] is "Value"} then ${2:Step}\nelse ${0:nothing}',
      meaning: 'Choices of one flow step: the first that fits is taken.',
    },
  ],
  external: [
    { word: 'writes', snippet: 'writes [$1]', meaning: 'The fields that it changes.' },
    { word: 'reads', snippet: 'reads [$1]', meaning: 'The fields that it depends on.' },
    { word: 'requests', snippet: 'requests "$1"', meaning: 'A campaign of these files that it requests.' },
    { word: 'requestable', snippet: 'requestable', meaning: 'It has the trigger Campaign is Requested.' },
    { word: 'executable', snippet: 'executable', meaning: 'It can be the target of Execute Campaign.' },
    { word: 'token', snippet: 'token "${1:Name}" ${2:"Value"}', meaning: 'A My Token that it provides.' },
  ],
  scenario: [
    {
      word: 'given',
      snippet: 'given [${1:Field}] is ${2:"Value"}',
      meaning: 'How the person is before anything happens.',
    },
    {
      word: 'when',
      snippet: 'when $0',
      meaning: 'What happens, in this order, with nothing certain in between.',
    },
    {
      word: 'then',
      snippet: 'then $0',
      meaning: 'What must hold at rest, under every order of the campaigns.',
    },
  ],
};

const headsByBlock = new Map<string, readonly Head[]>(Object.entries(heads));

/** The statements of a block; undefined: the declarations of a file. */
export function headsOf(block: string | undefined): readonly Head[] {
  return block === undefined ? fileHeads : (headsByBlock.get(block) ?? []);
}

/** What a statement is for, by its first word. */
export function headNamed(word: string, block: string | undefined): Head | undefined {
  return headsOf(block).find((head) => head.word === word);
}
