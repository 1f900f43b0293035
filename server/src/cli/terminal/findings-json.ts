import type { ProofExtent } from '../../rules/index.ts';
import type { CheckedProject, Count } from '../checking.ts';
import { placeJson } from './place.ts';

/** The stable, versioned form for programs: docs/command-line.md describes it. */
export function findingsJson(
  projects: readonly CheckedProject[],
  count: Count,
  proof: ProofExtent | undefined,
  cwd: string,
): string {
  const findings = projects.flatMap(({ model, findings: found }) =>
    found.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      why: finding.why,
      advice: finding.advice,
      ...placeJson(model, finding.place, cwd),
      related: finding.related.map(({ message, place }) => ({ message, ...placeJson(model, place, cwd) })),
      fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
      ...(finding.witness !== undefined && { witness: finding.witness }),
    })),
  );
  const summary = {
    ...count,
    ...(proof !== undefined && {
      proof: { events: proof.stimuli, undecided: proof.undecided, complete: !proof.cancelled },
    }),
  };
  return `${JSON.stringify({ version: 1, findings, summary }, undefined, 2)}\n`;
}
