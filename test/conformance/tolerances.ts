/**
 * Where Adobe's specification contradicts Adobe's documentation, or itself. Each entry loosens the specification at
 * one place and says why; everything else is enforced as written.
 */

export type Specification = 'asset' | 'mapi' | 'identity' | 'rules-and-flow';

type Schema = Readonly<Record<string, unknown>>;

export interface DefinitionTolerance {
  readonly of: readonly Specification[];
  readonly definition: string;
  /** Members that are required by the definition and may be absent all the same; `*`: all. */
  readonly optional?: readonly string[] | '*';
  /** Members that may be null. */
  readonly nullable?: readonly string[];
  /** Has members of any name: the fields of a person. */
  readonly open?: true;
  /** Members whose declared schema is replaced, or that the definition lacks. */
  readonly members?: Readonly<Record<string, Schema>>;
  readonly why: string;
}

const assetFamily: readonly Specification[] = ['asset', 'rules-and-flow'];
const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };

export const definitionTolerances: readonly DefinitionTolerance[] = [
  ...[
    'ResponseOfCampaign',
    'ResponseOfActivity',
    'ResponseOfActivityType',
    'ResponseOfCreateLeadField',
    'ResponseOfErrorsData',
    'ResponseOfExportResponse',
    'ResponseOfExportResponseWithToken',
    'ResponseOfLead',
    'ResponseOfLeadAttribute',
    'ResponseOfLeadAttribute2',
    'ResponseOfLeadChange',
    'ResponseOfLeadField',
    'ResponseOfListOperationOutputData',
    'ResponseOfLists',
    'ResponseOfProgramMemberStatus',
    'ResponseOfPrograms',
    'ResponseOfPushLeadToMarketo',
    'ResponseOfSmartCampaigns',
    'ResponseOfSubmitForm',
    'ResponseOfUpdateLeadField',
    'ResponseOfUsageData',
    'ResponseOfVoid',
  ].map((definition): DefinitionTolerance => ({
    of: ['mapi'],
    definition,
    optional: ['errors', 'warnings'],
    why: 'Answers of the lead database come without empty errors and warnings in every example.',
  })),
  ...['Lead', 'PushLead', 'LeadFormFields'].map((definition): DefinitionTolerance => ({
    of: ['mapi'],
    definition,
    open: true,
    why: 'Records are made of the fields of the instance, which no specification can list.',
  })),
  {
    of: ['mapi'],
    definition: 'ActivityType',
    optional: ['primaryAttribute'],
    why: 'Not every activity is about something: a new lead has none.',
  },
  {
    of: ['mapi'],
    definition: 'Attribute',
    members: { value: {} },
    why: 'An object by the specification, texts and numbers in the documentation.',
  },
  {
    of: ['mapi'],
    definition: 'LeadChangeField',
    nullable: ['newValue', 'oldValue'],
    why: 'A field that is or was empty has no value.',
  },
  {
    of: ['mapi'],
    definition: 'ProgramMemberStatusResponse',
    members: { status: { enum: ['created', 'updated', 'skipped'] } },
    why: 'New members are created in the documentation.',
  },
  {
    of: ['mapi'],
    definition: 'Campaign',
    optional: '*',
    why: 'Schedule and request answer with the id alone in the documentation.',
  },
  {
    of: ['mapi'],
    definition: 'ColumnHeaderNames',
    optional: '*',
    open: true,
    why: 'One name and value by the specification, headers by their fields in the documentation.',
  },
  {
    of: ['mapi'],
    definition: 'ExportActivityRequest',
    optional: ['fields'],
    why: 'Optional in the documentation, which says what is written without.',
  },
  {
    of: ['mapi'],
    definition: 'UsageData',
    members: { date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } },
    why: 'A date-time by the specification, a day in the documentation.',
  },
  {
    of: ['mapi'],
    definition: 'ErrorsData',
    members: { date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } },
    why: 'As for UsageData.',
  },
  {
    of: ['mapi'],
    definition: 'LeadField',
    nullable: ['description'],
    why: 'Null in the example of a standard field.',
  },
  {
    of: ['asset'],
    definition: 'FolderResponse',
    nullable: ['parent', 'url', 'description'],
    why: 'Roots have no parent and system folders no url: null in the examples.',
  },
  {
    of: ['asset'],
    definition: 'FolderResponse',
    members: {
      folderId: folder('FOLDER', 'PROGRAM'),
      parent: { ...folder('FOLDER', 'PROGRAM'), nullable: true },
    },
    why: 'By-name, create and update write the type in capitals in the examples.',
  },
  {
    of: ['asset'],
    definition: 'ChannelProgression',
    nullable: ['description'],
    why: 'Null in the examples.',
  },
  {
    of: ['asset'],
    definition: 'ProgramResponse',
    nullable: ['tags', 'costs'],
    members: {
      folder: {
        type: 'object',
        required: ['type', 'value', 'folderName'],
        properties: { type: text, value: whole, folderName: text },
      },
      type: { enum: ['Default', 'Event', 'Event with Webinar', 'Engagement', 'Email'] },
      status: { enum: ['', 'locked', 'unlocked', 'on', 'off'] },
      headStart: { type: 'boolean' },
    },
    why: 'Shape of the folder, names of the types, empty status and headStart are those of every example.',
  },
  {
    of: ['asset'],
    definition: 'BrowseAllPrograms',
    members: {
      folder: {
        type: 'object',
        required: ['type', 'value', 'folderName'],
        properties: { type: text, value: whole, folderName: text },
      },
      type: { enum: ['Default', 'Event', 'Event with Webinar', 'Engagement', 'Email'] },
      status: { enum: ['', 'locked', 'unlocked', 'on', 'off'] },
      headStart: { type: 'boolean' },
    },
    why: 'As for ProgramResponse.',
  },
  {
    of: ['asset'],
    definition: 'Costs',
    members: { startDate: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } },
    why: 'A date-time by the specification, a day in the documentation.',
  },
  {
    of: ['asset'],
    definition: 'CostRequest',
    members: { startDate: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } },
    why: 'As for Costs.',
  },
  {
    of: ['asset'],
    definition: 'TokenResponse',
    members: {
      folder: { type: 'object', required: ['type', 'value'], properties: { type: text, value: whole } },
    },
    why: 'A string by the specification, an object in the documentation.',
  },
  {
    of: assetFamily,
    definition: 'Recurrence',
    optional: '*',
    why: 'A campaign without recurrence reads {weekdayOnly: false} in the examples.',
  },
  ...['SmartCampaignResponse', 'SmartCampaignResponseWithFlow'].map((definition): DefinitionTolerance => ({
    of: assetFamily,
    definition,
    optional: ['qualificationRuleInterval', 'qualificationRuleUnit', 'maxMembers'],
    why: 'Required, and by their own descriptions set for certain campaigns only; absent in the examples.',
  })),
];

