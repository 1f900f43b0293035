import {
  catalogue,
  type Constraint,
  type DataType,
  type Operator,
  type Parameter,
  type StepDefinition,
} from '../../server/src/catalogue/index.ts';

/** A program that uses some entries of the catalogue, made from a number: the same number gives the same text. */
export interface GeneratedProgram {
  readonly text: string;
  /** `trigger Fills Out Form`, `step Wait`, … */
  readonly uses: readonly string[];
}

type Entry = { readonly use: string; readonly print: (chance: Chance) => string };

/** Every entry of the catalogue in the order of the data. */
export const entries: readonly Entry[] = [
  ...catalogue.triggers.map(({ name, constraints }) => ({
    use: `trigger ${name}`,
    print: (chance: Chance) => campaign(chance, `trigger ${testOf(chance, name, constraints)}`, []),
  })),
  ...catalogue.activityFilters.map(({ name, constraints }) => ({
    use: `filter ${name}`,
    print: (chance: Chance) =>
      campaign(
        chance,
        filtersOf(chance, `${chance.coin() ? 'not ' : ''}${testOf(chance, name, constraints)}`),
        [],
      ),
  })),
  ...catalogue.memberships.map(({ name, constraints }) => ({
    use: `membership ${name}`,
    print: (chance: Chance) =>
      campaign(chance, filtersOf(chance, membershipOf(chance, name, constraints)), []),
  })),
  ...catalogue.standardFields.map(({ name, dataType, references, values }) => ({
    use: `field ${name}`,
    print: (chance: Chance) =>
      chance.coin()
        ? smartList(filtersOf(chance, fieldTest(chance, name, dataType, references, values)))
        : campaign(chance, filtersOf(chance, fieldTest(chance, name, dataType, references, values)), []),
  })),
  ...catalogue.steps.map((step) => ({
    use: `step ${step.name}`,
    print: (chance: Chance) => {
      const alone = stepOf(chance, step);
      const choice = `if ${fieldTest(chance, ...chance.from(custom))} then ${stepOf(chance, step)}\nelse ${chance.coin() ? 'nothing' : stepOf(chance, step)}`;
      const head = step.allowedIn.includes('batch') ? '' : headOf(step);
      return campaign(chance, head, [alone, ...(step.name === 'Wait' ? [] : [choice])]);
    },
  })),
];

/** @param count how many entries, beginning with number `seed * count` and around the end of the list. */
export function generatedProgram(seed: number, count: number): GeneratedProgram {
  const chance = new Chance(seed);
  const chosen = Array.from({ length: count }, (_, at) => entries[(seed * count + at) % entries.length]);
  const used = chosen.flatMap((entry) => entry ?? []);
  const bodies = used.map((entry, index) => entry.print(chance).replace('NAME', `${index} - ${entry.use}`));
  const third = Math.ceil(bodies.length / 3);
  const text = `/// Generated.
program "Generated" in "Marketing Activities / Operations" {
  channel "Operational"
  token "Text" text "a, \\"b\\""
  token "Number" number 5
}
${custom.map(([name, type]) => `field [${name}] ${type}`).join('\n')}
list "Own List"
smart list "Own Smart List" { filter [Round Text] is not empty }
campaign "Executed" {
  executable
  flow { Add to List "Own List" }
}
campaign "Requested" {
  trigger Campaign is Requested "Marketo Flow Action"
  flow { Execute Campaign "Executed" }
}
${bodies.slice(0, third).join('\n')}
folder "One" {
${bodies.slice(third, 2 * third).join('\n')}
folder "Two" {
${bodies.slice(2 * third).join('\n')}
}
}
`;
  return { text, uses: used.map(({ use }) => use) };
}

const custom: readonly (readonly [name: string, type: DataType])[] = [
  ['Round Text', 'string'],
  ['Round Score', 'score'],
  ['Round Flag', 'boolean'],
  ['Round Date', 'datetime'],
  ['Round Number', 'integer'],
];

/** The same numbers from the same seed (mulberry32). */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed + 0x9e3779b9;
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  coin(): boolean {
    return this.below(2) === 0;
  }

  from<T>(all: readonly T[]): T {
    const [first] = all;
    const found = all[this.below(Math.max(all.length, 1))] ?? first;
    if (found === undefined) throw new Error('Nothing to choose from.');
    return found;
  }
}

function campaign(chance: Chance, head: string, steps: readonly string[]): string {
  const flow = steps.length > 0 ? steps : [`Change Score [Round Score] by ${chance.below(50) - 20}`];
  const doc = chance.coin() ? '/// What it does:\n/// "this" and \\ that.\n' : '';
  const inactive = head.startsWith('trigger') && chance.coin() ? 'inactive\n' : '';
  return `${doc}campaign "NAME" {\n${inactive}${head}\nflow {\n${flow.join('\n')}\n}\n}`;
}

const smartList = (head: string): string => `smart list "NAME" {\n${head}\n}`;

const headOf = ({ allowedIn }: StepDefinition): string =>
  allowedIn.includes('trigger') ? 'trigger Person is Created' : 'executable';

/** The test among others, under one of several kinds of logic. */
function filtersOf(chance: Chance, test: string): string {
  const [one, two] = [chance.from(custom), chance.from(custom)].map((field) => fieldTest(chance, ...field));
  return chance.from([
    `filter ${test}`,
    `filter ${test}\nfilter ${one}`,
    `filter any {\n${one}\n${test}\n}`,
    `filter ${one}\nfilter any {\n${test}\nall {\n${two}\n${one}\n}\n}`,
  ]);
}

