import { activityFilters, triggers } from './data/activities/index.ts';
import { assetKinds } from './data/asset-kinds.ts';
import { attributes } from './data/attributes/index.ts';
import { coincidences } from './data/coincidences.ts';
import { steps } from './data/steps/index.ts';
import { tokenNamespaces } from './data/tokens.ts';
import { type CatalogueExtension, entriesOf } from './extension.ts';
import { foldName, NameIndex } from './name-index.ts';
import { nearest } from './nearest.ts';
import { allOperators, impliedOperator, operatorFor, operatorsFor } from './operators.ts';
import type {
  ActivityFilterDefinition,
  AssetKind,
  AttributeDefinition,
  Coincidence,
  Constraint,
  DataType,
  Match,
  Operator,
  Parameter,
  StepDefinition,
  TokenNamespace,
  TriggerDefinition,
} from './types.ts';

/**
 * Marketo's vocabulary. Names are compared without letter case; a lookup by words finds the longest name that they
 * begin with. Every method is pure, takes microseconds and answers undefined for what is unknown.
 */
export interface Catalogue {
  readonly triggers: readonly TriggerDefinition[];
  readonly activityFilters: readonly ActivityFilterDefinition[];
  /** Memberships, written as words, and standard fields, written in brackets. */
  readonly attributes: readonly AttributeDefinition[];
  readonly memberships: readonly AttributeDefinition[];
  readonly standardFields: readonly AttributeDefinition[];
  readonly steps: readonly StepDefinition[];
  readonly operators: readonly Operator[];
  readonly assetKinds: readonly AssetKind[];
  readonly tokenNamespaces: readonly TokenNamespace[];
  readonly coincidences: readonly Coincidence[];
  /** Names of an extension that were taken already; those entries are left out. */
  readonly conflicts: readonly string[];

  /** Canonical names, in the order of the data. */
  readonly triggerNames: readonly string[];
  /** What may stand after `filter`: activity filters and memberships. */
  readonly filterNames: readonly string[];
  readonly stepNames: readonly string[];
  readonly operatorNames: readonly string[];
  readonly fieldNames: readonly string[];

  trigger(words: readonly string[]): Match<TriggerDefinition> | undefined;
  activityFilter(words: readonly string[]): Match<ActivityFilterDefinition> | undefined;
  /** Memberships only; fields stand in brackets. */
  attribute(words: readonly string[]): Match<AttributeDefinition> | undefined;
  /** An activity filter or a membership, whichever has the longer name. */
  filter(words: readonly string[]): Match<ActivityFilterDefinition | AttributeDefinition> | undefined;
  step(words: readonly string[]): Match<StepDefinition> | undefined;
  /** In its widest form; {@link operatorFor} knows the type's own. */
  operator(words: readonly string[]): Match<Operator> | undefined;

  triggerNamed(name: string): TriggerDefinition | undefined;
  activityFilterNamed(name: string): ActivityFilterDefinition | undefined;
  membershipNamed(name: string): AttributeDefinition | undefined;
  stepNamed(name: string): StepDefinition | undefined;
  /** A standard field by its friendly name or an alias: `Lead Status` and `Person Status` are one. */
  field(name: string): AttributeDefinition | undefined;
  assetKind(name: string): AssetKind | undefined;
  /** `lead`, `my`, `system`, … */
  tokenNamespace(name: string): TokenNamespace | undefined;
  constraint(owner: { readonly constraints: readonly Constraint[] }, name: string): Constraint | undefined;
  parameter(step: { readonly parameters: readonly Parameter[] }, name: string): Parameter | undefined;

  operatorsFor(type: DataType): readonly Operator[];
  operatorFor(type: DataType, name: string): Operator | undefined;
  impliedOperator(type: DataType): Operator;
  /** Does an asset of this kind fit where such a reference is expected? */
  satisfies(kind: string, reference: string): boolean;

  /** Candidates most like a text, best first; 3 unless told. */
  nearest(text: string, candidates: Iterable<string>, limit?: number): readonly string[];
  nearestTrigger(text: string, limit?: number): readonly string[];
  nearestFilter(text: string, limit?: number): readonly string[];
  nearestStep(text: string, limit?: number): readonly string[];
  nearestOperator(text: string, limit?: number): readonly string[];
  nearestField(text: string, limit?: number): readonly string[];
}

