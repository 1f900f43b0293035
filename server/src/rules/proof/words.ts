import { type EngineProgram, filterOf, type Stimulus, type Thing } from '../../engine/index.ts';
import { listed, quoted } from '../spelling.ts';
import type { Consequence } from './consequences.ts';
import type { Race } from './race.ts';
import type { Side } from './side.ts';

/** Who has a turn, as it stands in a sentence. */
export function nameOf({ task, campaign, who }: Side): string {
  if (campaign !== undefined) return quoted(campaign.name);
  switch (task.kind) {
    case 'moment':
      return task.what.batch === undefined ? `the event ${task.what.name}` : quoted(task.what.batch.name);
    case 'answer':
      return task.segmentation === undefined ? answering(who) : 'Marketo, which follows with the segment,';
    default:
      return who;
  }
}

/** `Salesforce`, `the webhook "Enrich"` */
function answering(who: string): string {
  return /^(?:webhook|campaign) /.test(who) ? `the ${who}` : who;
}

export function pairInWords({ sides }: Pick<Race, 'sides'>): string {
  return partiesInWords(sides.map(nameOf));
}

/** `"A" and "B"`, or `two runs of "A"`: a campaign can be in the way of itself. */
export function partiesInWords(names: readonly string[]): string {
  const [only = '', ...others] = new Set(names);
  return others.length === 0 ? `two runs of ${only}` : listed([only, ...others]);
}

/** Whoever only looks, where one of the two does; else the first. */
export function readerInWords({ sides: [a, b], things }: Pick<Race, 'sides' | 'things'>): string {
  return nameOf(writes(a, things) && !writes(b, things) ? b : a);
}

/** Whoever writes what the other looks at. */
export function writerInWords({ sides: [a, b], things }: Pick<Race, 'sides' | 'things'>): string {
  return nameOf(writes(a, things) && !writes(b, things) ? a : b);
}

function writes(side: Side, things: readonly Thing[]): boolean {
  return things.some((thing) => side.writes.has(thing));
}

/** What both write and what ends differently, if it is the same. */
export function writtenInWords({
  program,
  things,
  consequences: [{ watched }],
}: Pick<Race, 'program' | 'things' | 'consequences'>): string {
  return watched.kind === 'thing' ? watched.name : thingsInWords(program, things);
}

/** What they meet over; the first few. */
export function thingsInWords(program: EngineProgram, things: readonly Thing[]): string {
  const named = things.flatMap((thing) => {
    const filter = filterOf(thing);
    if (filter !== undefined) return `the activity ${filter}`;
    return thing.includes('#') ? [] : program.nameOf(thing);
  });
  return named.length === 0 ? 'the same person' : listed([...new Set(named)], 2);
}

/** `Person is Created and Fills Out Form "Demo" at one moment` */
export function eventInWords({ name, script, coincidence }: Stimulus): string {
  const parts = name.split(' + ');
  const together = coincidence !== undefined || script.length > 1;
  return together && parts.length > 1 ? `${listed(parts)} at one moment` : name;
}

/** The event without the batch run that it meets. */
export function eventOnly({ name, script }: Stimulus): string {
  const batch = script.find((occurrence) => occurrence.batch !== undefined)?.name;
  return listed(name.split(' + ').filter((part) => part !== batch));
}

/** `[Lifecycle Status] ends as "1 - MAL" or as "2 - MQL"` */
export function outcomeInWords({ watched, outcomes: [first, second] }: Consequence): string {
  switch (watched.kind) {
    case 'thing':
      return `${watched.name} ends as ${first} or as ${second}`;
    case 'qualifies':
      return `${quoted(watched.campaign.name)} lets the person in or not`;
    case 'effect':
      return first.startsWith('with ')
        ? `${watched.step} goes out ${first} or ${second}`
        : `${watched.step} happens ${first} or ${second}`;
  }
}

/** The gravest outcome, and how many others there are. */
export function outcomesInWords({ consequences }: Pick<Race, 'consequences'>): string {
  const [first, ...others] = consequences;
  const felt = others.filter(({ watched }) => watched.kind !== 'qualifies');
  const more =
    felt.length === 0
      ? ''
      : `, and ${listed(
          felt.map(({ watched }) => watched.name),
          2,
        )} ${felt.length === 1 ? 'differs' : 'differ'} too`;
  return `${outcomeInWords(first)}${more}`;
}
