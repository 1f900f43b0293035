import { type Coverage, createEngineCompiler } from '../../engine/index.ts';
import { coverageOf, type CoverageReport, reportScenario, type ScenarioReport } from '../../ide/index.ts';
import { createWorkspace } from '../../model/index.ts';
import { openThread, serve, untilAborted } from '../../threads/index.ts';

/**
 * Scenarios run in a thread of their own: the one that hears Ctrl+C and shows the progress must be free. This file is
 * both sides; the thread loads it again.
 */
export interface Assignment {
  readonly projects: readonly ProjectAssignment[];
  /** How many situations of each scenario are looked at at most; undefined: the default. */
  readonly states: number | undefined;
}

export interface ProjectAssignment {
  readonly sources: readonly { readonly uri: string; readonly text: string }[];
  /** Which scenarios are to be run: their numbers in the model of these sources. */
  readonly scenarios: readonly number[];
}

/** What the thread has to tell; `project` and `scenario` are numbers of the assignment. */
export type Told =
  | { readonly kind: 'begins'; readonly name: string }
  | {
      readonly kind: 'done';
      readonly project: number;
      readonly scenario: number;
      readonly report: ScenarioReport;
      readonly milliseconds: number;
    }
  | { readonly kind: 'covered'; readonly coverage: CoverageReport };

const task = 'run scenarios';

/** Runs scenarios until all are done. A signal ends the one at work between two situations, and the others at once. */
export async function runInThread(
  assignment: Assignment,
  signal: AbortSignal,
  listen: (told: Told) => void,
): Promise<void> {
  const thread = openThread<Assignment, Told>(new URL(import.meta.url), task);
  try {
    await untilAborted(
      signal,
      () => thread.interrupt(),
      () => thread.ask(assignment, listen),
    );
  } finally {
    await thread.close();
  }
}

function work({ projects, states }: Assignment, tell: (told: Told) => void, cancelled: () => boolean): void {
  for (const [project, { sources, scenarios }] of projects.entries()) {
    const workspace = createWorkspace();
    for (const { uri, text } of sources) workspace.set(uri, text);
    const model = workspace.model();
    const program = createEngineCompiler().compile(model);
    const coverage: Coverage[] = [];
    // Where nobody has written a scenario yet, nothing is missing.
    if (model.scenarios.length === 0) continue;
    for (const scenario of scenarios) {
      const symbol = model.scenarios[scenario];
      if (symbol === undefined) continue;
      tell({ kind: 'begins', name: symbol.name });
      const began = performance.now();
      const { report, covered } = reportScenario(model, program, symbol, {
        cancelled,
        ...(states !== undefined && { states }),
      });
      coverage.push(covered);
      tell({ kind: 'done', project, scenario, report, milliseconds: Math.round(performance.now() - began) });
    }
    tell({ kind: 'covered', coverage: coverageOf(model, program, coverage) });
  }
}

serve(task, work);
