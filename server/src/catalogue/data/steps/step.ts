/*
 * How the arguments of a step are written.
 *
 * - One argument stands first, without a word: the thing that the step is about (`primary`).
 * - One more follows `to`: the new value, status, stage, owner or recipient. Change Score alone has two words for it:
 *   `by 5` adds, `to 5` sets. `Wait until 2026-12-01` is the second form of Wait.
 * - `in "Program"` says whose member data Change Program Member Data writes; elsewhere it is part of an asset's name.
 * - Everything else stands in braces: `Create Task "Call" { [Due In] is 2 days }`.
 *
 *     Change Data Value [Person Status] to "MQL"           Add to List "Customers"
 *     Change Score [Behavior Score] by 5                   Add to Engagement Program "Nurture" { [Stream] is "Early" }
 *     Change Owner to "Queue"                              Change Program Status "Webinar" to "Registered"
 *     Sync Person to SFDC                                  Change Engagement Program Cadence "Nurture" to Paused
 *     Sync Person to SFDC to "Queue"                       Interesting Moment "Milestone" { [Description] is "…" }
 *     Send Alert "New MQL" to owner                        Remove from Flow
 *     Send Alert "New MQL" to "a@example.com", {{my.To}}   Wait 2 days { [Must End On] is "Monday", "Friday" }
 *
 * A parameter with a fallback may be left out even where Marketo requires it.
 */

import type { CampaignKind, DataType, Parameter, StepDefinition, StepEffects } from '../../types.ts';
import { type Names, same } from '../names.ts';

type ParameterExtra = Partial<
  Pick<Parameter, 'aliases' | 'references' | 'values' | 'acceptsTokens' | 'words' | 'fallback'>
>;

/** A parameter that Marketo does not insist on, in braces. */
export function optional(name: string, dataType: DataType, extra: ParameterExtra = {}): Parameter {
  return {
    name,
    aliases: extra.aliases ?? [],
    dataType,
    references: extra.references,
    values: extra.values,
    required: false,
    acceptsTokens: extra.acceptsTokens ?? false,
    position: undefined,
    words: extra.words ?? [],
    fallback: extra.fallback,
  };
}

/** A parameter that Marketo requires, in braces. */
export function required(name: string, dataType: DataType, extra: ParameterExtra = {}): Parameter {
  return { ...optional(name, dataType, extra), required: true };
}

/** The argument that stands first. */
export function first(parameter: Parameter): Parameter {
  return { ...parameter, position: 'primary' };
}

/** The argument that a word announces. */
export function after(words: readonly [string, ...string[]], parameter: Parameter): Parameter {
  return { ...parameter, position: { after: words } };
}

/** A required asset that stands first. */
export function firstAsset(name: string, references: string, extra: ParameterExtra = {}): Parameter {
  return first(required(name, 'reference', { ...extra, references }));
}

/** The program that holds the campaign, when none is named. */
export const THIS_PROGRAM = 'this program';

/** Words that are values of an enumeration themselves: `to Paused`. */
export function spoken(...values: readonly string[]): ParameterExtra {
  return { values, words: values.map((value) => ({ word: value.toLowerCase(), value })) };
}

export const EVERYWHERE: readonly CampaignKind[] = ['trigger', 'batch', 'executable'];

interface StepData {
  readonly name: string | Names;
  readonly type?: number;
  readonly parameters?: readonly Parameter[];
  /** Absent: everywhere. */
  readonly allowedIn?: readonly CampaignKind[];
  readonly priority?: StepDefinition['priority'];
  readonly effects?: Partial<StepEffects>;
  readonly notes?: string;
  /** Adobe's page on the step. */
  readonly page?: string;
}

export function step(data: StepData): StepDefinition {
  const names = typeof data.name === 'string' ? same(data.name) : data.name;
  return {
    kind: 'step',
    ...names,
    activityTypeId: data.type,
    parameters: data.parameters ?? [],
    allowedIn: data.allowedIn ?? EVERYWHERE,
    priority: data.priority,
    effects: {
      fires: [],
      writes: [],
      reads: [],
      late: false,
      starts: undefined,
      implies: [],
      ...data.effects,
    },
    notes: data.notes ?? '',
    source: data.page === undefined ? `${names.source}; parameters inferred` : `Adobe docs: flow actions / ${data.page}`,
  };
}
