import type { Catalogue, Constraint, DataType } from '../../../catalogue/index.ts';
import type {
  ArgumentValue,
  BoundCondition,
  BoundConstraint,
  BoundGroup,
  BoundTest,
  BoundTrigger,
} from '../../../model/index.ts';
import { bindDuration, bindValue, NOWHERE } from './bind-values.ts';
import type {
  ComparisonRecord,
  ConstraintRecord,
  SmartListRecord,
  TestRecord,
  TriggerRecord,
} from './records.ts';

/** Triggers and filters of an instance, as binding makes them of a file's. */

export function bindTrigger(catalogue: Catalogue, { definition, constraints }: TriggerRecord): BoundTrigger {
  return {
    kind: 'trigger',
    definition,
    nameSpan: NOWHERE,
    ...split(catalogue, definition, constraints),
    ...NOWHERE,
  };
}

export function bindTest(catalogue: Catalogue, test: TestRecord): BoundTest {
  const base = { negated: false, operatorSpan: undefined, nameSpan: NOWHERE, node: NODE, ...NOWHERE };
  switch (test.kind) {
    case 'field': {
      const field = { kind: 'FieldName', name: test.field, ...NOWHERE } as const;
      const dataType = catalogue.field(test.field)?.dataType ?? 'string';
      return { ...base, kind: 'field', field, constraints: [], ...comparison(catalogue, dataType, test) };
    }
    case 'attribute': {
      const { definition } = test;
      const constraints = test.constraints.map((constraint) =>
        bindConstraint(catalogue, definition, constraint),
      );
      return {
        ...base,
        kind: 'membership',
        definition,
        constraints,
        ...comparison(catalogue, definition.dataType, test),
      };
    }
    case 'activity': {
      const { definition, negated } = test;
      const parts = split(catalogue, definition, test.constraints);
      return { ...base, kind: 'activity', definition, negated, operator: undefined, values: [], ...parts };
    }
  }
}

const NODE = {
  kind: 'Test',
  negated: false,
  phrase: { kind: 'Phrase', parts: [], constraints: undefined, ...NOWHERE },
  ...NOWHERE,
} as const;

interface Owner {
  readonly constraints: readonly Constraint[];
}

/** The constraint that the words of a phrase would give, and those in braces. */
function split(catalogue: Catalogue, owner: Owner, records: readonly ConstraintRecord[]) {
  const all = records.map((record) => bindConstraint(catalogue, owner, record));
  const primary = all.find(({ definition }) => definition?.primary === true);
  return { primary, constraints: all.filter((constraint) => constraint !== primary) };
}

function bindConstraint(catalogue: Catalogue, owner: Owner, record: ConstraintRecord): BoundConstraint {
  const definition = owner.constraints.find(({ name }) => name === record.name);
  return {
    definition,
    name: record.name,
    operatorSpan: undefined,
    ...comparison(catalogue, definition?.dataType ?? 'string', record),
    ...NOWHERE,
  };
}

function comparison(catalogue: Catalogue, dataType: DataType, { operator, values }: ComparisonRecord) {
  const name = operator.toLowerCase();
  const relative = /^in (past|future)/.test(name);
  return {
    operator: catalogue.operatorFor(dataType, name),
    values: values.map(
      (value): ArgumentValue => (relative ? bindDuration(value) : undefined) ?? bindValue(dataType, value),
    ),
  };
}

/** All filters as their logic joins them; undefined where the logic makes no sense. */
export function bindFilters(
  catalogue: Catalogue,
  { filters, logic }: Pick<SmartListRecord, 'filters' | 'logic'>,
): readonly BoundCondition[] | undefined {
  const tests = filters.map((filter) => bindTest(catalogue, filter));
  if (logic === 'all') return tests;
  const group = logic === 'any' ? ({ match: 'any', items: tests } as const) : grouped(logic, tests);
  return group && [{ kind: 'group', ...group, ...NOWHERE }];
}

interface Open {
  match: BoundGroup['match'];
  readonly items: BoundCondition[];
}

/** `1 and (2 or 3)`. `and` and `or` never stand side by side without parentheses. */
function grouped(logic: string, tests: readonly BoundTest[]): Open | undefined {
  const root: Open = { match: 'all', items: [] };
  const open = [root];
  for (const word of logic.toLowerCase().match(/\d+|[()]|[a-z]+/g) ?? []) {
    const group = open.at(-1);
    if (group === undefined) return undefined;
    if (word === '(') open.push({ match: 'all', items: [] });
    else if (word === ')') {
      open.pop();
      open.at(-1)?.items.push({ kind: 'group', ...group, ...NOWHERE });
    } else if (word === 'and' || word === 'or') group.match = word === 'and' ? 'all' : 'any';
    else {
      const test = tests[Number(word) - 1];
      if (test === undefined) return undefined;
      group.items.push(test);
    }
  }
  return open.length === 1 && root.items.length > 0 ? root : undefined;
}
