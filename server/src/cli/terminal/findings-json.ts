import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Location, type Model, positionAt } from '../../model/index.ts';
import type { CheckedProject, Count } from '../checking.ts';

/** The stable, versioned form for programs: docs/command-line.md describes it. */
export function findingsJson(projects: readonly CheckedProject[], summary: Count, cwd: string): string {
  const findings = projects.flatMap(({ model, findings: found }) =>
    found.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      why: finding.why,
      advice: finding.advice,
      ...located(model, finding.place, cwd),
      related: finding.related.map(({ message, place }) => ({ message, ...located(model, place, cwd) })),
      fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
    })),
  );
  return `${JSON.stringify({ version: 1, findings, summary }, undefined, 2)}\n`;
}

function located(model: Model, location: Location, cwd: string) {
  const document = model.documents.get(location.uri);
  if (document === undefined) return { file: location.uri };
  return {
    file: relative(cwd, fileURLToPath(location.uri)),
    range: { start: positionAt(document, location.start), end: positionAt(document, location.end) },
  };
}
