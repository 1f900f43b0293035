import { vocabularyKey } from '../compiler/index.ts';
import type { DesiredCondition, DesiredConstraint, DesiredRule } from '../compiler/index.ts';
import { failure, success, type Answer, type Failure } from './answer.ts';
import { AskedOnce } from './asked-once.ts';
import {
  conditionCatalogue,
  ruleCatalogue,
  stepCatalogue,
  type CatalogueEntry,
  type RuleTypes,
} from './endpoints/catalogues.ts';
import type { TypeReference } from './endpoints/rules.ts';
import type { MarketoHttp } from './http.ts';

/**
 * Names → numbers of one instance. Numbers are never assumed: custom fields, custom activities and self-service steps
 * have others in every instance. Each catalogue is read when it is first needed.
 */
export class Vocabulary {
  readonly #http: MarketoHttp;
  readonly #rules: AskedOnce<{ readonly triggers: Entries; readonly filters: Entries }>;
  readonly #steps: AskedOnce<Entries>;
  readonly #conditions: AskedOnce<Entries>;

  /** @param known the rule types, where they have been read already. */
  constructor(http: MarketoHttp, known?: RuleTypes) {
    this.#http = http;
    this.#rules = new AskedOnce(
      async () => withEntries(await ruleCatalogue(http), indexed),
      known && indexed(known),
    );
    this.#steps = new AskedOnce(async () =>
      withEntries(await stepCatalogue(http), ({ flowSteps }) => new Entries(flowSteps)),
    );
    this.#conditions = new AskedOnce(async () =>
      withEntries(await conditionCatalogue(http), ({ flowStepTypes }) => new Entries(flowStepTypes)),
    );
  }

  /** A new field is part of every catalogue. */
  forget(): void {
    this.#rules.forget();
    this.#steps.forget();
    this.#conditions.forget();
  }

  async rule(rule: DesiredRule, trigger: boolean): Promise<Answer<RuleType>> {
    const rules = await this.#rules.get();
    if (rules.kind !== 'success') return rules;
    const entry = (trigger ? rules.result.triggers : rules.result.filters).find(rule.name, rule.type);
    return entry === undefined
      ? this.#unknown(trigger ? 'trigger' : 'filter', rule.name)
      : success(new RuleType(entry));
  }

  async step(name: string): Promise<Answer<StepType>> {
    const steps = await this.#steps.get();
    if (steps.kind !== 'success') return steps;
    const entry = steps.result.find(name);
    return entry === undefined ? this.#unknown('flow step', name) : success(new StepType(entry));
  }

  async condition(condition: DesiredCondition): Promise<Answer<TypeReference>> {
    const conditions = await this.#conditions.get();
    if (conditions.kind !== 'success') return conditions;
    const entry = conditions.result.find(condition.name);
    return entry === undefined
      ? this.#unknown('choice condition', condition.name)
      : success({ id: entry.id, type: condition.type });
  }

  #unknown(noun: string, name: string): Failure {
    const { name: instance } = this.#http.instance;
    const message = `${instance} knows no ${noun} "${name}". A custom field or activity has to exist in the instance before rules can use it.`;
    return failure('refused', 'other', 'unknown-name', message);
  }
}

/** A trigger or filter of the instance. */
export class RuleType {
  readonly reference: TypeReference;
  readonly #entry: CatalogueEntry;

  constructor(entry: CatalogueEntry) {
    this.#entry = entry;
    this.reference = { id: entry.id, type: entry.type };
  }

  /** The primary constraint of an attribute is the attribute itself, whatever it is called. */
  constraint({ name, primary }: DesiredConstraint): TypeReference | undefined {
    const { constraints, type } = this.#entry;
    const named = findNamed(constraints, name);
    const found =
      named ?? (primary ? constraints.find((constraint) => constraint.primary === true) : undefined);
    return found && { id: found.id, type };
  }

  get name(): string {
    return this.#entry.name;
  }
}

/** A flow step of the instance. */
export class StepType {
  readonly id: number;
  readonly name: string;
  readonly #entry: CatalogueEntry;

  constructor(entry: CatalogueEntry) {
    this.id = entry.id;
    this.name = entry.name;
    this.#entry = entry;
  }

  attribute(name: string): number | undefined {
    return findNamed(this.#entry.constraints, name)?.id;
  }
}

class Entries {
  readonly #byName: ReadonlyMap<string, readonly CatalogueEntry[]>;

  constructor(entries: readonly CatalogueEntry[]) {
    this.#byName = Map.groupBy(entries, ({ name }) => vocabularyKey(name));
  }

  /** The exact name first: an instance may hold `Lead Type` and `Person Type`. */
  find(name: string, type?: 'activity' | 'attribute'): CatalogueEntry | undefined {
    const all = this.#byName.get(vocabularyKey(name)) ?? [];
    const fitting = all.filter((entry) => type === undefined || entry.type === type);
    return findNamed(fitting.length > 0 ? fitting : all, name);
  }
}

function indexed({ triggers, filters }: RuleTypes): {
  readonly triggers: Entries;
  readonly filters: Entries;
} {
  return { triggers: new Entries(triggers), filters: new Entries(filters) };
}

function withEntries<T, U>(answer: Answer<T | undefined>, change: (result: T) => U): Answer<U> {
  if (answer.kind !== 'success') return answer;
  if (answer.result !== undefined) return success(change(answer.result));
  return failure(
    'refused',
    'shape',
    'empty',
    'The instance answered its catalogue of rules and steps with nothing.',
  );
}

function findNamed<T extends { readonly name: string }>(entries: readonly T[], name: string): T | undefined {
  return (
    entries.find((entry) => entry.name === name) ??
    entries.find((entry) => vocabularyKey(entry.name) === vocabularyKey(name))
  );
}
