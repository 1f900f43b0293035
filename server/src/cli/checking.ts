import { fixAll } from '../ide/index.ts';
import type { Model } from '../model/index.ts';
import { createChecker, type Finding } from '../rules/index.ts';
import type { LoadedProject } from './workspaces.ts';

/** A project with what the rules say about it, in the order of files and text. */
export interface CheckedProject {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

export interface Count {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

export function checkProject({ project, model }: LoadedProject): CheckedProject {
  const { findings } = createChecker().check(model, { severities: project.config.rules });
  return { model, findings: [...findings.values()].flat() };
}

export function countFindings(projects: readonly CheckedProject[]): Count {
  const findings = projects.flatMap((project) => project.findings);
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return {
    files: projects.reduce((sum, { model }) => sum + model.documents.size, 0),
    errors: of('error'),
    warnings: of('warning'),
    information: of('information'),
    hints: of('hint'),
  };
}
