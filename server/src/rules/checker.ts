import type { Bound, Document, Location, Model, Standing } from '../model/index.ts';
import { locateFinding } from './locate.ts';
import { type Analysis, type AnalysisOptions, createAnalyst } from './proof/analysis.ts';
import type { ProofBudget } from './proof/budget.ts';
import { extentOf, type Proof, type ProofExtent, standing } from './proof/proof.ts';
import type { Cause } from './proof/repair/cause.ts';
import { repairsOf, type RepairsOptions } from './proof/repair/repairs.ts';
import type { Examined } from './proof/repair/verdict.ts';
import { type Raised, settle } from './precedence.ts';
import { registry } from './registry.ts';
import { remembered } from './incremental/remembered.ts';
import type { Finding, FindingName, Fix, LocalContext, NamePatterns, RawFinding, Rule } from './rule.ts';
import { isHeard, isHeardIn, type SeverityChoices, severityIn } from './severity.ts';
import { suppress } from './suppress.ts';
import { type Suppression, suppressionsOf } from './suppression.ts';
import { syntaxFindings } from './syntax-findings.ts';

/** Runs the rules on models. Keeps what it found, so that the next version of a file costs only what changed. */
export interface Checker {
  check(model: Model, options?: CheckOptions): CheckResult;
  /** What the rules of method `proof` say. It takes long; `check` takes it, from whichever thread it came. */
  prove(model: Model, budget: ProofBudget, listen?: ProofListener): Proof;
  /** Is any rule of method `proof` to be heard? */
  proves(choices: SeverityChoices): boolean;
  /**
   * The repairs of one of the model's findings, known by its rule, place and sentence: whoever asks may have it from
   * another thread. Each is proved, on the changed files, to take the finding away and to bring nothing else. That is
   * dear, so nobody gets them unasked. One answer for each candidate, undefined where it does not help, so that whoever
   * asks can stop in between; answers are kept.
   */
  repairs(model: Model, finding: FindingName, options: RepairOptions): Iterable<Fix<Location> | undefined>;
}

export type ProofListener = Pick<AnalysisOptions, 'cancelled' | 'looking'>;

/** What a project has chosen: the same files have other findings by other choices. */
export interface RuleChoices extends SeverityChoices {
  /** What names have to look like: `name/convention`. */
  readonly names?: NamePatterns;
}

export interface CheckOptions extends RuleChoices {
  /** What may be spent on rules of method `proof`, or what they have said of these files or earlier ones. */
  readonly proof?: 'off' | ProofBudget | Proof;
  /** Asked while proving; true ends it, and what is proved by then counts. */
  readonly cancelled?: () => boolean;
}

/** Choices and budget: the same by which the finding was made. */
export interface RepairOptions extends ProofListener, RepairsOptions, RuleChoices {
  readonly proof: ProofBudget;
}

export interface CheckResult {
  /** Findings by file, in the order of the text; a file without findings has an empty list. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Rules that broke down. The others are not affected; a note is for our log, never for a file. */
  readonly defects: readonly Defect[];
  /** How far the proof reaches; undefined without one. */
  readonly extent: ProofExtent | undefined;
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
  const byFile = new WeakMap<Document, Outcome>();
  const byModel = new WeakMap<Model, WeakMap<NamePatterns, Outcome>>();
  const proved = new WeakMap<Model, WeakMap<ProofBudget, Proven>>();
  const causes = new WeakMap<Finding, Cause>();
  const repaired = new WeakMap<Cause, readonly (Fix<Location> | undefined)[]>();
  const byDocument = new WeakMap<Document, readonly Suppression[]>();

  const checkStanding = (model: Model, document: Document, standing: Standing): Outcome => {
    const bound = model.bound(standing.declaration);
    return remembered(byDeclaration, bound, () => runLocal(local, model, document, standing, bound));
  };

  const checkDocument = (model: Model, document: Document): Outcome =>
    remembered(byFile, document, () =>
      joined(document.declarations.map((standing) => checkStanding(model, document, standing))),
    );

  const checkModel = (model: Model, names: NamePatterns): Outcome => {
    const known = remembered(byModel, model, () => new WeakMap<NamePatterns, Outcome>());
    return remembered(known, names, () =>
      joined([
        ...Array.from(model.documents.values(), (document) => checkDocument(model, document)),
        ...global.map((rule) => attempt(rule, () => rule.checkModel?.(model, names))),
      ]),
    );
  };

  const prove = (
    model: Model,
    budget: ProofBudget,
    options: Omit<AnalysisOptions, 'budget'> = {},
  ): Proven => {
    const known = remembered(proved, model, () => new WeakMap<ProofBudget, Proven>());
    const before = known.get(budget);
    if (before !== undefined) return before;
    const analysis = analyst.analyse(model, { budget, ...options });
    const outcome = joined(proving.map((rule) => attempt(rule, () => rule.checkProof?.(analysis))));
    const proof = { of: model, ...outcome, complete: !analysis.cancelled, extent: extentOf(analysis) };
    const proven = { analysis, proof };
    if (proof.complete) known.set(budget, proven);
    return proven;
  };

  const proves = (choices: SeverityChoices): boolean => proving.some((rule) => isHeard(choices, rule));

