import {
  EMPTY,
  type EngineCampaign,
  knownPerson,
  membership,
  moment,
  type Occurrence,
  run,
  type State,
  startState,
  type Task,
  detail,
  type Thing,
  thingOfField,
  TRUE,
  type Value,
} from '../../engine/index.ts';
import type { Person } from '../store/people.ts';
import type { Campaigns } from './campaigns.ts';
import { minuteAt } from './minutes.ts';
import { knownStatements } from './opportunities.ts';

export const LIST = 'Member of List';
export const PROGRAM = 'Member of Program';
export const CAMPAIGN = 'Member of Smart Campaign';

/** A person as the engine sees them, with what happens to them next. */
export function stateOf(
  campaigns: Campaigns,
  person: Person,
  script: readonly Occurrence[],
  minute: number,
): State {
  const { program } = campaigns.engine;
  const knowledge = knownStatements(campaigns.owners, campaigns.statements, person, minute);
  const start = startState(knownPerson(program, thingsOf(campaigns, person)), script, { minute, knowledge });
  return {
    ...start,
    tasks: [...person.pending.flatMap((task) => inNewProgram(campaigns, task)), ...start.tasks],
    qualified: person.qualified,
    activities: person.remembered,
  };
}

function thingsOf({ engine, names, fields }: Campaigns, person: Person): ReadonlyMap<Thing, Value> {
  const { catalogue } = engine.program;
  const things = new Map<Thing, Value>(person.others);
  // Of these the engine supposes that everybody has them; here nobody has what nobody gave them.
  for (const name of ['Last Name', 'Company Name']) things.set(thingOfField(catalogue, name), EMPTY);
  for (const [thing, field] of fields) {
    const value = person.values.get(field.id);
    if (value !== undefined) things.set(thing, value);
    else if (field.name === 'createdAt') things.set(thing, moment(minuteAt(person.createdAt)));
    else if (field.name === 'updatedAt') things.set(thing, moment(minuteAt(person.updatedAt)));
  }
  const join = (attribute: string, name: string | undefined): void => {
    if (name !== undefined) things.set(membership(attribute, name), TRUE);
  };
  for (const id of person.lists.keys()) join(LIST, names.nameOf('static list', id));
  for (const id of person.campaigns.keys()) join(CAMPAIGN, names.nameOf('campaign', id));
  for (const [id, { details }] of person.programs) {
    const name = names.nameOf('program', id);
    join(PROGRAM, name);
    for (const [about, value] of details) things.set(detail(PROGRAM, about, name ?? ''), value);
  }
  return things;
}

/**
 * Whoever waits was stamped with the number of the next step (Marketo knowledge base: wait steps), and takes that one of
 * the flow as it is now. In a campaign that is gone nobody waits.
 */
function inNewProgram({ engine }: Campaigns, task: Task): Task[] {
  if (task.kind !== 'run') return [task];
  const now = new Map<number, EngineCampaign>(
    engine.program.campaigns.map((campaign) => [campaign.id, campaign]),
  );
  const frames = task.frames.flatMap(({ campaign, next }) => {
    const there = now.get(campaign.id);
    return there === undefined ? [] : [{ campaign: there, next }];
  });
  return frames.length === 0 ? [] : [run(frames, task.due)];
}
