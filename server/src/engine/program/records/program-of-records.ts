import type { AttributeDefinition, Catalogue } from '../../../catalogue/index.ts';
import {
  type BoundCampaign,
  type BoundSmartList,
  type CampaignSymbol,
  createWorkspace,
} from '../../../model/index.ts';
import type { CampaignDeclaration, DurationValue, SmartListDeclaration } from '../../../syntax/index.ts';
import { compileCampaign } from '../campaign.ts';
import type { Condition, EngineCampaign } from '../code.ts';
import { compileConditions, compileTest } from '../conditions.ts';
import { link, type LinkedList } from '../link.ts';
import type { EngineProgram, External } from '../program.ts';
import { bindStep } from './bind-flow.ts';
import { bindFilters, bindTest, bindTrigger } from './bind-rules.ts';
import { NOWHERE } from './bind-values.ts';
import type {
  AttributeTest,
  CampaignRecord,
  FieldRecord,
  InstanceRecords,
  SmartListRecord,
  TestRecord,
} from './records.ts';

export interface RecordedProgram {
  readonly program: EngineProgram;
  /** What only the instance can tell of a person, by the words of the statement: `Has Opportunity { … }`. */
  readonly statements: ReadonlyMap<string, AttributeTest>;
}

/**
 * The program of an instance's campaigns: they are bound as if they stood in a file and compiled by the same code, so
 * that what the API wrote runs exactly as what a file says.
 */
export function programOfRecords(records: InstanceRecords): RecordedProgram {
  const catalogue = withFields(records.catalogue, records.fields);
  const linked = link(
    createWorkspace(catalogue).model(),
    records.campaigns.map((record) => campaignOf(catalogue, record)),
    records.smartLists.map((record) => listOf(catalogue, record)),
  );
  const program: EngineProgram = {
    ...linked,
    external: (name, reference) =>
      reference === 'engagement program' && records.engagementPrograms.has(name)
        ? engagementProgram(name)
        : undefined,
  };
  return { program, statements: statementsIn(catalogue, records) };
}

// ── Fields ──────────────────────────────────────────────────────────────────────────────────────────────

function withFields(catalogue: Catalogue, fields: readonly FieldRecord[]): Catalogue {
  const own = new Map(fields.map((field) => [field.name.toLowerCase(), definitionOf(field)]));
  return { ...catalogue, field: (name) => catalogue.field(name) ?? own.get(name.trim().toLowerCase()) };
}

function definitionOf({ name, dataType }: FieldRecord): AttributeDefinition {
  return {
    kind: 'attribute',
    name,
    apiName: name,
    aliases: [],
    notes: '',
    source: 'this subscription',
    dataType,
    named: false,
    object: 'person',
    restName: undefined,
    references: undefined,
    values: undefined,
    constraints: [],
    cost: 1,
    openConstraints: false,
    confidence: 'documented',
  };
}

// ── Campaigns and lists ─────────────────────────────────────────────────────────────────────────────────

function campaignOf(catalogue: Catalogue, record: CampaignRecord): EngineCampaign {
  const filters = bindFilters(catalogue, record);
  const bound: BoundCampaign = {
    declaration: CAMPAIGN,
    kind: record.kind,
    qualify: qualificationOf(record.qualify),
    qualifySpan: undefined,
    // Marketo runs no campaign that has a mistake in it.
    active: record.active && filters !== undefined,
    schedule: undefined,
    like: undefined,
    priority: undefined,
    limits: undefined,
    triggers: record.triggers.map((trigger) => bindTrigger(catalogue, trigger)),
    filters: filters ?? [],
    flow: record.flow.map((step) => bindStep(catalogue, step)),
    references: [],
    problems: [],
  };
  const symbol: CampaignSymbol = {
    kind: 'campaign',
    ...named(record.name, CAMPAIGN),
    program: record.program,
    bound,
  };
  return { ...compileCampaign(catalogue, symbol, record.id), bound: undefined, place: undefined };
}

function listOf(catalogue: Catalogue, record: SmartListRecord): LinkedList {
  const filters = bindFilters(catalogue, record);
  const bound: BoundSmartList = {
    declaration: SMART_LIST,
    filters: filters ?? [],
    references: [],
    problems: [],
  };
  return {
    symbol: { kind: 'smart list', ...named(record.name, SMART_LIST), program: undefined, bound },
    condition:
      filters === undefined ? NOBODY : compileConditions({ catalogue, declaration: SMART_LIST }, filters),
  };
}

const NOBODY: Condition = { kind: 'not', item: { kind: 'all', items: [] } };

function qualificationOf(qualify: CampaignRecord['qualify']): BoundCampaign['qualify'] {
  if (typeof qualify === 'string') return { rule: qualify };
  const { amount, unit } = qualify;
  const duration: DurationValue = {
    kind: 'Duration',
    amount,
    text: String(amount),
    unit,
    unitSpan: NOWHERE,
    ...NOWHERE,
  };
  return { rule: 'every', duration };
}

function engagementProgram(name: string): External {
  const nothing = { writes: [], reads: [], requests: [], requestable: false, executable: false };
  return { kind: 'external', of: 'engagement program', name, ...nothing };
}

/** The declarations that records never had: no file holds them, so nobody can be led to them. */
const DECLARATION = {
  start: 0,
  end: 0,
  doc: undefined,
  keyword: NOWHERE,
  comments: [],
  problems: [],
  name: { kind: 'String', value: '', ...NOWHERE },
} as const;
const CAMPAIGN: CampaignDeclaration = { kind: 'Campaign', items: [], ...DECLARATION };
const SMART_LIST: SmartListDeclaration = { kind: 'SmartList', filters: [], ...DECLARATION };

function named<D extends CampaignDeclaration | SmartListDeclaration>(name: string, declaration: D) {
  return { name, place: { declaration, ...NOWHERE }, uri: '', folders: [] };
}

// ── Statements ──────────────────────────────────────────────────────────────────────────────────────────

function statementsIn(
  catalogue: Catalogue,
  { campaigns, smartLists }: InstanceRecords,
): Map<string, AttributeTest> {
  const tests: TestRecord[] = [
    ...campaigns.flatMap(({ filters }) => filters),
    ...campaigns.flatMap(({ flow }) =>
      flow.flatMap(({ choices }) => choices.flatMap(({ when }) => when ?? [])),
    ),
    ...smartLists.flatMap(({ filters }) => filters),
  ];
  const statements = new Map<string, AttributeTest>();
  for (const test of tests) {
    if (test.kind !== 'attribute') continue;
    const words = wordsOf(compileTest({ catalogue, declaration: SMART_LIST }, bindTest(catalogue, test)));
    if (words !== undefined) statements.set(words, test);
  }
  return statements;
}

function wordsOf(condition: Condition): string | undefined {
  if (condition.kind === 'not') return wordsOf(condition.item);
  return condition.kind === 'statement' ? condition.words : undefined;
}
