import {
  type EngineCampaign,
  type EngineLifecycle,
  type EngineProgram,
  type EngineStage,
  occurrence,
  type Outlook,
  type Semantics,
  type StepCode,
  stepsIn,
  type Stimulus,
  text,
  type Thing,
} from '../../engine/index.ts';
import { withExecuted } from './executed.ts';

/** Somebody takes people into a stage that owes them a date. */
export interface WayIn {
  readonly about: string;
  readonly outlook: Pick<Outlook, 'stimulus' | 'campaigns'>;
  readonly lifecycle: EngineLifecycle;
  readonly stage: EngineStage;
  readonly stamp: EngineStage['stamps'][number];
  /** Undefined: Salesforce. */
  readonly by: EngineCampaign | undefined;
}

/**
 * Every stage with stamps, by every campaign that writes it. Of what happens to people from outside only Salesforce
 * counts, for stages that it is master of: nobody else enters a stage without a campaign.
 */
export function waysIn(program: EngineProgram, semantics: Semantics, outlooks: readonly Outlook[]): WayIn[] {
  const reaching = outlooks.map((outlook) => ({ outlook, all: withExecuted(program, outlook.campaigns) }));
  return program.lifecycles.flatMap((lifecycle) =>
    lifecycle.stages.flatMap((stage) => {
      const owed = stage.stamps.filter(({ thing }) => !isWrittenOutside(program, stage, thing));
      if (owed.length === 0) return [];
      const writers = program.campaigns.filter(({ flow }) =>
        stepsIn(flow).some((step) => enters(step, lifecycle, stage)),
      );
      const ways = [
        ...writers.flatMap((by) =>
          reaching
            .filter(({ outlook, all }) => all.has(by) && !brings(outlook.stimulus, lifecycle, stage))
            .map(({ outlook }) => ({ by, outlook })),
        ),
        ...(isSalesforces(stage)
          ? [{ by: undefined, outlook: fromSalesforce(program, semantics, lifecycle, stage) }]
          : []),
      ];
      return owed.flatMap((stamp) =>
        ways.map(({ by, outlook }) => ({
          about: `${stamp.thing} of ${stage.name} by ${by?.id ?? 'Salesforce'}`,
          outlook,
          lifecycle,
          stage,
          stamp,
          by,
        })),
      );
    }),
  );
}

/** Does the step write the stage by its name? */
export function enters({ writes }: StepCode, lifecycle: EngineLifecycle, { name }: EngineStage): boolean {
  return writes.some(
    ({ thing, value }) =>
      thing === lifecycle.stage &&
      value?.kind === 'value' &&
      value.value.kind === 'text' &&
      value.value.text.toLowerCase() === name.toLowerCase(),
  );
}

function isSalesforces({ master }: EngineStage): boolean {
  return /^(?:salesforce|sfdc)$/i.test(master ?? '');
}

/**
 * Somebody outside is declared to write the date, or may do anything; Salesforce may stamp its own stages in a field
 * that it has, where no campaign does.
 */
function isWrittenOutside(program: EngineProgram, stage: EngineStage, stamp: Thing): boolean {
  const mayWrite = program.externals.some(
    ({ of, writes, requests }) =>
      writes.includes(stamp) || (of === 'campaign' && writes.length + requests.length === 0),
  );
  return mayWrite || (isSalesforces(stage) && program.field(stamp).synced && !program.written.has(stamp));
}

function brings({ script }: Stimulus, lifecycle: EngineLifecycle, { name }: EngineStage): boolean {
  return script.some(({ changes }) =>
    changes.some(
      (change) =>
        change.thing === lifecycle.stage && 'value' in change && change.value.key === text(name).key,
    ),
  );
}

/** A rep moves the person on, and the sync brings it. */
function fromSalesforce(
  program: EngineProgram,
  { sources }: Semantics,
  lifecycle: EngineLifecycle,
  stage: EngineStage,
): WayIn['outlook'] {
  const value = text(stage.name);
  const name = `${program.nameOf(lifecycle.stage)} becomes "${stage.name}" in Salesforce`;
  const test = { kind: 'same', value, words: `is "${stage.name}"` } as const;
  return {
    stimulus: {
      name,
      creates: false,
      script: [occurrence(name, { changes: [{ thing: lifecycle.stage, value }], source: sources.crm })],
      supposed: [{ about: program.unknownValue(lifecycle.stage), test, holds: false }],
      coincidence: undefined,
    },
    campaigns: program.listeners('Data Value Changes', lifecycle.stage).map(({ campaign }) => campaign),
  };
}
