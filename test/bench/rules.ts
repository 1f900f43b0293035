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
  readonly campaigns: number;
  readonly lines: number;
  readonly results: readonly BenchmarkResult[];
  /** The dearest rules from cold, as parts of what all rules together take. */
  readonly shares: readonly { readonly rule: string; readonly share: number }[];
}

const CAMPAIGNS = 1_000;
const LISTED = 10;
const ROUNDS = 9;

export function rulesBenchmark(): RuleFigures {
  const files = largeWorkspace({ campaigns: CAMPAIGNS, programs: CAMPAIGNS / 25 });
  const texts = [...files.values()];
  return {
    campaigns: opened(files).model().campaigns.length,
    lines: texts.reduce((sum, text) => sum + text.split('\n').length, 0),
    results: [
      measure(
        'read and check 1,000 campaigns from cold',
        () => createChecker().check(opened(files).model()),
        {
          warmUp: 2,
          runs: ROUNDS,
        },
      ),
      measure('check 1,000 campaigns from cold', checkingBound(files), { warmUp: 2, runs: ROUNDS }),
      measure('check 1,000 campaigns after an edit', checkingEdits(files), { warmUp: 5, runs: 41 }),
    ],
    shares: sharesOf(files),
  };
}

function opened(files: ReadonlyMap<string, string>): Workspace {
  const workspace = createWorkspace();
  for (const [name, text] of files) workspace.set(`file:///${name}`, text);
  return workspace;
}

/** The files are read and bound already; the checker has seen nothing. */
function checkingBound(files: ReadonlyMap<string, string>): () => void {
  const model = opened(files).model();
  return () => void createChecker().check(model);
}

/** A wait more, in one campaign after the other. */
function checkingEdits(files: ReadonlyMap<string, string>): () => void {
  const workspace = opened(files);
  const checker = createChecker();
  checker.check(workspace.model());
  const names = [...files.keys()];
  let edits = 0;
  return () => {
    edits += 1;
    const name = names[(edits * 7) % names.length] ?? '';
    const text = files.get(name) ?? '';
    const edited = text.replace('flow {', `flow {\nWait ${1 + (edits % 50)} minutes\n`);
    workspace.set(`file:///${name}`, edited);
    checker.check(workspace.model());
    workspace.set(`file:///${name}`, text);
  };
}

/** By the time in which each rule speaks; the checker's own work is not among it. */
function sharesOf(files: ReadonlyMap<string, string>): RuleFigures['shares'] {
  const spent = new Map<string, number>();
  const timed = new Map([...registry].map(([id, rule]) => [id, timedRule(rule, spent)]));
  for (let round = 0; round < ROUNDS; round += 1) createChecker(timed).check(opened(files).model());
  const all = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return [...spent]
    .map(([rule, time]) => ({ rule, share: Math.round((time / all) * 1_000) / 1_000 }))
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
