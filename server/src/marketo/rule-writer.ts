import {
  canonicalLogic,
  normalRule,
  sameText,
  vocabularyKey,
  type DesiredConstraint,
  type DesiredRule,
  type DesiredRules,
} from '../compiler/index.ts';
import { failure, map, success, type Answer } from './answer.ts';
import type { RuleRecord, SmartListRecord } from './endpoints/records.ts';
import {
  addRule,
  deleteRule,
  removeConstraint,
  reorderRules,
  setConstraint,
  setFilterLogic,
} from './endpoints/rules.ts';
import { ruleFromApi, rulesFromApi } from './from-api.ts';
import type { MarketoHttp } from './http.ts';
import type { Vocabulary } from './vocabulary.ts';
import { writeUntilDone, type NextCall } from './write-loop.ts';

export interface RuleWriting {
  readonly http: MarketoHttp;
  readonly vocabulary: Vocabulary;
  readonly name: string;
  readonly program: string;
  readonly rules: DesiredRules;
  /** Ids of the rules that stood there before the writing began. */
  readonly before: ReadonlySet<number>;
  readonly read: () => Promise<Answer<SmartListRecord>>;
}

type Next = Answer<NextCall<SmartListRecord> | undefined>;

/**
 * Writes the rules of a smart list, from whatever state it is in: each round looks at the list, makes the one call that
 * comes next, and ends when none is left. A list that is half written, after a lost answer or by a run that was killed,
 * is finished in the same way.
 *
 * What stood there before goes last: while both stand, under 'all', the list finds fewer people, never everybody.
 *
 * @param known the list as it was just read or made.
 */
export function writeRules(writing: RuleWriting, known: SmartListRecord): Promise<Answer<SmartListRecord>> {
  const { http, read, name, rules, before } = writing;
  const written = [...rules.triggers, ...rules.filters];
  const constraints = written.reduce((sum, rule) => sum + rule.constraints.length, 0);
  const limit = 20 + 2 * (written.length + constraints + before.size);
  return writeUntilDone(
    { http, read, next: nextCall.bind(undefined, writing), limit, what: `the rules of "${name}"` },
    known,
  );
}

async function nextCall(
  writing: RuleWriting,
  list: SmartListRecord,
  tried: ReadonlySet<string>,
): Promise<Next> {
  const { http, before, rules } = writing;
  const triggers = list.rules?.triggers ?? [];
  const filters = list.rules?.filters ?? [];
  const old = [...triggers, ...filters].find(({ id }) => before.has(id));
  if (old !== undefined && matchType(list) !== 'all' && !tried.has('narrow')) {
    return success({ key: 'narrow', call: () => setFilterLogic(http, list.id, 'all') });
  }
  const forTriggers = await nextRuleCall(writing, list, rules.triggers, triggers, true, tried);
  if (forTriggers.kind !== 'success' || forTriggers.result !== undefined) return forTriggers;
  const forFilters = await nextRuleCall(writing, list, rules.filters, filters, false, tried);
  if (forFilters.kind !== 'success' || forFilters.result !== undefined) return forFilters;
  if (old !== undefined) return success(deletion(http, list, old.id));
  const wanted = rules.filters.length < 2 ? 'all' : canonicalLogic(rules.logic, rules.filters.length);
  const present = canonicalLogic(rulesFromApi(list)?.logic ?? 'all', filters.length);
  if (present === wanted || tried.has('logic')) return success(undefined);
  return success({ key: 'logic', call: () => setFilterLogic(http, list.id, wanted) });
}

