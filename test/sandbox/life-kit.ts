import { expect } from 'vitest';
import type { SandboxOptions } from '../../server/src/sandbox/index.ts';
import { asset, withCampaigns } from './campaign-kit.ts';
import { type Caller, type Envelope, first, idOf } from './caller.ts';
import { type CampaignWriter, named } from './vocabulary.ts';

const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** 2026-06-01, a Monday. */
export const monday = Date.UTC(2026, 5, 1, 9);

/** A sandbox with campaigns, people and a clock that only the test moves. */
export async function withLife(options: SandboxOptions = {}) {
  let now = monday;
  const kit = await withCampaigns({ clock: () => now, tokenSeconds: 1_000_000_000, ...options });
  const { caller, sandbox } = kit;
  return {
    ...kit,
    ...peopleOf(caller),
    /** Time passes; nothing else is done. */
    later: (milliseconds: number) => {
      now += milliseconds;
    },
    screen: (path: string, body: unknown) => screen(sandbox.url, path, body),
    settle: (writer: CampaignWriter, settings: Readonly<Record<string, string>>) =>
      set(sandbox.url, writer.id, settings),
  };
}

/** A control of the screen, in JSON. */
export async function screen(url: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/screen/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.headers.get('content-type')?.includes('json') === true
    ? ((await response.json()) as Record<string, unknown>)
    : { status: response.status };
}

/** The settings of a campaign that a person sets. */
export async function set(
  url: string,
  id: number,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const response = await fetch(`${url}/screen/campaign/${id}`, {
    method: 'POST',
    body: new URLSearchParams(settings),
  });
  expect(response.status).toBe(200);
}

export async function activate(writer: CampaignWriter): Promise<void> {
  const answer = await writer.caller.form(`${asset}/smartCampaign/${writer.id}/activate.json`);
  expect(answer.errors ?? []).toEqual([]);
}

export interface LoggedActivity {
  readonly activityDate: string;
  readonly activityTypeId: number;
  readonly campaignId?: number;
  readonly primaryAttributeValue?: string;
  readonly primaryAttributeValueId?: number;
  readonly attributes: readonly { readonly name: string; readonly value: unknown }[];
}

export function peopleOf(caller: Caller) {
  const sync = (input: readonly object[], extra: object = {}): Promise<Envelope> =>
    caller.json('/rest/v1/leads.json', { ...extra, input });
  const read = async (id: number, ...fields: string[]): Promise<Record<string, unknown>> =>
    first(await caller.get(`/rest/v1/lead/${id}.json`, fields.length === 0 ? {} : { fields: fields.join() }));
  const activities = async (id: number, ...names: string[]): Promise<LoggedActivity[]> => {
    const types = await caller.get('/rest/v1/activities/types.json');
    const ids = names.map((name) => Number(types.result?.find((type) => type['name'] === name)?.['id']));
    const found: LoggedActivity[] = [];
    let token = (
      await caller.get('/rest/v1/activities/pagingtoken.json', { sinceDatetime: '2020-01-01T00:00:00Z' })
    ).nextPageToken;
    for (let more = true; more;) {
      const page = await caller.get('/rest/v1/activities.json', {
        nextPageToken: token ?? '',
        activityTypeIds: ids.join(),
        leadIds: id,
      });
      found.push(...((page.result ?? []) as unknown as LoggedActivity[]));
      token = page.nextPageToken;
      more = page.moreResult === true;
    }
    return found;
  };
  return {
    sync,
    read,
    activities,
    /** @returns the person's id. */
    create: async (values: object): Promise<number> => idOf(await sync([values])),
    update: (id: number, values: object): Promise<Envelope> =>
      sync([{ id, ...values }], { action: 'updateOnly', lookupField: 'id' }),
    /** What the activities of these types are about, oldest first. */
    about: async (id: number, ...names: string[]): Promise<(string | undefined)[]> =>
      (await activities(id, ...names)).map(({ primaryAttributeValue }) => primaryAttributeValue),
  };
}

/** A campaign that adds to the score when somebody is created, or something else. */
export async function scoring(
  writer: CampaignWriter,
  change: string,
  trigger: readonly [name: string, values?: string] = ['Lead is Created'],
): Promise<CampaignWriter> {
  const [name, values] = trigger;
  if (values === undefined) await writer.rule(name, { trigger: true });
  else await writer.test(name, values, 'is', { trigger: true });
  await writer.step('Change Score', { 'Score Name': 'Behavior Score', Change: change });
  return writer;
}

/** The id under which the instance knows a form. */
export async function formId(caller: Caller, writer: CampaignWriter, name: string): Promise<number> {
  const fillsOut = named(writer.rules.triggers, 'Fills Out Form');
  const constraint = fillsOut.constraints.find(({ primary }) => primary);
  const answer = await caller.get(`${asset}/smartList/${writer.smartListId}/autoSuggest.json`, {
    ruleTypeId: { id: fillsOut.id, type: 'activity' },
    optionTypeId: { id: constraint?.id ?? 0, type: 'activity' },
    primaryAttributeValue: name,
  });
  // The suggestions are one list in the list of results.
  const [suggestions = []] = (answer.result ?? []) as unknown as readonly (readonly {
    readonly id: number;
  }[])[];
  return suggestions[0]?.id ?? 0;
}