function folder(...capitals: readonly string[]): Schema {
  return {
    type: 'object',
    required: ['id', 'type'],
    properties: { id: whole, type: { enum: ['Folder', 'Program', ...capitals] } },
  };
}

export interface RequestTolerance {
  /** `GET /rest/asset/v1/channel/byName.json` */
  readonly operation: string;
  /** Query parameters that are not declared. */
  readonly query?: readonly string[];
  /** Declared query parameters that may be missing although required. */
  readonly optional?: readonly string[];
  /** A content type that the operation does not declare. */
  readonly contentType?: string;
  readonly why: string;
}

export const formType = 'application/x-www-form-urlencoded';
export const jsonType = 'application/json';

export const requestTolerances: readonly RequestTolerance[] = [
  {
    operation: 'GET /rest/asset/v1/channel/byName.json',
    query: ['name'],
    optional: ['Name'],
    why: 'Name by the specification, name in the documentation.',
  },
  {
    operation: 'GET /rest/asset/v1/folder/byName.json',
    query: ['workspace'],
    why: 'workSpace by the specification, workspace in the documentation.',
  },
  {
    operation: 'GET /rest/asset/v1/programs.json',
    query: ['status', 'filterValues'],
    why: 'status is documented; filterValues is asked for by the description of filterType.',
  },
  {
    operation: 'POST /rest/asset/v1/smartCampaign/{id}.json',
    contentType: formType,
    why: 'JSON by the specification, a form in the documentation.',
  },
  {
    operation: 'POST /rest/asset/v1/smartLists.json',
    contentType: jsonType,
    why: 'The specification declares a JSON body and a form’s content type.',
  },
];
