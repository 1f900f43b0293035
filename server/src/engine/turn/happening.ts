import type { ChoiceCode, EngineCampaign, StepCode, Thing } from '../program/index.ts';
import type { EngineEvent, LogEntry, Occurrence } from '../state/index.ts';
import type { Assumption, Value } from '../values/index.ts';

/** What a turn did, piece by piece, for whoever tells or watches it. */
export type Happening =
  | { readonly kind: 'occurred'; readonly what: Occurrence }
  | { readonly kind: 'answered'; readonly from: string; readonly what: string }
  | {
      readonly kind: 'woken';
      readonly campaign: EngineCampaign;
      readonly event: EngineEvent;
      readonly verdict: Verdict;
    }
  | { readonly kind: 'step'; readonly campaign: EngineCampaign; readonly step: StepCode }
  | { readonly kind: 'no choice'; readonly campaign: EngineCampaign; readonly choice: ChoiceCode }
  | {
      readonly kind: 'wrote';
      readonly thing: Thing;
      readonly before: Value;
      readonly after: Value;
      readonly source: string;
    }
  | { readonly kind: 'raised'; readonly event: EngineEvent }
  | { readonly kind: 'logged'; readonly entry: LogEntry }
  | { readonly kind: 'requested'; readonly name: string; readonly campaign: EngineCampaign | undefined }
  | { readonly kind: 'executed'; readonly campaign: EngineCampaign; readonly verdict: Verdict }
  | { readonly kind: 'waits'; readonly campaign: EngineCampaign; readonly until: number }
  | { readonly kind: 'removed'; readonly campaign: EngineCampaign }
  | { readonly kind: 'refused'; readonly step: StepCode; readonly why: string }
  | { readonly kind: 'assumed'; readonly assumption: Assumption };

/** Why a person enters a flow or does not. */
export type Verdict = 'enters' | 'another event' | 'filters' | 'qualification rule';
