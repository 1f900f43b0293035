/**
 * What the rules cost that look at no orders, on a workspace of a thousand campaigns, and how much of it each of them.
 *
 *     node test/bench/rules.ts
 */
import { createWorkspace, type Workspace } from '../../server/src/model/index.ts';
import { createChecker, registry, type Rule } from '../../server/src/rules/index.ts';
import { type BenchmarkResult, measure } from './calibration.ts';
import { largeWorkspace } from './large-workspace.ts';

export interface RuleFigures {
  readonly workspaces: readonly WorkspaceFigures[];
  /** The dearest rules from cold, as parts of what all rules together take: the median of several rounds. */
  readonly shares: readonly { readonly rule: string; readonly share: number }[];
}

interface WorkspaceFigures {
  readonly campaigns: number;
  readonly lines: number;
  readonly results: readonly BenchmarkResult[];
}

type Files = ReadonlyMap<string, string>;

const LISTED = 10;
const ROUNDS = 9;

export function rulesBenchmark(): RuleFigures {
  const thousand = filesOf(1_000);
  // The campaigns of the generator are short: of these, so many have 25,000 lines.
  return { workspaces: [figuresOf(thousand), figuresOf(filesOf(2_280))], shares: sharesOf(thousand) };
}

function filesOf(campaigns: number): Files {
  return largeWorkspace({ campaigns, programs: Math.round(campaigns / 25) });
}

function figuresOf(files: Files): WorkspaceFigures {
  const cold = { warmUp: 2, runs: ROUNDS };
  const edits = { warmUp: 20, runs: 81 };
  const read = editing(files);
  const asked = editing(files);
  const model = opened(files).model();
  return {
    campaigns: model.campaigns.length,
    lines: [...files.values()].reduce((sum, text) => sum + text.split('\n').length, 0),
    results: [
      measure('read and check from cold', () => createChecker().check(opened(files).model()), cold),
      measure('check from cold', () => createChecker().check(model), cold),
      measure(
        'read and check after an edit',
        () => {
          read.edit();
          read.check();
        },
        edits,
      ),
      measure('check after an edit', asked.check, { ...edits, prepare: asked.edit }),
    ],
  };
}

function opened(files: Files): Workspace {
  const workspace = createWorkspace();
  for (const [name, text] of files) workspace.set(`file:///${name}`, text);
  return workspace;
}

/** A wait more or less, in one campaign after the other. */
function editing(files: Files) {
  const workspace = opened(files);
  const checker = createChecker();
  checker.check(workspace.model());
  const names = [...files.keys()];
  let edits = 0;
  return {
    edit: () => {
      edits += 1;
      const name = names[((edits >> 1) * 7) % names.length] ?? '';
      const text = files.get(name) ?? '';
      const edited = text.replace('flow {', `flow {\nWait ${1 + (edits % 50)} minutes\n`);
      workspace.set(`file:///${name}`, edits % 2 === 0 ? edited : text);
      workspace.model();
    },
    check: () => checker.check(workspace.model()),
  };
}

/** By the time in which each rule speaks; the checker's own work is not among it. */
function sharesOf(files: Files): RuleFigures['shares'] {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const spent = new Map<string, number>();
    const timed = new Map([...registry].map(([id, rule]) => [id, timedRule(rule, spent)]));
    createChecker(timed).check(opened(files).model());
    const all = [...spent.values()].reduce((sum, time) => sum + time, 0);
    return new Map([...spent].map(([rule, time]) => [rule, time / all]));
  });
  // A pause of the whole process strikes some rule or other in each round.
  const shareOf = (rule: string) =>
    rounds.map((round) => round.get(rule) ?? 0).sort((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  return [...registry.keys()]
    .map((rule) => ({ rule, share: Math.round(shareOf(rule) * 1_000) / 1_000 }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, LISTED);
}

function timedRule(rule: Rule, spent: Map<string, number>): Rule {
  const { checkDeclaration, checkModel } = rule;
  const timed = <T>(find: () => Iterable<T>): T[] => {
    const start = performance.now();
    const found = [...find()];
    spent.set(rule.id, (spent.get(rule.id) ?? 0) + performance.now() - start);
    return found;
  };
  return {
    ...rule,
    ...(checkDeclaration && { checkDeclaration: (...about) => timed(() => checkDeclaration(...about)) }),
    ...(checkModel && { checkModel: (...about) => timed(() => checkModel(...about)) }),
  };
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(rulesBenchmark(), undefined, 2)}\n`);