async function nextRuleCall(
  writing: RuleWriting,
  list: SmartListRecord,
  wanted: readonly DesiredRule[],
  present: readonly RuleRecord[],
  trigger: boolean,
  tried: ReadonlySet<string>,
): Promise<Next> {
  const { http, vocabulary } = writing;
  const ours = present.filter(({ id }) => !writing.before.has(id));
  for (const [index, rule] of wanted.entries()) {
    const type = await vocabulary.rule(rule, trigger);
    if (type.kind !== 'success') return type;
    const written = ours[index];
    if (written === undefined) {
      const { reference } = type.result;
      const added = {
        type: reference,
        index: present.length + 1,
        trigger,
        negative: rule.negative && !trigger,
      };
      return success({ call: () => addRule(http, list.id, added) });
    }
    if (vocabularyKey(written.name) !== vocabularyKey(type.result.name)) {
      const order = wantedOrder(writing, wanted, present, ours);
      const key = `order ${trigger}`;
      if (order === undefined || tried.has(key)) return success(deletion(http, list, written.id));
      return success({ key, call: () => reorderRules(http, list.id, order) });
    }
    const parts = ruleFromApi(written).constraints;
    for (const constraint of rule.constraints) {
      const key = `set ${written.id} ${constraint.name}`;
      if (tried.has(key) || parts.some((other) => sameConstraint(writing, rule, constraint, other))) continue;
      const attribute = type.result.constraint(constraint);
      if (attribute === undefined) return unknownConstraint(rule, constraint);
      const { operator, values } = constraint;
      return success({
        key,
        call: () => setConstraint(http, list.id, written.id, { type: attribute, operator, values }),
      });
    }
    const surplus = parts.find((part) => isSurplus(part, rule));
    const key = `remove ${written.id} ${surplus?.name}`;
    const attribute = surplus && type.result.constraint(surplus);
    if (attribute !== undefined && !tried.has(key)) {
      return success({ key, call: () => removeConstraint(http, list.id, written.id, attribute) });
    }
  }
  const surplus = ours[wanted.length];
  return success(surplus && deletion(http, list, surplus.id));
}

/** Ids in the wanted order, old rules behind; undefined: the order is not what is wrong. */
function wantedOrder(
  writing: RuleWriting,
  wanted: readonly DesiredRule[],
  present: readonly RuleRecord[],
  ours: readonly RuleRecord[],
): readonly number[] | undefined {
  const free = [...ours];
  const order: number[] = [];
  for (const rule of wanted) {
    const at = free.findIndex(({ name }) => vocabularyKey(name) === vocabularyKey(rule.name));
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (found !== undefined) order.push(found.id);
  }
  const ids = ours.map(({ id }) => id);
  if (order.length < ids.length || sameText(order, ids)) return undefined;
  return [...order, ...present.filter(({ id }) => writing.before.has(id)).map(({ id }) => id)];
}

function sameConstraint(
  { program }: RuleWriting,
  rule: DesiredRule,
  one: DesiredConstraint,
  other: DesiredConstraint,
): boolean {
  // Alike in what they let through, but Marketo takes a primary constraint that nobody set for a mistake.
  if (isAny(one) && !isAny(other)) return false;
  const alone = (constraint: DesiredConstraint): unknown =>
    normalRule({ ...rule, constraints: [constraint] }, program).constraints;
  return sameText(alone(one), alone(other));
}

const isAny = ({ operator }: DesiredConstraint): boolean => vocabularyKey(operator) === 'is any';

/** A constraint that the rule should not have; one that Marketo shows empty is none. */
function isSurplus({ name, values, primary }: DesiredConstraint, rule: DesiredRule): boolean {
  return (
    values.length > 0 &&
    !rule.constraints.some(
      (wanted) => vocabularyKey(wanted.name) === vocabularyKey(name) || (primary && wanted.primary),
    )
  );
}

/** The answer has nothing but the id, so the list after it is worked out here. */
function deletion(http: MarketoHttp, list: SmartListRecord, id: number): NextCall<SmartListRecord> {
  const without = (rules: readonly RuleRecord[]): RuleRecord[] => rules.filter((rule) => rule.id !== id);
  return {
    call: async () =>
      map(await deleteRule(http, list.id, id), () => ({
        ...list,
        rules: list.rules && {
          ...list.rules,
          triggers: without(list.rules.triggers),
          filters: without(list.rules.filters),
        },
      })),
  };
}

function unknownConstraint(rule: DesiredRule, { name }: DesiredConstraint): Answer<never> {
  return failure(
    'refused',
    'other',
    'unknown-name',
    `The instance's "${rule.name}" has no constraint "${name}".`,
  );
}

const matchType = ({ rules }: SmartListRecord): string => rules?.filterMatchType.toLowerCase() ?? 'all';