const fieldTest = (
  chance: Chance,
  name: string,
  type: DataType,
  references?: string,
  values?: readonly string[],
): string => {
  const operators = catalogue.operatorsFor(type).filter(({ name: operator }) => operator !== 'is any');
  return `[${name}] ${operationOf(chance, chance.from(operators), type, { values, references })}`;
};

function testOf(chance: Chance, name: string, constraints: readonly Constraint[]): string {
  const primary = constraints.find((constraint) => constraint.primary);
  const says = primary !== undefined && (primary.required || chance.below(4) > 0);
  const first = says ? ` ${constraintTest(chance, primary).replace(/^is (?!any|not|empty)/, '')}` : '';
  return `${name}${first}${bracesOf(chance, constraints)}`;
}

function membershipOf(chance: Chance, name: string, constraints: readonly Constraint[]): string {
  const primary = constraints.find((constraint) => constraint.primary);
  const isPlain = primary?.dataType === 'membership';
  const test =
    primary === undefined ? '' : isPlain ? valueOf(chance, primary) : constraintTest(chance, primary);
  return `${isPlain && chance.coin() ? 'not ' : ''}${name} ${test}${bracesOf(chance, constraints)}`;
}

function bracesOf(chance: Chance, constraints: readonly Constraint[]): string {
  const others = constraints.filter(
    ({ primary, required }) => !primary && (required || chance.below(3) === 0),
  );
  // Between braces a name in brackets would begin the next constraint.
  const tests = others.map(
    (constraint) =>
      `[${constraint.name}] ${constraintTest(chance, constraint).replace(/\[(Round \w+)\]/, '"$1"')}`,
  );
  return tests.length === 0 ? '' : ` {\n${tests.join('\n')}\n}`;
}

function constraintTest(chance: Chance, constraint: Constraint): string {
  return operationOf(
    chance,
    chance.from(catalogue.operatorsFor(constraint.dataType)),
    constraint.dataType,
    constraint,
  );
}

function operationOf(
  chance: Chance,
  operator: Operator,
  type: DataType,
  constraint: Pick<Constraint, 'values' | 'references'> | undefined,
): string {
  const { name, arity, multiValue } = operator;
  const value = (): string => operand(chance, name, type, constraint);
  if (arity === 0) return name;
  if (arity === 2) return `${name} ${value()} and ${value()}`;
  const values = multiValue && chance.coin() ? [value(), value()] : [value()];
  return `${name} ${[...new Set(values)].join(', ')}`;
}

function operand(
  chance: Chance,
  operator: string,
  type: DataType,
  constraint: Pick<Constraint, 'values' | 'references'> | undefined,
): string {
  if (/^in (past|future)/.test(operator))
    return `${1 + chance.below(20)} ${chance.from(['days', 'weeks', 'months'])}`;
  if (operator === 'in time frame') return '"Yesterday"';
  return valueOf(chance, { dataType: type, values: constraint?.values, references: constraint?.references });
}

function valueOf(
  chance: Chance,
  { dataType, values, references }: Pick<Constraint, 'dataType' | 'values' | 'references'>,
): string {
  if (values !== undefined && values.length > 0) return JSON.stringify(chance.from(values));
  if (references !== undefined) return assetNamed(chance, references);
  switch (dataType) {
    case 'integer':
    case 'score':
      return String(chance.below(200));
    case 'float':
    case 'currency':
    case 'percent':
      return chance.from(['1.5', '20', '99']);
    case 'date':
    case 'datetime':
      return chance.from(['2026-03-01', '2025-12-31']);
    case 'time':
      return '09:30';
    case 'boolean':
      return String(chance.coin());
    case 'duration':
      return `${1 + chance.below(9)} ${chance.from(['minutes', 'hours', 'days'])}`;
    case 'field':
      return `[${chance.from(custom)[0]}]`;
    default:
      return chance.from([
        '"One"',
        '"Two, three"',
        '"A \\"quoted\\" \\\\ word"',
        '"100"',
        '"Ünï [x] {y}"',
        '"true"',
      ]);
  }
}

/** Assets that endpoints make are the program's own; the sandbox believes every other name. */
function assetNamed(chance: Chance, references: string): string {
  const own: Readonly<Record<string, string>> = {
    campaign: 'Requested',
    'requestable campaign': 'Requested',
    'executable campaign': 'Executed',
    'static list': 'Own List',
    'smart list': 'Own Smart List',
    program: 'Generated',
    'engagement program': 'Nurture',
  };
  return JSON.stringify(own[references] ?? chance.from([`A ${references}`, `Design.A ${references}`]));
}

function stepOf(chance: Chance, { name, parameters }: StepDefinition): string {
  const first: string[] = [];
  const placed: string[] = [];
  const braces: string[] = [];
  for (const parameter of parameters) {
    const { position } = parameter;
    const isDue = position === 'primary' || parameter.required || chance.below(3) === 0;
    if (!isDue) continue;
    if (position === undefined) braces.push(`[${parameter.name}] is ${argumentOf(chance, parameter)}`);
    else if (position === 'primary') first.push(argumentOf(chance, parameter));
    else placed.push(`${chance.from(position.after)} ${argumentOf(chance, parameter)}`);
  }
  return `${[name, ...first, ...placed].join(' ')}${braces.length === 0 ? '' : ` { ${braces.join(', ')} }`}`;
}

function argumentOf(chance: Chance, parameter: Parameter): string {
  const { words, acceptsTokens, values } = parameter;
  if (words.length > 0 && chance.coin()) return chance.from(words).word;
  if (acceptsTokens && values === undefined && chance.coin())
    return chance.from(['{{my.Text}}', '{{lead.Round Text}}']);
  return valueOf(chance, parameter);
}
