import {
  type ChoiceCode,
  type Coverage,
  type EngineCampaign,
  type EngineProgram,
  type Instruction,
  stepsIn,
} from '../engine/index.ts';
import type { Location, Model, Place } from '../model/index.ts';
import { textAt } from './timeline-rows.ts';

/** How much of the files scenarios went through, in any order of the campaigns. Plain data. */
export interface CoverageReport {
  /** Campaigns that can run and do something. */
  readonly campaigns: Share;
  /** Outcomes of choices, doing nothing included. */
  readonly branches: Share;
  /** Stages that somebody entered. */
  readonly stages: Share;
}

export interface Share {
  readonly reached: number;
  readonly total: number;
  /** What was reached, in the order of the files. */
  readonly hit: readonly Missed[];
  /** What was never reached, in the order of the files. Branches of such campaigns are counted, but not listed. */
  readonly missed: readonly Missed[];
}

export interface Missed {
  readonly name: string;
  readonly location: Location | undefined;
}

/** Together, what several scenarios of one workspace reached. */
export function coverageOf(model: Model, program: EngineProgram, all: readonly Coverage[]): CoverageReport {
  const campaigns = new Set(all.flatMap((covered) => [...covered.campaigns]));
  const instructions = new Set(all.flatMap((covered) => [...covered.instructions]));
  const stages = new Set(all.flatMap((covered) => [...covered.stages].map((stage) => stage.toLowerCase())));
  const able = program.campaigns.filter(canRun);
  const missed = (name: string, place: Place | undefined): Missed => ({
    name,
    location: place && model.locate(place),
  });
  const branches = able.flatMap((campaign) =>
    branchesOf(model, campaign).map((branch) => ({ ...branch, listed: campaigns.has(campaign) })),
  );
  return {
    campaigns: share(
      able,
      (campaign) => campaigns.has(campaign),
      ({ name, place }) => missed(name, place),
    ),
    branches: share(
      branches,
      ({ takes }) => instructions.has(takes),
      ({ listed, name, place }) => (listed ? missed(name, place) : undefined),
    ),
    stages: share(
      model.lifecycles.filter(({ field }) => field !== undefined).flatMap((lifecycle) => lifecycle.stages),
      ({ name }) => stages.has(name.toLowerCase()),
      ({ name, place }) => missed(name, place),
    ),
  };
}

/** The coverage of several workspaces in one. */
export function addCoverage(reports: readonly CoverageReport[]): CoverageReport {
  const add = (shares: readonly Share[]): Share => ({
    reached: shares.reduce((sum, { reached }) => sum + reached, 0),
    total: shares.reduce((sum, { total }) => sum + total, 0),
    hit: shares.flatMap(({ hit }) => hit),
    missed: shares.flatMap(({ missed }) => missed),
  });
  return {
    campaigns: add(reports.map(({ campaigns }) => campaigns)),
    branches: add(reports.map(({ branches }) => branches)),
    stages: add(reports.map(({ stages }) => stages)),
  };
}

function share<T>(
  items: readonly T[],
  isReached: (item: T) => boolean,
  nameOf: (item: T) => Missed | undefined,
): Share {
  const hit = items.filter(isReached);
  const missed = items.filter((item) => !isReached(item));
  const named = (some: readonly T[]) => some.flatMap((item) => nameOf(item) ?? []).sort(inTextOrder);
  return { reached: hit.length, total: items.length, hit: named(hit), missed: named(missed) };
}

function inTextOrder({ location: a }: Missed, { location: b }: Missed): number {
  if (a === undefined || b === undefined || a.uri !== b.uri) return (a?.uri ?? '') < (b?.uri ?? '') ? -1 : 1;
  return a.start - b.start;
}

/** A trigger campaign that is off never runs, and one without a flow has nothing to be reached. */
function canRun({ kind, active, flow }: EngineCampaign): boolean {
  return flow.length > 0 && (kind !== 'trigger' || active);
}

interface Branch {
  readonly name: string;
  readonly place: Place | undefined;
  /** What is gone through when the branch is taken. */
  readonly takes: Instruction;
}

function branchesOf(model: Model, { flow }: EngineCampaign): Branch[] {
  return flow.flatMap((item) => (item.kind === 'choice' ? outcomesOf(model, item) : []));
}

/** One for each step of the choice, and one for all that do nothing. */
function outcomesOf(model: Model, choice: ChoiceCode): Branch[] {
  const doesNothing =
    choice.otherwise === undefined || choice.branches.some(({ then }) => then === undefined);
  const [question = ''] = textAt(model, choice.place).split(/\s+then\b/, 1);
  const nothing: Branch = { name: `${question} … else nothing`, place: choice.place, takes: choice };
  const steps = stepsIn([choice]).map((step): Branch => {
    const branch = choice.branches.find(({ then }) => then === step);
    const name = branch === undefined ? `else ${step.text}` : textAt(model, branch.place);
    return { name, place: branch?.place ?? step.place, takes: step };
  });
  return doesNothing ? [...steps, nothing] : steps;
}
