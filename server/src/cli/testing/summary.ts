import type { TestRun } from './testing.ts';

export interface TestSummary {
  readonly scenarios: number;
  readonly passed: number;
  readonly failed: number;
  readonly undecided: number;
}

export function summarize({ scenarios }: TestRun): TestSummary {
  const of = (verdict: TestRun['scenarios'][number]['report']['verdict']) =>
    scenarios.filter(({ report }) => report.verdict === verdict).length;
  return {
    scenarios: scenarios.length,
    passed: of('passes'),
    failed: of('fails'),
    undecided: of('not decided'),
  };
}
