import type { CoverageReport, Missed, Share, TimelineRow } from '../../ide/index.ts';
import type { Location, Model } from '../../model/index.ts';
import type { TestSummary } from '../testing/summary.ts';
import type { TestRun } from '../testing/testing.ts';
import { placeJson } from './place.ts';

/** The stable, versioned form for programs: docs/command-line.md describes it. */
export function scenariosJson(
  { scenarios, coverage }: TestRun,
  models: readonly Model[],
  summary: TestSummary,
  cwd: string,
): string {
  const at = (location: Location | undefined) => {
    const model = models.find(({ documents }) => location !== undefined && documents.has(location.uri));
    return model === undefined || location === undefined ? {} : placeJson(model, location, cwd);
  };
  const rowJson = ({ at: when, campaign, depth, step, effects, decides, note, location }: TimelineRow) => ({
    at: when,
    campaign,
    depth,
    step,
    effects,
    decides,
    ...(note !== undefined && { note }),
    ...at(location),
  });
  const missedJson = ({ name, location }: Missed) => ({ name, ...at(location) });
  const shareJson = ({ reached, total, hit, missed }: Share) => ({
    reached,
    total,
    hit: hit.map(missedJson),
    missed: missed.map(missedJson),
  });
  const coverageJson = ({ campaigns, branches, stages }: CoverageReport) => ({
    campaigns: shareJson(campaigns),
    branches: shareJson(branches),
    stages: shareJson(stages),
  });
  const document = {
    version: 1,
    scenarios: scenarios.map(({ report, milliseconds }) => ({
      name: report.name,
      verdict: report.verdict,
      ...(report.reason !== undefined && { reason: report.reason }),
      ...at(report.location),
      situations: report.states,
      milliseconds,
      failures: report.failures.map(({ unmet, timeline }) => ({
        unmet: unmet.map(({ expected, found, location }) => ({ expected, found, ...at(location) })),
        timeline: { person: timeline.person, rows: timeline.rows.map(rowJson) },
      })),
    })),
    coverage: coverageJson(coverage),
    summary,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
