import { fixAll } from '../ide/index.ts';
import { createWorkspace, type Location, type Model } from '../model/index.ts';
import { createChecker, defaultProofBudget, type Finding, type Fix } from '../rules/index.ts';
import type { LoadedProject } from './workspaces.ts';

/** A project with what the rules say about it, in the order of files and text. */
export interface CheckedProject {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

/** A project whose findings can be asked for repairs. */
export interface RepairableProject extends CheckedProject {
  /** What is proved to repair a finding: dear, so only of the findings that somebody looks at. */
  readonly repairs: (finding: Finding) => readonly Fix<Location>[];
}

export interface Count {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

export function checkProject({ project, model }: LoadedProject): RepairableProject {
  const checker = createChecker();
  const { rules: severities, names } = project.config;
  const options = { severities, names, proof: defaultProofBudget };
  const { findings } = checker.check(model, options);
  return {
    model,
    findings: [...findings.values()].flat(),
    repairs: (finding) => [...checker.repairs(model, finding, options)].filter((fix) => fix !== undefined),
  };
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

/** Applies the safe fixes of every file until none is left; `changed` holds the new texts by uri. */
export function fixProject({ project, model }: LoadedProject): {
  readonly checked: CheckedProject;
  readonly changed: ReadonlyMap<string, string>;
} {
  const workspace = createWorkspace(model.catalogue);
  for (const { uri, text } of model.documents.values()) workspace.set(uri, text);
  const checker = createChecker();
  const { rules: severities, names } = project.config;
  const changed = new Map<string, string>();
  for (const { uri, text } of model.documents.values()) {
    const fixed = fixAll(uri, text, (next) => {
      workspace.set(uri, next);
      return checker.check(workspace.model(), { severities, names }).findings.get(uri) ?? [];
    });
    workspace.set(uri, fixed);
    if (fixed !== text) changed.set(uri, fixed);
  }
  const now = workspace.model();
  const { findings } = checker.check(now, { severities, names, proof: defaultProofBudget });
  return { checked: { model: now, findings: [...findings.values()].flat() }, changed };
}
