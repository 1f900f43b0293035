import {
  addCoverage,
  type CoverageReport,
  placeOfScenario,
  type ScenarioReport,
  visible,
} from '../../ide/index.ts';
import { type Model, positionAt, type ScenarioSymbol } from '../../model/index.ts';
import type { Progress } from '../../reporter/index.ts';
import { createChecker, registry, type Severities } from '../../rules/index.ts';
import { isOutOfMemory } from '../../threads/index.ts';
import { CommandError } from '../io.ts';
import type { LoadedProject } from '../workspaces.ts';
import type { ProjectAssignment, Told } from './thread.ts';

/** What became of the scenarios of several workspaces. */
export interface TestRun {
  /** In the order of the files. */
  readonly scenarios: readonly TestedScenario[];
  readonly coverage: CoverageReport;
}

export interface TestedScenario {
  readonly report: ScenarioReport;
  readonly model: Model;
  readonly milliseconds: number;
}

export interface TestSettings {
  /** Runs the scenarios whose name contains this, letter case aside. */
  readonly name: string | undefined;
  readonly states: number | undefined;
  readonly signal: AbortSignal;
  readonly progress: (total: number) => Progress;
}

export async function runTests(projects: readonly LoadedProject[], settings: TestSettings): Promise<TestRun> {
  // Not before it is needed: in the bundle, what is loaded on demand is a file of its own, as a thread must be.
  const { runInThread } = await import('./thread.ts');
  const { name, states, signal, progress } = settings;
  const chosen = projects.map((loaded) => choose(loaded, name));
  const done = new Map<string, Extract<Told, { kind: 'done' }>>();
  const coverage: CoverageReport[] = [];
  const assigned = chosen.map(assignmentOf);
  const running = progress(assigned.reduce((sum, { scenarios }) => sum + scenarios.length, 0));
  try {
    await runInThread({ states, projects: assigned }, signal, (told) => {
      if (told.kind === 'begins') running.step(visible(told.name));
      else if (told.kind === 'covered') coverage.push(told.coverage);
      else done.set(`${told.project} ${told.scenario}`, told);
    });
  } catch (error) {
    if (isOutOfMemory(error)) throw new CommandError(outOfMemory);
    throw error;
  } finally {
    running.done();
  }
  const scenarios = chosen.flatMap((project, at) =>
    project.scenarios.map(({ symbol, number, mistake }): TestedScenario => {
      const { report = notRun(project.model, symbol, mistake), milliseconds = 0 } =
        done.get(`${at} ${number}`) ?? {};
      return { report, model: project.model, milliseconds };
    }),
  );
  return { scenarios, coverage: addCoverage(coverage) };
}

function assignmentOf({ model, scenarios }: Chosen): ProjectAssignment {
  return {
    sources: [...model.documents.values()].map(({ uri, text }) => ({ uri, text })),
    scenarios: scenarios.flatMap(({ number, mistake }) => (mistake === undefined ? [number] : [])),
  };
}

interface Chosen {
  readonly model: Model;
  readonly scenarios: readonly {
    readonly symbol: ScenarioSymbol;
    /** Its number in the model. */
    readonly number: number;
    /** What keeps it from being run. */
    readonly mistake: string | undefined;
  }[];
}

function choose({ model, project }: LoadedProject, name: string | undefined): Chosen {
  const wanted = name?.toLowerCase() ?? '';
  const mistakes = mistakesIn(model, project.config.rules);
  const scenarios = model.scenarios.flatMap((symbol, number) =>
    symbol.name.toLowerCase().includes(wanted) ? [{ symbol, number, mistake: mistakes(symbol) }] : [],
  );
  return { model, scenarios };
}

/** A scenario that is only half understood would pass too easily. */
function mistakesIn(model: Model, severities: Severities): (scenario: ScenarioSymbol) => string | undefined {
  const rules = [...registry].filter(
    ([id, { method }]) => (method === 'syntax' || method === 'bind') && !id.startsWith('suppress/'),
  );
  const { findings } = createChecker(new Map(rules)).check(model, { severities });
  return ({ bound, uri }) => {
    const { declaration } = bound;
    const span = model.locate({ declaration, start: declaration.start, end: declaration.end });
    const found = findings
      .get(uri)
      ?.find(
        ({ severity, place }) => severity === 'error' && within(place.start, span) && within(place.end, span),
      );
    const document = model.documents.get(uri);
    if (found === undefined || document === undefined) return undefined;
    return `Line ${positionAt(document, found.place.start).line + 1} has a mistake: ${found.message}`;
  };
}

function within(offset: number, span: { readonly start: number; readonly end: number } | undefined): boolean {
  return span !== undefined && span.start <= offset && offset <= span.end;
}

/** Of a scenario that has a mistake, or that nobody came to. */
function notRun(model: Model, symbol: ScenarioSymbol, mistake: string | undefined): ScenarioReport {
  return {
    name: symbol.name,
    location: placeOfScenario(model, symbol),
    verdict: 'not decided',
    reason: mistake ?? 'It was not run.',
    ranOut: false,
    states: 0,
    failures: [],
  };
}

const outOfMemory =
  'The scenarios need more memory than there is. Look at fewer situations with --states, or run some of the ' +
  'scenarios with --name.';