/** Marketo's own vocabulary, and what a subscription adds to it. */
export function createCatalogue(extension: CatalogueExtension = {}): Catalogue {
  const added = entriesOf(extension);
  const allAttributes = [...attributes, ...added.attributes];
  const triggerIndex = new NameIndex([...triggers, ...added.triggers]);
  const activityIndex = new NameIndex([...activityFilters, ...added.activityFilters]);
  const membershipIndex = new NameIndex(allAttributes.filter(({ named }) => named));
  const fieldIndex = new NameIndex(allAttributes.filter(({ named }) => !named));
  const stepIndex = new NameIndex([...steps, ...added.steps]);
  const operatorIndex = new NameIndex(allOperators);
  const kindIndex = new NameIndex(assetKinds);
  const namespaceIndex = new NameIndex(tokenNamespaces);
  const indexes = [triggerIndex, activityIndex, membershipIndex, stepIndex];

  return {
    triggers: triggerIndex.entries,
    activityFilters: activityIndex.entries,
    attributes: [...membershipIndex.entries, ...fieldIndex.entries],
    memberships: membershipIndex.entries,
    standardFields: fieldIndex.entries,
    steps: stepIndex.entries,
    operators: operatorIndex.entries,
    assetKinds,
    tokenNamespaces,
    coincidences,
    // A subscription describes its standard fields too: those are no conflict.
    conflicts: indexes.flatMap(({ conflicts }) => conflicts),

    triggerNames: namesOf(triggerIndex),
    filterNames: [...namesOf(activityIndex), ...namesOf(membershipIndex)],
    stepNames: namesOf(stepIndex),
    operatorNames: namesOf(operatorIndex),
    fieldNames: namesOf(fieldIndex),

    trigger: (words) => triggerIndex.match(words),
    activityFilter: (words) => activityIndex.match(words),
    attribute: (words) => membershipIndex.match(words),
    filter: (words) => longer(activityIndex.match(words), membershipIndex.match(words)),
    step: (words) => stepIndex.match(words),
    operator: (words) => operatorIndex.match(words),

    triggerNamed: (name) => triggerIndex.get(name),
    activityFilterNamed: (name) => activityIndex.get(name),
    membershipNamed: (name) => membershipIndex.get(name),
    stepNamed: (name) => stepIndex.get(name),
    field: (name) => fieldIndex.get(name),
    assetKind: (name) => kindIndex.get(name),
    tokenNamespace: (name) => namespaceIndex.get(name),
    constraint: (owner, name) => spelled(owner.constraints, name),
    parameter: (step, name) => spelled(step.parameters, name),

    operatorsFor,
    operatorFor,
    impliedOperator,
    satisfies: (kind, reference) => kindIndex.get(kind)?.satisfies.includes(reference) ?? false,

    nearest,
    nearestTrigger: (text, limit) => nearestIn([triggerIndex], text, limit),
    nearestFilter: (text, limit) => nearestIn([activityIndex, membershipIndex], text, limit),
    nearestStep: (text, limit) => nearestIn([stepIndex], text, limit),
    nearestOperator: (text, limit) => nearestIn([operatorIndex], text, limit),
    nearestField: (text, limit) => nearestIn([fieldIndex], text, limit),
  };
}

/** The vocabulary without additions. */
export const catalogue: Catalogue = createCatalogue();

function namesOf(index: { readonly entries: readonly { readonly name: string }[] }): readonly string[] {
  return index.entries.map(({ name }) => name);
}

function longer<A, B>(a: Match<A> | undefined, b: Match<B> | undefined): Match<A | B> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.length >= b.length ? a : b;
}

/** Lists of constraints and parameters are short: looking through them beats an index. */
function spelled<T extends { readonly name: string; readonly aliases: readonly string[] }>(
  entries: readonly T[],
  name: string,
): T | undefined {
  const asked = foldName(name);
  if (asked === undefined) return undefined;
  return entries.find((entry) =>
    [entry.name, ...entry.aliases].some((spelling) => foldName(spelling) === asked),
  );
}

/** Compares with every spelling and answers with canonical names. */
function nearestIn(
  indexes: readonly { spellings(): Iterable<readonly [string, string]> }[],
  text: string,
  limit = 3,
): readonly string[] {
  const nameOf = new Map(indexes.flatMap((index) => [...index.spellings()]));
  // Several spellings may stand for one name, so ask for more than wanted.
  const found = nearest(text, nameOf.keys(), limit * 4).map((spelling) => nameOf.get(spelling) ?? spelling);
  return [...new Set(found)].slice(0, limit);
}
