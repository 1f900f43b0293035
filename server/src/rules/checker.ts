import type { Bound, Document, Location, Model, Standing } from '../model/index.ts';
import { locateFinding } from './locate.ts';
import { type Analysis, createAnalyst } from './proof/analysis.ts';
import type { ProofBudget } from './proof/budget.ts';
import type { Cause } from './proof/repair/cause.ts';
import { type RepairLimits, repairsOf } from './proof/repair/repairs.ts';
import type { Examined } from './proof/repair/verdict.ts';
import { type Raised, settle } from './precedence.ts';
import { registry } from './registry.ts';
import type { Finding, Fix, LocalContext, NamePatterns, RawFinding, Rule } from './rule.ts';
import { chosenSeverity, type Severities } from './severity.ts';
import { suppress } from './suppress.ts';
import { type Suppression, suppressionsOf } from './suppression.ts';
import { syntaxFindings } from './syntax-findings.ts';

/** Runs the rules on models. Keeps what it found, so that the next version of a file costs only what changed. */
export interface Checker {
  check(model: Model, options?: CheckOptions): CheckResult;
  /**
   * The repairs of one of the model's findings: each is proved, on the changed files, to take it away and to bring
   * nothing else. That is dear, so nobody gets them unasked. One answer for each candidate, undefined where it does not
   * help, so that whoever asks can stop in between; answers are kept.
   */
  repairs(model: Model, finding: Finding, options: RepairOptions): Iterable<Fix<Location> | undefined>;
}

export interface CheckOptions {
  readonly severities?: Severities;
  /** What names have to look like: `name/convention`. */
  readonly names?: NamePatterns;
  /** What may be spent on rules of method `proof`; they are silent unless told. */
  readonly proof?: 'off' | ProofBudget;
  /** Asked while proving; true ends it, and what is proved by then counts. */
  readonly cancelled?: () => boolean;
}

/** The same by which the finding was made. */
export interface RepairOptions extends CheckOptions {
  readonly proof: ProofBudget;
  readonly limits?: RepairLimits;
}

export interface CheckResult {
  /** Findings by file, in the order of the text; a file without findings has an empty list. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Rules that broke down. The others are not affected; a note is for our log, never for a file. */
  readonly defects: readonly Defect[];
}

export interface Defect {
  readonly rule: string;
  readonly message: string;
}

const noPatterns: NamePatterns = new Map();

