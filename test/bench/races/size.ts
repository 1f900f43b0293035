/**
 * All that is measured of one size of workspace, in a process of its own because of the memory.
 *
 *     node --expose-gc test/bench/races/size.ts 500
 */
import {
  createEngineCompiler,
  createStaticTier,
  defaultSemantics,
} from '../../../server/src/engine/index.ts';
import { defaultProofBudget, likelySchedulesOnly } from '../../../server/src/rules/index.ts';
import { createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import { sharesOf, type Shares } from './decided.ts';
import { median, processorTime, type Time, timed, timeOf } from './measured.ts';
import { type EditedWorkspace, workspaceOfSize } from './workspace-of-size.ts';

export interface SizeFigures {
  readonly campaigns: number;
  readonly stimuli: { readonly all: number; readonly essential: number };
  /** Sets only: of all stimuli, and which of them have to be looked at. */
  readonly static: {
    readonly outlooks: Time;
    readonly candidates: Time;
    readonly outlooksAfterEdit: Edits;
    readonly candidatesAfterEdit: Edits;
    /** Both from scratch, of a workspace never seen before, by a process that has done it for many others of its size. */
    readonly warm: Warm;
  };
  /** From the model to a few likely schedules of every stimulus that has to be looked at. */
  readonly bounded: {
    readonly cold: Time;
    readonly afterEdit: Edits;
    readonly turns: number;
    readonly races: number;
  };
  readonly whole: {
    readonly time: Time;
    readonly states: number;
    readonly asked: number;
    readonly races: number;
    /** What the first ten seconds decide. */
    readonly tenSeconds: Shares & { readonly ended: boolean };
    readonly end: Shares;
  };
  readonly memory: { readonly peakMB: number; readonly heapMB: number };
}

export interface Warm {
  readonly median: Time;
  readonly best: Time;
}

export interface Edits {
  readonly median: Time;
  readonly worst: Time;
}

const EDITS = 20;
/** Other workspaces of the size, of which the later half is measured. */
const WARMING = 24;
const TEN_SECONDS = 10_000;

const size = Number(process.argv[2] ?? 500);
const workspace = workspaceOfSize(size);
const edited = workspace.campaigns(EDITS);
// Once in vain, so that the machine has warmed to the work.
const small = workspaceOfSize(100).model();
createAnalyst().analyse(small, { budget: likelySchedulesOnly });
const compiler = createEngineCompiler();
const tier = createStaticTier(defaultSemantics);

const sets = measureStatic();
const bounded = measureBounded();
const whole = timed(() => createAnalyst().analyse(workspace.model(), { budget: defaultProofBudget }));
let until = 0;
const short = timed(() => {
  until = processorTime() + TEN_SECONDS;
  return createAnalyst().analyse(workspace.model(), {
    budget: defaultProofBudget,
    cancelled: () => processorTime() > until,
  });
}).result;
const remembered = memory();
const figures: SizeFigures = {
  campaigns: workspace.model().campaigns.length,
  stimuli: sets.stimuli,
  static: { ...sets.figures, warm: measureWarm() },
  bounded: {
    cold: bounded.cold,
    afterEdit: bounded.afterEdit,
    turns: bounded.analysis.cost.states,
    races: bounded.analysis.races.length,
  },
  whole: {
    time: timeOf(whole.ms),
    states: whole.result.cost.states,
    asked: whole.result.cost.asked,
    races: whole.result.races.length,
    tenSeconds: { ...sharesOf(short), ended: !short.cancelled },
    end: sharesOf(whole.result),
  },
  memory: remembered,
};
process.stdout.write(JSON.stringify(figures));

function measureStatic() {
  const look = () => {
    const program = compiler.compile(workspace.model());
    const outlooks = timed(() => tier.outlooks(program));
    const candidates = timed(() => tier.candidates(program));
    return { outlooks, candidates };
  };
  const cold = look();
  const after = afterEdits(workspace, edited, look);
  return {
    stimuli: { all: cold.outlooks.result.length, essential: cold.candidates.result.length },
    figures: {
      outlooks: timeOf(cold.outlooks.ms),
      candidates: timeOf(cold.candidates.ms),
      outlooksAfterEdit: editsOf(after.map(({ outlooks }) => outlooks.ms)),
      candidatesAfterEdit: editsOf(after.map(({ candidates }) => candidates.ms)),
    },
  };
}

/** Nothing is shared between the workspaces but what the machine has made of the code. */
function measureWarm(): Warm {
  const times: number[] = [];
  for (let seed = 2; seed < 2 + WARMING; seed += 1) {
    const program = createEngineCompiler().compile(workspaceOfSize(size, seed).model());
    globalThis.gc?.();
    times.push(timed(() => createStaticTier(defaultSemantics).candidates(program)).ms);
  }
  const later = times.slice(WARMING / 2);
  return { median: timeOf(median(later)), best: timeOf(Math.min(...later)) };
}

/** From the model on, by one analyst with all that it remembers. */
function measureBounded() {
  const analyst = createAnalyst();
  const look = () => timed(() => analyst.analyse(workspace.model(), { budget: likelySchedulesOnly }));
  const { ms, result: analysis } = look();
  const after = afterEdits(workspace, edited, look);
  return { analysis, cold: timeOf(ms), afterEdit: editsOf(after.map((one) => one.ms)) };
}

/** Each campaign is edited by itself; in between everything is as before. */
function afterEdits<T>({ edit, restore }: EditedWorkspace, campaigns: readonly string[], look: () => T): T[] {
  return campaigns.map((campaign) => {
    edit(campaign);
    const found = look();
    restore();
    look();
    return found;
  });
}

function editsOf(times: readonly number[]): Edits {
  return { median: timeOf(median(times)), worst: timeOf(Math.max(...times)) };
}

function memory(): SizeFigures['memory'] {
  globalThis.gc?.();
  return {
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    heapMB: Math.round(process.memoryUsage().heapUsed / 2 ** 20),
  };
}
