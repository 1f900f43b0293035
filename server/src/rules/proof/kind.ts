import {
  type EngineCampaign,
  isOfOwner,
  type Stimulus,
  stepsIn,
  type StepCode,
  type Thing,
  thingsIn,
  type Watched,
} from '../../engine/index.ts';
import type { Kinship } from './kinship.ts';
import { type Meeting, type Side, stepsOf, writingOf } from './side.ts';
import type { Course } from './trial.ts';

/** Which accident a race is, by the rule that tells of it. */
export type RaceKind =
  | 'race/alert-before-owner'
  | 'race/batch-and-trigger'
  | 'race/coinciding-triggers'
  | 'race/dependent-requests'
  | 'race/history-replay'
  | 'race/late-guard'
  | 'race/read-write'
  | 'race/request-then-rely'
  | 'race/rescore'
  | 'race/segment-lag'
  | 'race/sync-before-ready'
  | 'race/token-copy'
  | 'race/webhook-read'
  | 'race/write-write';

export interface Circumstances {
  readonly stimulus: Stimulus;
  readonly meeting: Meeting;
  readonly courses: readonly Course[];
  readonly kinship: Kinship;
  /** What ends differently, the gravest. */
  readonly watched: Watched;
}

/** The most specific name for a race: one finding per root cause. */
export function kindOf(circumstances: Circumstances): RaceKind {
  const found = kinds.find(([, fits]) => fits(circumstances));
  return found?.[0] ?? 'race/read-write';
}

type Fits = (circumstances: Circumstances) => boolean;

const kinds: readonly (readonly [RaceKind, Fits])[] = [
  [
    'race/batch-and-trigger',
    ({ stimulus }) => stimulus.script.length > 1 && stimulus.script.some(({ batch }) => batch !== undefined),
  ],
  [
    'race/webhook-read',
    ({ meeting }) => roles(meeting).some(([writer, reader]) => hasCalled(reader, writer)),
  ],
  [
    'race/segment-lag',
    ({ meeting }) =>
      roles(meeting).some(([{ task }]) => task.kind === 'answer' && task.segmentation !== undefined),
  ],
  ['race/alert-before-owner', ({ meeting }) => isAboutOwner(meeting)],
  [
    'race/token-copy',
    ({ meeting }) => meeting.sides.some((side) => meeting.things.some((thing) => isCopied(side, thing))),
  ],
  ['race/rescore', isRescored],
  [
    'race/late-guard',
    ({ meeting, kinship }) => roles(meeting).some(([writer, reader]) => isOwnGuard(writer, reader, kinship)),
  ],
  ['race/request-then-rely', ({ meeting, kinship }) => areKin(meeting, kinship)],
  ['race/dependent-requests', ({ meeting, kinship }) => areSiblings(meeting, kinship)],
  [
    'race/history-replay',
    ({ stimulus }) => stimulus.creates && stimulus.coincidence?.name === 'a visitor becomes known',
  ],
  ['race/coinciding-triggers', ({ stimulus }) => stimulus.creates && stimulus.coincidence !== undefined],
  [
    'race/sync-before-ready',
    ({ meeting }) => roles(meeting).some(([, reader]) => stepsOf(reader).some(syncs)),
  ],
  ['race/write-write', bothWrite],
];

/** Who writes, and who looks at what is written; both ways round where each does both. */
function roles({ sides: [a, b], things }: Meeting): readonly (readonly [Side, Side])[] {
  const meets = (writer: Side, reader: Side) =>
    things.some((thing) => writer.writes.has(thing) && reader.reads.has(thing));
  return [...(meets(a, b) ? [[a, b] as const] : []), ...(meets(b, a) ? [[b, a] as const] : [])];
}

function syncs({ definition }: StepCode): boolean {
  return definition.name === SYNC || definition.effects.implies.includes(SYNC);
}

const SYNC = 'Sync Person to SFDC';

/** The answer comes from a webhook that the reader's own flow has called. */
function hasCalled({ campaign }: Side, { task }: Side): boolean {
  if (campaign === undefined || task.kind !== 'answer') return false;
  return stepsIn(campaign.flow).some(
    ({ definition, asset }) => definition.name === 'Call Webhook' && task.from === `webhook "${asset ?? ''}"`,
  );
}

/** Steps that reach whoever is the owner at that moment. */
const tellsOwner: ReadonlySet<string> = new Set(['Send Alert', 'Create Task']);

function isAboutOwner(meeting: Meeting): boolean {
  const owners = meeting.things.some(isOfOwner);
  return (
    owners &&
    roles(meeting).some(([, reader]) =>
      stepsOf(reader).some(({ definition }) => tellsOwner.has(definition.name)),
    )
  );
}

/** What is written is made of another field, read a moment before. */
function isCopied(side: Side, thing: Thing): boolean {
  const { step } = writingOf(side, thing) ?? {};
  return (
    step?.writes.some(
      (write) => write.thing === thing && write.value !== undefined && thingsIn(write.value).length > 0,
    ) ?? false
  );
}

/** A score was set anew, and campaigns that were requested then add it up again. */
function isRescored({ meeting, kinship }: Circumstances): boolean {
  return meeting.sides.some(({ campaign, writes }) => {
    if (campaign === undefined) return false;
    const parents = [...kinship.parentsOf(campaign)];
    return meeting.things.some(
      (thing) => writes.has(thing) && parents.some((parent) => resets(parent, thing)),
    );
  });
}

function resets({ flow }: EngineCampaign, thing: Thing): boolean {
  return stepsIn(flow).some(
    (step) =>
      step.definition.name === 'Change Score' &&
      step.arguments.get('Change')?.connective !== 'by' &&
      step.writes.some((write) => write.thing === thing),
  );
}

/** Somebody enters, or chooses, by what the same campaign is about to write: in this run of it or in the other. */
function isOwnGuard({ campaign: writer }: Side, { campaign: reader, task }: Side, kinship: Kinship): boolean {
  if (writer === undefined || reader === undefined) return false;
  return writer === reader || (task.kind === 'wake' && kinship.isAncestor(reader, writer));
}

function areKin({ sides: [a, b] }: Meeting, kinship: Kinship): boolean {
  if (a.campaign === undefined || b.campaign === undefined) return false;
  return kinship.isAncestor(a.campaign, b.campaign) || kinship.isAncestor(b.campaign, a.campaign);
}

function areSiblings({ sides: [a, b] }: Meeting, kinship: Kinship): boolean {
  if (a.campaign === undefined || b.campaign === undefined) return false;
  const parents = kinship.parentsOf(b.campaign);
  return [...kinship.parentsOf(a.campaign)].some((parent) => parents.has(parent));
}

/** Each writes what ends differently, if not in the turns that decide then in those that follow. */
function bothWrite({ meeting, courses, watched }: Circumstances): boolean {
  const [a, b] = meeting.sides;
  if (meeting.things.some((thing) => a.writes.has(thing) && b.writes.has(thing))) return true;
  if (watched.kind !== 'thing') return false;
  const writers = new Set(
    courses.flatMap(({ turns }) =>
      turns.flatMap(({ task, next }) => {
        const writes = next.happened.some(
          (happening) => happening.kind === 'wrote' && happening.thing === watched.thing,
        );
        return writes && task.kind === 'run' ? (task.frames[0]?.campaign ?? []) : [];
      }),
    ),
  );
  return [a, b].every(({ campaign }) => campaign !== undefined && writers.has(campaign));
}
