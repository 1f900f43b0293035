import {
  activityFiltersIn,
  compileStep,
  compileTest,
  type Condition,
  type EngineCampaign,
  type EngineProgram,
  type Happening,
  type StepCode,
  stepsIn,
  type Thing,
} from '../engine/index.ts';
import type { Place, ScenarioSymbol } from '../model/index.ts';

/** What a reader wants to know of a timeline: why something has this value, why a step was taken or was not. */
export interface Subject {
  readonly things: ReadonlySet<Thing>;
  readonly nameOf: (thing: Thing) => string;
  readonly decides: (happening: Happening) => boolean;
}

/** What the expectations at these places speak about. */
export function subjectOf(
  program: EngineProgram,
  { bound }: ScenarioSymbol,
  places: readonly Place[],
): Subject {
  const meant = bound.expected.filter(({ start }) =>
    places.some((place) => place.start <= start && start < place.end),
  );
  const context = { catalogue: program.catalogue, declaration: bound.declaration };
  const things = new Set<Thing>();
  const steps: StepCode[] = [];
  const conditions: Condition[] = [];
  for (const item of meant) {
    if (item.kind === 'step') steps.push(compileStep({ ...context, home: undefined, kind: 'trigger' }, item));
    else conditions.push(compileTest(context, item));
  }
  for (const condition of conditions) for (const thing of thingsTested(program, condition)) things.add(thing);
  const filters = activityFiltersIn(conditions);
  const activities = new Set(
    [...filters].flatMap((name) => program.catalogue.activityFilterNamed(name)?.activityTypeId ?? []),
  );
  const isNamed = (step: StepCode): boolean =>
    steps.some((wanted) => isSameStep(step, wanted)) || activities.has(step.definition.activityTypeId ?? -1);
  const isMeant = (step: StepCode): boolean =>
    isNamed(step) || step.writes.some(({ thing }) => things.has(thing));
  const campaigns = campaignsLeadingTo(program, isMeant);
  return {
    things,
    nameOf: (thing) => program.nameOf(thing),
    decides(happening) {
      switch (happening.kind) {
        case 'wrote':
          return things.has(happening.thing);
        case 'step':
          return isNamed(happening.step);
        case 'raised':
          return filters.has(program.catalogue.triggerNamed(happening.event.trigger)?.filter ?? '');
        // Who could have done it and did not.
        case 'woken':
        case 'executed':
          return happening.verdict !== 'enters' && campaigns.has(happening.campaign);
        case 'no choice':
          return stepsIn([happening.choice]).some(isMeant);
        case 'removed':
          return campaigns.has(happening.campaign);
        case 'refused':
          return isMeant(happening.step);
        default:
          return false;
      }
    },
  };
}

/** Fields and memberships that a condition looks at, smart lists opened. */
export function thingsTested(program: EngineProgram, condition: Condition): ReadonlySet<Thing> {
  const things = new Set<Thing>();
  const lists = new Set<Condition>();
  const collect = (one: Condition): void => {
    switch (one.kind) {
      case 'all':
      case 'any':
        one.items.forEach(collect);
        break;
      case 'not':
        collect(one.item);
        break;
      case 'field':
        things.add(one.thing);
        break;
      case 'smart list': {
        const list = program.smartList(one.name, one.within);
        if (list !== undefined && list.kind !== 'external') lists.add(list);
        break;
      }
      case 'activity':
      case 'statement':
        break;
    }
  };
  collect(condition);
  // Grows meanwhile: lists name others.
  for (const list of lists) collect(list);
  return things;
}

/** The same kind of step about the same asset, as far as that is said: `Send Email` alone means any. */
function isSameStep(step: StepCode, wanted: StepCode): boolean {
  if (step.definition.name !== wanted.definition.name) return false;
  return wanted.asset === undefined ? step.text.startsWith(wanted.text) : step.asset === wanted.asset;
}

/** Campaigns that take such a step themselves, or call one that does. */
function campaignsLeadingTo(
  program: EngineProgram,
  isMeant: (step: StepCode) => boolean,
): ReadonlySet<EngineCampaign> {
  const callers = new Map<EngineCampaign, EngineCampaign[]>();
  const leading = new Set<EngineCampaign>();
  for (const campaign of program.campaigns) {
    for (const step of stepsIn(campaign.flow)) {
      if (isMeant(step)) leading.add(campaign);
      const called = calledBy(program, campaign, step);
      if (called !== undefined) callers.set(called, [...(callers.get(called) ?? []), campaign]);
    }
  }
  // A set that grows while it is gone through visits the new members, too.
  for (const campaign of leading) for (const caller of callers.get(campaign) ?? []) leading.add(caller);
  return leading;
}

function calledBy(
  program: EngineProgram,
  { home }: EngineCampaign,
  step: StepCode,
): EngineCampaign | undefined {
  const { definition, asset, within } = step;
  if (definition.effects.starts === undefined || asset === undefined) return undefined;
  const called = program.campaign(asset, within, home);
  return called?.kind === 'external' ? undefined : called;
}
