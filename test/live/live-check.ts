import { CampaignTools } from './campaign-tools.ts';
import { LiveCaller, type LiveClock } from './live-caller.ts';
import type { Observation } from './probe.ts';
import { words } from './probe.ts';
import { probes } from './probes/index.ts';
import { makeScratch, removeScratch } from './scratch.ts';
import type { LiveSettings } from './settings.ts';

export interface Finding {
  readonly number: number;
  readonly question: string;
  readonly observations: readonly Observation[];
  /** Why the probe ended early. */
  readonly problem?: string;
}

export interface LiveReport {
  readonly version: 1;
  readonly instance: string;
  /** ISO 8601. */
  readonly at: string;
  readonly calls: number;
  readonly findings: readonly Finding[];
  /** What could not be cleaned up, in words. */
  readonly left: readonly string[];
}

/**
 * Asks an instance the ten questions. Everything is written below one scratch folder, which is deleted at the end
 * however the questions went.
 * @throws Error when the instance cannot be reached or the scratch folder cannot be made; nothing is left then either.
 */
export async function liveCheck(settings: LiveSettings, clock: LiveClock): Promise<LiveReport> {
  const caller = new LiveCaller(settings, clock);
  const findings: Finding[] = [];
  let left: readonly string[] = [];
  try {
    const scratch = await makeScratch(caller, clock.now().toString(36));
    const tools = new CampaignTools(caller);
    const hasRules = await tools.ready();
    for (const [at, { question, run }] of probes.entries()) {
      const observations: Observation[] = [];
      const note = (what: string, said: Parameters<typeof words>[0]): void =>
        void observations.push({ what, said: words(said) });
      if (!hasRules) note('operations for rules and flow', 'this instance does not answer them');
      const problem = await run({ settings, caller, clock, scratch, tools, note }).then(
        () => undefined,
        reason,
      );
      findings.push({ number: at + 1, question, observations, ...(problem !== undefined && { problem }) });
    }
  } finally {
    left = await removeScratch(caller);
  }
  const { name } = settings;
  const at = new Date(clock.now()).toISOString();
  return withoutSecrets(
    { version: 1, instance: name, at, calls: caller.heard.length, findings, left },
    settings,
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whatever an instance may have echoed. */
function withoutSecrets(report: LiveReport, { clientId, clientSecret }: LiveSettings): LiveReport {
  let text = JSON.stringify(report);
  for (const secret of [clientId, clientSecret])
    text = text.replaceAll(JSON.stringify(secret).slice(1, -1), '•••');
  return JSON.parse(text) as LiveReport;
}
