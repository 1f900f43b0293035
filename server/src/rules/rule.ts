import type { Catalogue } from '../catalogue/index.ts';
import type { Bound, Location, Model, Place } from '../model/index.ts';
import type { Declaration } from '../syntax/index.ts';
import type { Analysis } from './proof/analysis.ts';
import type { Cause } from './proof/repair/cause.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * One rule: what it is about, and how it looks. A rule looks either at one declaration alone or at the whole model;
 * the former's findings are kept as long as the declaration's object lives, so an edit costs what it touched.
 * A rule without a check is metadata only: the checker itself raises its findings.
 */
export interface Rule {
  /** `category/name`; never changes once released. */
  readonly id: string;
  readonly severity: Severity;
  /** How it decides: from the text, from names and types, from the campaign graph, or by schedules that show it. */
  readonly method: 'syntax' | 'bind' | 'graph' | 'proof';
  /** One line for tables: what it finds. */
  readonly summary: string;
  /** Why it matters, one sentence, in Marketo's words. */
  readonly why: string;
  /** Silent unless a workspace says how serious it is: the sources disagree about it. */
  readonly optional?: true;
  /** What its fixes are, where it has some; see {@link Fix.safe}. */
  readonly fix?: 'safe' | 'unsafe';
  /** It raises nothing of its own: it is the name of repairs, of findings of other rules, that are proved to help. */
  readonly namesRepairs?: true;
  /**
   * Rules that are nearer to the cause: where one of them speaks about the same place, this one stays silent and
   * its sentence is listed there as related.
   */
  readonly yieldsTo?: readonly string[];
  readonly checkDeclaration?: (
    declaration: Declaration,
    bound: Bound,
    context: LocalContext,
  ) => Iterable<RawFinding>;
  readonly checkModel?: (model: Model, names: NamePatterns) => Iterable<RawFinding>;
  /** Looks at what was proved of the whole model; only when proof is asked for. */
  readonly checkProof?: (analysis: Analysis) => Iterable<RawFinding>;
}

/** What a workspace wants names to look like, by what bears them: `campaign`, `smart list`, `list`, `field`. */
export type NamePatterns = ReadonlyMap<string, RegExp>;

/** What a rule may know that looks at one declaration alone: nothing that could change while the declaration stays. */
export interface LocalContext {
  readonly catalogue: Catalogue;
  /** The declaration as written; the spans of its tree are offsets in it. */
  readonly text: string;
}

/** A finding as a rule makes it. */
export interface RawFinding<Where = Place> {
  readonly place: Where;
  /** What is the case: one sentence that names the campaigns and fields at hand. */
  readonly message: string;
  /** What to do: one imperative sentence. */
  readonly advice: string;
  /** Where the rule's default does not fit this finding. */
  readonly severity?: Severity;
  readonly related?: readonly Related<Where>[];
  readonly fixes?: readonly Fix<Where>[];
  /** The text has no effect: shown faded. */
  readonly unnecessary?: boolean;
  readonly witness?: FindingWitness;
  /** What it was proved by; in another thread than the one that has proved it, of which kind that is. */
  readonly cause?: Cause | Cause['kind'];
}

export interface Related<Where = Place> {
  readonly place: Where;
  readonly message: string;
}

/** A change of the text that removes the finding. Safe: it cannot change what happens to a person. */
export interface Fix<Where = Place> {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit<Where>[];
  /** The rule that says what it is, where it is not the finding's own: `wait/missing`. */
  readonly rule?: string;
}

export interface Edit<Where = Place> {
  readonly place: Where;
  readonly text: string;
}

/** What tells a finding from all others of the same files. */
export interface FindingName {
  readonly rule: string;
  readonly place: Location;
  readonly message: string;
}

/**
 * A finding as everything else sees it: with its rule, its effective severity, the reason, and where it stands now.
 * Plain data, the same in whichever thread it was made.
 */
export interface Finding extends FindingName {
  readonly severity: Severity;
  readonly why: string;
  readonly advice: string;
  readonly unnecessary: boolean;
  readonly related: readonly Related<Location>[];
  /** Repairs that have to be proved first are not among them: {@link Checker.repairs}. */
  readonly fixes: readonly Fix<Location>[];
  readonly witness?: FindingWitness;
  /** By what kind of thing it was proved: then it may have repairs, {@link Checker.repairs}. */
  readonly cause?: Cause['kind'];
}

/** Two orders of the campaigns for one person that end differently: what shows a race. */
export interface FindingWitness {
  /** The person and the circumstances that it takes: `[Behavior Score] at least 100`. */
  readonly assumptions: readonly string[];
  readonly schedules: readonly [WitnessedSchedule, WitnessedSchedule];
  /** The number of the first step that differs. */
  readonly differsAt: number;
}

export interface WitnessedSchedule {
  readonly steps: readonly {
    readonly at: string;
    readonly campaign: string;
    readonly step: string;
    readonly effect: string;
  }[];
  /** How it ends: `[Lifecycle Status]` → `"2 - MQL"`. */
  readonly outcome: Readonly<Record<string, string>>;
}
