import { fixAll } from '../ide/index.ts';
import { createWorkspace, type Model } from '../model/index.ts';
import { createChecker, type Finding, type ProofExtent, type RuleChoices } from '../rules/index.ts';
import { ruleChoices } from '../project/index.ts';
import type { Proofs } from './proving.ts';
import type { LoadedProject } from './workspaces.ts';

/** A project with what the rules say about it, in the order of files and text. */
export interface CheckedProject {
  readonly model: Model;
  /** By which the findings were made. */
  readonly choices: Required<RuleChoices>;
  readonly findings: readonly Finding[];
  /** How far what is proved reaches; undefined where nothing was. */
  readonly extent: ProofExtent | undefined;
}

export interface Count {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

export async function checkProject(
  { project, model }: LoadedProject,
  proofs: Proofs,
): Promise<CheckedProject> {
  const checker = createChecker();
  const choices = ruleChoices(project.root, project.config);
  const proof = checker.proves(choices) ? await proofs.prove(model) : undefined;
  const { findings, extent } = checker.check(model, { ...choices, proof: proof ?? 'off' });
  return { model, choices, findings: [...findings.values()].flat(), extent };
}

export function countFindings(projects: readonly CheckedProject[]): Count {
  const findings = projects.flatMap((project) => project.findings);
  const of = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    files: projects.reduce((sum, { model }) => sum + model.documents.size, 0),
    errors: of('error'),
    warnings: of('warning'),
    information: of('information'),
    hints: of('hint'),
  };
}

/** Undefined where nothing was proved anywhere. */
export function joinedExtent(projects: readonly CheckedProject[]): ProofExtent | undefined {
  const extents = projects.flatMap(({ extent }) => extent ?? []);
  if (extents.length === 0) return undefined;
  const sum = (of: (extent: ProofExtent) => number) =>
    extents.reduce((total, extent) => total + of(extent), 0);
  return {
    stimuli: sum(({ stimuli }) => stimuli),
    undecided: sum(({ undecided }) => undecided),
    cancelled: extents.some(({ cancelled }) => cancelled),
  };
}

/** Applies the safe fixes of every file until none is left; `changed` holds the new texts by uri. */
export function fixProject({ project, model }: LoadedProject): {
  readonly fixed: LoadedProject;
  readonly changed: ReadonlyMap<string, string>;
} {
  const workspace = createWorkspace(model.catalogue);
  for (const { uri, text } of model.documents.values()) workspace.set(uri, text);
  const checker = createChecker();
  const choices = ruleChoices(project.root, project.config);
  const changed = new Map<string, string>();
  for (const { uri, text } of model.documents.values()) {
    const fixed = fixAll(uri, text, (next) => {
      workspace.set(uri, next);
      return checker.check(workspace.model(), choices).findings.get(uri) ?? [];
    });
    workspace.set(uri, fixed);
    if (fixed !== text) changed.set(uri, fixed);
  }
  return { fixed: { project, model: workspace.model() }, changed };
}
