import {
  type Comparison,
  type Condition,
  type EngineProgram,
  type FieldCondition,
  keptBy,
  literals,
  type SmartListCondition,
  type Thing,
} from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import { EMPTY, Knowledge, statement, type Test, testOf, truth, type Value } from '../values/index.ts';

/** A person as a scenario describes them. */
export interface GivenPerson {
  readonly values: ReadonlyMap<Thing, Value>;
  /** What is said less exactly: `[Behavior Score] at least 100`. */
  readonly knowledge: Knowledge;
}

/** The person of whom all conditions hold. Of alternatives the first is taken. */
export function personGiven(
  program: EngineProgram,
  semantics: Semantics,
  conditions: readonly Condition[],
): GivenPerson {
  const teller = new Teller(program, semantics);
  for (const condition of conditions) teller.tell(condition, true);
  return { values: teller.values, knowledge: teller.knowledge };
}

const HOLDS: Test = { kind: 'truth', truth: true, orEmpty: false, words: '' };

class Teller {
  readonly values = new Map<Thing, Value>();
  knowledge = Knowledge.none;
  readonly #program: EngineProgram;
  readonly #semantics: Semantics;
  /** Lists in which the person is, and in which not. */
  readonly #toldIn = new Map<object, 'being told' | 'told'>();
  readonly #toldOut = new Map<object, 'being told' | 'told'>();

  constructor(program: EngineProgram, semantics: Semantics) {
    this.#program = program;
    this.#semantics = semantics;
  }

  tell(condition: Condition, holds: boolean): void {
    switch (condition.kind) {
      case 'all':
      case 'any': {
        // `all` holds when each does, `any` when one does; and the other way round for their opposites.
        const told = (condition.kind === 'all') === holds ? condition.items : condition.items.slice(0, 1);
        for (const item of told) this.tell(item, holds);
        break;
      }
      case 'not':
        this.tell(condition.item, !holds);
        break;
      case 'field':
        this.#tellField(condition, holds);
        break;
      case 'smart list':
        this.#tellList(condition, holds);
        break;
      case 'activity':
        this.#suppose(`${condition.words} before`, holds);
        break;
      case 'statement':
        this.#suppose(condition.words, holds);
        break;
    }
  }

  /** Lists may name others in many ways: each is told once. Within itself a list is a statement about the person. */
  #tellList({ name, within }: SmartListCondition, holds: boolean): void {
    const found = this.#program.smartList(name, within);
    const told = holds ? this.#toldIn : this.#toldOut;
    const known = found && told.get(found);
    if (found === undefined || found.kind === 'external' || known === 'being told') {
      this.#suppose(`Member of Smart List "${name}"`, holds);
    } else if (known === undefined) {
      told.set(found, 'being told');
      this.tell(found, holds);
      told.set(found, 'told');
    }
  }

  /** What is said exactly is the value; anything else narrows a value that is not known. */
  #tellField({ thing, comparison }: FieldCondition, holds: boolean): void {
    const exact = holds ? this.#exactValue(thing, comparison) : opposite(this.#exactValue(thing, comparison));
    if (exact !== undefined) {
      this.values.set(thing, exact);
      return;
    }
    const type = this.#program.typeFor(comparison, thing);
    const test = testOf(type, comparison.operator, literals(comparison.operands), 0, this.#semantics);
    if (test === undefined) return;
    const unknown = this.#program.unknownValue(thing);
    this.values.set(thing, unknown);
    this.knowledge = this.knowledge.assume(unknown, test, holds) ?? this.knowledge;
  }

  #exactValue(thing: Thing, { operator, operands }: Comparison): Value | undefined {
    if (operator === 'is empty') return EMPTY;
    const [only, ...others] = literals(operands);
    return operator === 'is' && only !== undefined && others.length === 0
      ? keptBy(this.#program, thing, only)
      : undefined;
  }

  #suppose(words: string, holds: boolean): void {
    this.knowledge = this.knowledge.assume(statement(words), HOLDS, holds) ?? this.knowledge;
  }
}

/** Only a Boolean has one. */
function opposite(value: Value | undefined): Value | undefined {
  return value?.kind === 'boolean' ? truth(!value.truth) : undefined;
}