  const proofOf = (
    model: Model,
    { proof = 'off', cancelled, ...choices }: CheckOptions,
  ): Proof | undefined => {
    if (proof === 'off' || !proves(choices)) return undefined;
    if ('raised' in proof) return standing(proof, model);
    return prove(model, proof, cancelled && { cancelled }).proof;
  };

  const findingsOf = (model: Model, proof: Proof | undefined, choices: RuleChoices): CheckResult => {
    const { names = noPatterns } = choices;
    const plain = checkModel(model, names);
    const { raised, defects } = proof === undefined ? plain : joined([plain, proof]);
    const findings = new Map<string, Finding[]>();
    for (const document of model.documents.values())
      findings.set(document.uri, syntaxFindings(document, rules));
    for (const { rule, finding } of settle(raised)) {
      const uri = model.documentOf(finding.place.declaration)?.uri;
      if (uri === undefined) continue;
      const severity = severityIn(uri, choices, rule, finding.severity);
      if (severity === 'off') continue;
      const located = locateFinding(model, rule, finding, severity);
      if (located === undefined) continue;
      findings.get(located.place.uri)?.push(located);
      if (typeof finding.cause === 'object') causes.set(located, finding.cause);
    }
    for (const document of model.documents.values()) {
      const suppressions = remembered(byDocument, document, () => suppressionsOf(document));
      const kept = suppress(document, findings.get(document.uri) ?? [], suppressions, {
        rules,
        choices,
        asked: ({ checkProof }) => checkProof === undefined || proof?.complete === true,
      });
      findings.set(document.uri, kept.sort(inTextOrder));
    }
    return { findings, defects, extent: proof?.extent };
  };

  const examine = (model: Model, options: RepairOptions, supposing?: Analysis): Examined => {
    const { proof: budget, cancelled, looking } = options;
    const { analysis, proof } = prove(model, budget, {
      ...(cancelled && { cancelled }),
      ...(looking && { looking }),
      ...(supposing && { supposing }),
    });
    const { findings } = findingsOf(model, proof, options);
    return { model, analysis, findings: [...findings.values()].flat(), budget, cancelled };
  };

  return {
    prove: (model, budget, listen) => prove(model, budget, listen).proof,
    proves,
    check(model, options = {}) {
      return findingsOf(model, proofOf(model, options), options);
    },
    *repairs(model, name, options) {
      const before = examine(model, options);
      const finding = before.findings.find((one) => isNamed(one, name));
      const cause = finding && causes.get(finding);
      if (cause === undefined) return;
      const isWanted = (fix: Fix<Location> | undefined) => {
        const rule = fix?.rule === undefined ? undefined : rules.get(fix.rule);
        return rule === undefined || isHeardIn(name.place.uri, options, rule);
      };
      const known = repaired.get(cause);
      if (known !== undefined) return yield* known.map((fix) => (isWanted(fix) ? fix : undefined));
      const answers: (Fix<Location> | undefined)[] = [];
      const examineOther = (other: Model) => examine(other, options, before.analysis);
      for (const answer of repairsOf(cause, before, examineOther, options)) {
        if (options.cancelled?.() === true) return;
        answers.push(answer);
        yield isWanted(answer) ? answer : undefined;
      }
      if (options.cancelled?.() !== true) repaired.set(cause, answers);
    },
  };
}

interface Proven {
  readonly analysis: Analysis;
  readonly proof: Proof;
}

interface Outcome {
  readonly raised: readonly Raised[];
  readonly defects: readonly Defect[];
}

/** Most declarations have nothing wrong with them. */
const nothing: Outcome = { raised: [], defects: [] };

function joined(outcomes: readonly Outcome[]): Outcome {
  const all = outcomes.filter((outcome) => outcome !== nothing);
  if (all.length === 0) return nothing;
  return {
    raised: all.flatMap(({ raised }) => raised),
    defects: all.flatMap(({ defects }) => defects),
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
  const raised: Raised[] = [];
  const defects: Defect[] = [];
  for (const rule of rules) {
    const said = raised.length;
    try {
      for (const finding of rule.checkDeclaration?.(declaration, bound, context) ?? [])
        raised.push({ rule, finding });
    } catch (error) {
      raised.length = said;
      defects.push(defectOf(rule, error));
    }
  }
  return raised.length === 0 && defects.length === 0 ? nothing : { raised, defects };
}

/** One broken rule never takes the others down, and what it said before counts for nothing. */
function attempt(rule: Rule, run: () => Iterable<RawFinding> | undefined): Outcome {
  try {
    return { raised: Array.from(run() ?? [], (finding) => ({ rule, finding })), defects: [] };
  } catch (error) {
    return { raised: [], defects: [defectOf(rule, error)] };
  }
}

function defectOf(rule: Rule, error: unknown): Defect {
  const message = error instanceof Error ? error.message : 'the rule gave up without saying why';
  return { rule: rule.id, message };
}

function isNamed(finding: Finding, { rule, message, place: { uri, start, end } }: FindingName): boolean {
  const { place } = finding;
  const isThere = place.uri === uri && place.start === start && place.end === end;
  return isThere && finding.rule === rule && finding.message === message;
}

function inTextOrder(a: Finding, b: Finding): number {
  return a.place.start - b.place.start || a.place.end - b.place.end || (a.rule < b.rule ? -1 : 1);
}
