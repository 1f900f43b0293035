import { stepsIn } from './campaign.ts';
import type {
  ActivityCondition,
  Condition,
  EngineCampaign,
  FieldCondition,
  SmartListCondition,
  StatementCondition,
} from './code.ts';
import { thingsIn } from './operand.ts';
import type { Thing } from './thing.ts';

type Test = FieldCondition | SmartListCondition | ActivityCondition | StatementCondition;

/** The single tests of conditions, groups opened. */
export function* testsIn(conditions: readonly Condition[]): Generator<Test, void> {
  for (const condition of conditions) {
    switch (condition.kind) {
      case 'not':
        yield* testsIn([condition.item]);
        break;
      case 'all':
      case 'any':
        yield* testsIn(condition.items);
        break;
      default:
        yield condition;
    }
  }
}

/** Everything that a campaign tests. */
export function conditionsOf({ filter, flow }: EngineCampaign): readonly Condition[] {
  return [
    filter,
    ...flow.flatMap((item) => (item.kind === 'choice' ? item.branches.map(({ when }) => when) : [])),
  ];
}

/** The activity filters that conditions use: only these activities have to be remembered. */
export function activityFiltersIn(conditions: readonly Condition[]): ReadonlySet<string> {
  return new Set([...testsIn(conditions)].flatMap((test) => (test.kind === 'activity' ? [test.filter] : [])));
}

/** What triggers and conditions look at. */
export function thingsTested(
  campaigns: readonly EngineCampaign[],
  conditions: readonly Condition[],
): ReadonlySet<Thing> {
  const tested = [...testsIn(conditions)].flatMap((test) => {
    if (test.kind === 'statement') return test.reads;
    return test.kind === 'field' ? [test.thing, ...operandThings(test)] : [];
  });
  const heard = campaigns.flatMap(({ triggers }) => triggers.flatMap(({ field }) => field ?? []));
  return new Set([...tested, ...heard]);
}

/** What steps look at. */
export function thingsCarried(campaigns: readonly EngineCampaign[]): readonly Thing[] {
  return campaigns.flatMap(({ flow }) => stepsIn(flow).flatMap(({ reads }) => reads));
}

function operandThings({ comparison }: FieldCondition): readonly Thing[] {
  return comparison.operands.flatMap(thingsIn);
}
