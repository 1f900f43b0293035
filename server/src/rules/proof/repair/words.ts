import { quoted } from '../../spelling.ts';
import type { Race } from '../race.ts';
import type { Candidate } from './candidate.ts';
import type { Cause } from './cause.ts';
import type { End } from './ends.ts';
import { thingsInWords } from '../words.ts';
import { rolesIn } from './roles.ts';
import { inWords } from './wait.ts';

/** What has been proved of a repair, in plain words: what stands in brackets behind its title. */
export function provedInWords(cause: Cause, { minutes }: Candidate, end: End | undefined): string {
  const said = outcomeInWords(cause, end);
  // A wait puts things in order as long as nothing takes longer.
  return minutes === undefined ? said : `${said} while no queue is longer than ${inWords(minutes)}`;
}

function outcomeInWords(cause: Cause, end: End | undefined): string {
  switch (cause.kind) {
    case 'race':
      return endInWords(cause.race, end);
    case 'loop':
      return 'it then comes to an end in every order';
    case 'move':
      return `nobody is then taken from ${quoted(cause.move.from)} to ${quoted(cause.move.to)}`;
    case 'recycle':
      return `whoever is moved to ${quoted(cause.recycle.left)} then stays there`;
    case 'refire':
      return `${cause.refire.step.text} then happens once`;
    case 'restamp':
      return 'the first date then stays';
    case 'alert order':
      return 'the alert then never goes out before the sync';
    case 'no stamp':
      return `everybody in ${quoted(cause.missing.stage.name)} then has the date`;
  }
}

function endInWords(race: Race, end: End | undefined): string {
  const { watched, outcomes } = race.consequences[0];
  const outcome = outcomes[end?.which ?? 0];
  const [role, ...others] = rolesIn(race);
  // For the person at hand it may come to nothing, and nobody knows what others answer; what is proved is that nobody
  // looks too soon.
  const tellsLittle =
    role?.writer.campaign === undefined ||
    (watched.kind === 'effect' && (outcome === 'never' || outcome.startsWith('with ')));
  if (role !== undefined && others.length === 0 && tellsLittle)
    return `${thingsInWords(race.program, [role.thing])} is then always there before it is looked at`;
  switch (watched.kind) {
    case 'thing':
      return `${watched.name} then always ends as ${outcome}`;
    case 'qualifies':
      return `${quoted(watched.campaign.name)} then ${outcome === 'yes' ? 'always' : 'never'} lets the person in`;
    case 'effect':
      return outcome.startsWith('with ')
        ? `${watched.step} then always goes out ${outcome}`
        : `${watched.step} then always happens ${outcome}`;
  }
}
