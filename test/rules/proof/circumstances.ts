import { createEngineCompiler, type EngineCampaign, stepsIn } from '../../../server/src/engine/index.ts';
import { type Circumstances, kindOf } from '../../../server/src/rules/proof/kind.ts';
import type { Side } from '../../../server/src/rules/proof/side.ts';
import { modelOf } from '../../model/workspace-of.ts';

const program = createEngineCompiler().compile(
  modelOf(`program "P"

external webhook "Check" { writes [Phone Validity] }
external webhook "Other" { writes [Phone Validity] }
field [Total] score
field [Points] score

campaign "Plain" {
  trigger Person is Created
  flow { Change Data Value [Country] to "DE", Change Data Value [City] to "Bonn" }
}

campaign "Other" {
  trigger Person is Created
  flow { Change Data Value [City] to "Bonn" }
}

campaign "Calls" {
  trigger Person is Created
  flow { Sync Person to SFDC, Call Webhook "Check" }
}

campaign "Copies" {
  trigger Person is Created
  flow { Change Score [Total] to {{lead.Points}} }
}

campaign "Adds" {
  trigger Person is Created
  flow { Change Score [Total] by 5 }
}

campaign "Resets" {
  trigger Person is Created
  flow { Change Data Value [City] to "Bonn", Change Score [Total] to 0 }
}

campaign "Adds by Hand" {
  trigger Person is Created
  flow { Change Data Value [Total] to 0 }
}

campaign "Sends" {
  trigger Person is Created
  flow {
    Change Data Value [City] to "Bonn"
    Send Alert "A" to owner
    Sync Person to SFDC
    Add to SFDC Campaign "C"
    Create Task "T"
  }
}
`),
);

/** A turn of one of the two, by what tells kinds of races apart. */
export interface Turn {
  readonly campaign?: EngineCampaign | undefined;
  readonly kind?: 'run' | 'wake';
  /** An answer of somebody outside. */
  readonly from?: string;
  readonly segmentation?: string;
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  /** The names of steps that are taken in the turn. */
  readonly steps?: readonly string[];
}

/** A campaign of the program above. */
export const campaign = (name: string): EngineCampaign => {
  const found = program.campaigns.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

function side({
  campaign: one,
  kind = 'run',
  from,
  segmentation,
  reads = [],
  writes = [],
  steps = [],
}: Turn): Side {
  const taken =
    one === undefined ? [] : stepsIn(one.flow).filter(({ definition }) => steps.includes(definition.name));
  const happened = taken.flatMap((step) => [
    { kind: 'step', campaign: one, step },
    ...step.writes.map(({ thing }) => ({ kind: 'wrote', thing })),
  ]);
  const task =
    from === undefined
      ? { kind, campaign: one, frames: [{ campaign: one, next: 0 }] }
      : { kind: 'answer', from, segmentation };
  const turns = [{ task, next: { happened } }];
  const made = { task, who: from ?? one?.name, campaign: from === undefined ? one : undefined, turns };
  return { ...made, reads: new Set(reads), writes: new Set(writes) } as unknown as Side;
}

type Kin = Readonly<Record<string, readonly string[]>>;

export interface Around {
  /** Who was requested by whom. */
  readonly parents?: Kin;
  readonly things?: readonly string[];
  readonly stimulus?: {
    creates?: boolean;
    coincidence?: { name: string };
    script?: readonly { batch?: object }[];
  };
  /** What ends differently, and the campaigns that write it later on. */
  readonly watched?: string;
  readonly later?: readonly EngineCampaign[];
}

/** The kind of the race of two turns. */
export function kind(
  a: Turn,
  b: Turn,
  { parents = {}, things, stimulus = {}, watched, later = [] }: Around = {},
) {
  const sides = [side(a), side(b)] as const;
  const shared = things ?? [...new Set([...(a.writes ?? []), ...(b.writes ?? [])])];
  const parentsOf = ({ name }: EngineCampaign) => new Set((parents[name] ?? []).map(campaign));
  const isAncestor = (one: EngineCampaign, other: EngineCampaign): boolean =>
    [...parentsOf(other)].some((parent) => parent === one || isAncestor(one, parent));
  const turns = later.map((one) => ({
    task: { kind: 'run', frames: [{ campaign: one }] },
    next: { happened: [{ kind: 'wrote', thing: watched }] },
  }));
  return kindOf({
    stimulus: { creates: false, coincidence: undefined, script: [{}], ...stimulus },
    meeting: { sides, things: shared },
    courses: [{ turns }, { turns: [] }],
    kinship: { parentsOf, isAncestor },
    watched: watched === undefined ? { kind: 'effect' } : { kind: 'thing', thing: watched },
  } as unknown as Circumstances);
}
