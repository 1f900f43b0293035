import { EMPTY, type Known, matches, testOf, type ValueType } from '../values/index.ts';
import { literals } from './conditions.ts';
import { stepsIn } from './campaign.ts';
import type { Comparison, Condition, EngineCampaign } from './code.ts';
import { testsIn } from './conditions-in.ts';
import type { EngineLifecycle, EngineProgram, External } from './program.ts';
import { isField, OWNER, SALESFORCE_RECORD, type Thing } from './thing.ts';

export interface Sources {
  readonly campaigns: readonly EngineCampaign[];
  /** All that is asked anywhere. */
  readonly conditions: readonly Condition[];
  readonly lifecycles: readonly EngineLifecycle[];
  readonly externals: readonly External[];
  readonly field: EngineProgram['field'];
  readonly typeFor: EngineProgram['typeFor'];
}

/**
 * Fields that campaigns write and that a new person may bring along all the same: what a form or a list outside is
 * declared to write, and attributes of the person of which somebody asks what nobody here makes of them. A test that
 * gives one answer for an empty field and for everything that campaigns write (`[Country] is "USA"`, where they write
 * "United States") is only asked because other values come from elsewhere.
 *
 * Where one is written with a token, anything may be written, and no test says more. Stages, stamps, scores, the owner
 * and the CRM record are Marketo's and Salesforce's own work on a person who is there.
 */
export function broughtAlong(sources: Sources): ReadonlySet<Thing> {
  const declared = sources.externals.flatMap(({ of, writes }) => (bringsPeople.has(of) ? writes : []));
  const own = ownWork(sources);
  const written = new Map(
    [...writesIn(sources)].filter(
      ([thing]) => isField(thing) && !own.has(thing) && !sources.field(thing).isScore,
    ),
  );
  const asked = [...testsIn(sources.conditions)].flatMap((test) => {
    const values = test.kind === 'field' ? written.get(test.thing) : undefined;
    if (test.kind !== 'field' || values === undefined || values === 'anything') return [];
    const type = sources.typeFor(test.comparison, test.thing);
    return isPointless(test.comparison, type, [EMPTY, ...values]) ? test.thing : [];
  });
  return new Set([...declared, ...asked]);
}

/** Whoever fills it in, or is imported into it, may be new. */
const bringsPeople: ReadonlySet<string> = new Set(['form', 'list']);

function ownWork({ lifecycles }: Sources): ReadonlySet<Thing> {
  const stages = lifecycles.flatMap(({ stage, stages }) => [
    stage,
    ...stages.flatMap(({ stamps }) => stamps.map(({ thing }) => thing)),
  ]);
  return new Set([OWNER, SALESFORCE_RECORD, ...stages]);
}

type Values = readonly Known[] | 'anything';

function writesIn({ campaigns }: Sources): ReadonlyMap<Thing, Values> {
  const written = new Map<Thing, Values>();
  for (const { thing, value } of campaigns.flatMap(({ flow }) =>
    stepsIn(flow).flatMap(({ writes }) => writes),
  )) {
    const before = written.get(thing) ?? [];
    written.set(
      thing,
      before === 'anything' || value?.kind !== 'value' ? 'anything' : [...before, value.value],
    );
  }
  return written;
}

/** Several values are several questions; a span of numbers is one. */
function isPointless(comparison: Comparison, type: ValueType, values: readonly Known[]): boolean {
  const { operator, operands } = comparison;
  const wanted = literals(operands);
  if (wanted.length < operands.length) return false;
  const questions =
    operator === 'between' ? [wanted] : wanted.length === 0 ? [[]] : wanted.map((one) => [one]);
  return questions.some((question) => {
    const test = testOf(type, operator, question, 0, { emptyBooleanIsFalse: true, emptyNumberIsZero: true });
    if (test === undefined) return false;
    return new Set(values.map((value) => matches(value, test))).size === 1;
  });
}
