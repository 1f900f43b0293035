import type { Semantics } from '../semantics.ts';
import {
  type Condition,
  type EngineCampaign,
  type EngineProgram,
  literals,
  type Thing,
} from '../program/index.ts';
import { Knowledge, matches, type Test, testOf } from '../values/index.ts';

/** What must be true of a person for a campaign to take them, field by field, as far as that is plain. */
export interface Guards {
  /** Things that keep everybody out who has no value there. */
  readonly needs: (campaign: EngineCampaign) => readonly Thing[];
  /** Things that cannot be as both campaigns want them. */
  readonly contradictions: (a: EngineCampaign, b: EngineCampaign) => readonly Thing[];
}

interface Guard {
  readonly test: Test;
  readonly holds: boolean;
}

type ByThing = ReadonlyMap<Thing, readonly Guard[]>;

export function createGuards(program: EngineProgram, semantics: Semantics): Guards {
  const known = new WeakMap<EngineCampaign, ByThing>();
  const needs = new WeakMap<EngineCampaign, readonly Thing[]>();
  const contradictions = new WeakMap<EngineCampaign, WeakMap<EngineCampaign, readonly Thing[]>>();
  const guardsOf = (campaign: EngineCampaign): ByThing => {
    let guards = known.get(campaign);
    if (guards === undefined) known.set(campaign, (guards = collect(program, semantics, campaign.filter)));
    return guards;
  };
  return {
    needs(campaign) {
      let things = needs.get(campaign);
      if (things === undefined) needs.set(campaign, (things = needed(program, guardsOf(campaign))));
      return things;
    },
    contradictions(a, b) {
      const first = guardsOf(a);
      const second = guardsOf(b);
      if (first.size === 0 || second.size === 0) return NONE;
      let others = contradictions.get(a);
      if (others === undefined) contradictions.set(a, (others = new WeakMap()));
      let things = others.get(b);
      if (things === undefined) others.set(b, (things = contradictory(program, first, second)));
      return things;
    },
  };
}

const NONE: readonly Thing[] = [];

function needed(program: EngineProgram, guards: ByThing): readonly Thing[] {
  if (guards.size === 0) return NONE;
  return [...guards].flatMap(([thing, some]) => (keepsOutEmpty(program, thing, some) ? thing : []));
}

function contradictory(program: EngineProgram, first: ByThing, second: ByThing): readonly Thing[] {
  const found: Thing[] = [];
  for (const [thing, guards] of first) {
    const others = second.get(thing);
    if (others !== undefined && !isPossible(program, thing, [...guards, ...others])) found.push(thing);
  }
  return found.length === 0 ? NONE : found;
}

function collect(program: EngineProgram, semantics: Semantics, filter: Condition): ByThing {
  const byThing = new Map<Thing, Guard[]>();
  /** Lists may name each other: each is looked into once for either answer, as a second look says the same again. */
  const seen = { true: new Set<Condition>(), false: new Set<Condition>() };
  const visit = (condition: Condition, holds: boolean): void => {
    if (condition.kind === 'not') visit(condition.item, !holds);
    else if (condition.kind === 'all' && (holds || condition.items.length === 1)) {
      for (const item of condition.items) visit(item, holds);
    } else if (condition.kind === 'any' && (!holds || condition.items.length === 1)) {
      for (const item of condition.items) visit(item, holds);
    } else if (condition.kind === 'smart list') {
      const list = program.smartList(condition.name, condition.within);
      if (list === undefined || list.kind === 'external' || seen[`${holds}`].has(list)) return;
      seen[`${holds}`].add(list);
      visit(list, holds);
    } else if (condition.kind === 'field') {
      const { thing, comparison } = condition;
      const test = lastingTest(program, semantics, thing, comparison);
      if (test === undefined) return;
      const guards = byThing.get(thing);
      if (guards === undefined) byThing.set(thing, [{ test, holds }]);
      else guards.push({ test, holds });
    }
  };
  visit(filter, true);
  return byThing;
}

/** A test that means the same at any time. */
function lastingTest(
  program: EngineProgram,
  semantics: Semantics,
  thing: Thing,
  comparison: Extract<Condition, { kind: 'field' }>['comparison'],
): Test | undefined {
  const { operator, operands } = comparison;
  if (/past|future/.test(operator) || operands.some(({ kind }) => kind !== 'value')) return undefined;
  return testOf(program.typeFor(comparison, thing), operator, literals(operands), 0, semantics);
}

function keepsOutEmpty(program: EngineProgram, thing: Thing, guards: readonly Guard[]): boolean {
  const nothing = program.noValue(thing);
  return nothing.kind !== 'unknown' && guards.some(({ test, holds }) => matches(nothing, test) !== holds);
}

function isPossible(program: EngineProgram, thing: Thing, guards: readonly Guard[]): boolean {
  const value = program.unknownValue(thing);
  const after = guards.reduce<Knowledge | undefined>(
    (before, { test, holds }) => before?.assume(value, test, holds),
    Knowledge.none,
  );
  return after !== undefined;
}