export function createChecker(rules: ReadonlyMap<string, Rule> = registry): Checker {
  const all = [...rules.values()];
  const local = all.filter((rule) => rule.checkDeclaration !== undefined);
  const global = all.filter((rule) => rule.checkModel !== undefined);
  const proving = all.filter((rule) => rule.checkProof !== undefined);
  const analyst = createAnalyst();
  const byDeclaration = new WeakMap<Bound, Outcome>();
  const byModel = new WeakMap<Model, WeakMap<NamePatterns, Outcome>>();
  const proved = new WeakMap<Model, WeakMap<ProofBudget, Proven>>();
  const repaired = new WeakMap<Cause, readonly (Fix<Location> | undefined)[]>();
  const byDocument = new WeakMap<Document, readonly Suppression[]>();

  const checkStanding = (model: Model, document: Document, standing: Standing): Outcome => {
    const bound = model.bound(standing.declaration);
    return remembered(byDeclaration, bound, () => runLocal(local, model, document, standing, bound));
  };

  const checkModel = (model: Model, names: NamePatterns): Outcome => {
    const known = remembered(byModel, model, () => new WeakMap<NamePatterns, Outcome>());
    return remembered(known, names, () =>
      joined([
        ...[...model.documents.values()].flatMap((document) =>
          document.declarations.map((standing) => checkStanding(model, document, standing)),
        ),
        ...global.map((rule) => attempt(rule, () => rule.checkModel?.(model, names))),
      ]),
    );
  };

  const prove = (model: Model, budget: ProofBudget, { cancelled, supposing }: Proving): Proven => {
    const known = remembered(proved, model, () => new WeakMap<ProofBudget, Proven>());
    const before = known.get(budget);
    if (before !== undefined) return before;
    const analysis = analyst.analyse(model, {
      budget,
      ...(supposing && { supposing }),
      ...(cancelled && { cancelled }),
    });
    const outcome = joined(proving.map((rule) => attempt(rule, () => rule.checkProof?.(analysis))));
    const proven = { analysis, ...outcome };
    if (!analysis.cancelled) known.set(budget, proven);
    return proven;
  };

  const findingsOf = (
    model: Model,
    proven: Proven | undefined,
    { severities = new Map(), names = noPatterns }: CheckOptions,
  ): CheckResult => {
    const plain = checkModel(model, names);
    const { raised, defects } = proven === undefined ? plain : joined([plain, proven]);
    const findings = new Map<string, Finding[]>();
    for (const document of model.documents.values())
      findings.set(document.uri, syntaxFindings(document, rules));
    for (const { rule, finding } of settle(raised)) {
      const severity = chosenSeverity(rule.id, severities) ?? finding.severity ?? rule.severity;
      if (severity === 'off') continue;
      const located = locateFinding(model, rule, finding, severity);
      if (located !== undefined) findings.get(located.place.uri)?.push(located);
    }
    for (const document of model.documents.values()) {
      const suppressions = remembered(byDocument, document, () => suppressionsOf(document));
      const kept = suppress(document, findings.get(document.uri) ?? [], suppressions, {
        rules,
        severities,
        asked: ({ checkProof }) => checkProof === undefined || proven !== undefined,
      });
      findings.set(document.uri, kept.sort(inTextOrder));
    }
    return { findings, defects };
  };

  const examine = (model: Model, options: RepairOptions, supposing?: Analysis): Examined => {
    const { proof, cancelled } = options;
    const proven = prove(model, proof, { cancelled, supposing });
    const { findings } = findingsOf(model, proven, options);
    return {
      model,
      analysis: proven.analysis,
      findings: [...findings.values()].flat(),
      budget: proof,
      cancelled,
    };
  };

  return {
    check(model, options = {}) {
      const { severities = new Map(), proof = 'off', cancelled } = options;
      const wanted = proving.some((rule) => chosenSeverity(rule.id, severities) !== 'off');
      const proven = proof === 'off' || !wanted ? undefined : prove(model, proof, { cancelled });
      return findingsOf(model, proven, options);
    },
    *repairs(model, { cause }, options) {
      if (cause === undefined) return;
      const isWanted = (fix: Fix<Location> | undefined) =>
        fix?.rule === undefined || chosenSeverity(fix.rule, options.severities ?? new Map()) !== 'off';
      const known = repaired.get(cause);
      if (known !== undefined) return yield* known.map((fix) => (isWanted(fix) ? fix : undefined));
      const answers: (Fix<Location> | undefined)[] = [];
      const before = examine(model, options);
      for (const answer of repairsOf(
        cause,
        before,
        (other) => examine(other, options, before.analysis),
        options.limits,
      )) {
        if (options.cancelled?.() === true) return;
        answers.push(answer);
        yield isWanted(answer) ? answer : undefined;
      }
      repaired.set(cause, answers);
    },
  };
}

interface Proving {
  readonly cancelled: CheckOptions['cancelled'];
  readonly supposing?: Analysis | undefined;
}

interface Proven extends Outcome {
  readonly analysis: Analysis;
}

interface Outcome {
  readonly raised: readonly Raised[];
  readonly defects: readonly Defect[];
}

function joined(outcomes: readonly Outcome[]): Outcome {
  return {
    raised: outcomes.flatMap(({ raised }) => raised),
    defects: outcomes.flatMap(({ defects }) => defects),
  };
}

function runLocal(
  rules: readonly Rule[],
  model: Model,
  document: Document,
  { declaration, offset }: Standing,
  bound: Bound,
): Outcome {
  const context: LocalContext = {
    catalogue: model.catalogue,
    get text() {
      return document.text.slice(offset, offset + declaration.end);
    },
  };
  const outcomes = rules.map((rule) =>
    attempt(rule, () => rule.checkDeclaration?.(declaration, bound, context)),
  );
  return joined(outcomes);
}

/** One broken rule never takes the others down. */
function attempt(rule: Rule, run: () => Iterable<RawFinding> | undefined): Outcome {
  try {
    return { raised: Array.from(run() ?? [], (finding) => ({ rule, finding })), defects: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'the rule gave up without saying why';
    return { raised: [], defects: [{ rule: rule.id, message }] };
  }
}

function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}

function inTextOrder(a: Finding, b: Finding): number {
  return a.place.start - b.place.start || a.place.end - b.place.end || (a.rule < b.rule ? -1 : 1);
}
