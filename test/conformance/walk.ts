import { first, idOf, type Caller } from '../sandbox/caller.ts';
import { CampaignWriter, constraintOf, named, rulesOf, typeOf } from '../sandbox/vocabulary.ts';

/** Uses every operation once or more, the way a client would. */
export async function everyCall(caller: Caller): Promise<void> {
  const asset = '/rest/asset/v1';
  const operations = { id: 1001, type: 'Folder' };
  await caller.get(`${asset}/folder/byName.json`, { name: 'Marketing Activities' });
  await caller.get(`${asset}/folder/15.json`, { type: 'Folder' });
  await caller.get(`${asset}/folders.json`, {
    root: { id: 14, type: 'Folder' },
    maxDepth: 3,
    maxReturn: 200,
  });
  const folder = idOf(await caller.form(`${asset}/folders.json`, { name: 'Kit', parent: operations }));
  await caller.form(`${asset}/folder/${folder}.json`, { type: 'Folder', description: 'Templates' });
  await caller.get(`${asset}/folder/1001/content.json`, { type: 'Folder' });
  await caller.form(`${asset}/folder/${folder}/delete.json`, { type: 'Folder' });

  await caller.get(`${asset}/channels.json`, { maxReturn: 200 });
  await caller.get(`${asset}/channel/byName.json`, { name: 'Operational' });
  await caller.get(`${asset}/tagTypes.json`);
  await caller.get(`${asset}/tagType/byName.json`, { name: 'Region' });

  const program = await caller.form(`${asset}/programs.json`, {
    folder: operations,
    name: 'OPS Lifecycle',
    type: 'Default',
    channel: 'Operational',
    costs: [{ startDate: '2026-01-01', cost: 10, note: 'Setup' }],
    tags: [{ tagType: 'Region', tagValue: 'EMEA' }],
  });
  const place = { id: idOf(program), type: 'Program' };
  await caller.form(`${asset}/program/${place.id}.json`, { description: 'Moves people' });
  await caller.get(`${asset}/program/${place.id}.json`);
  await caller.get(`${asset}/program/byName.json`, { name: 'OPS Lifecycle', includeTags: true });
  await caller.get(`${asset}/program/byTag.json`, { tagType: 'Region', tagValue: 'EMEA' });
  await caller.get(`${asset}/programs.json`, { maxReturn: 200 });

  const token = { name: 'Threshold', type: 'number', folderType: 'Program' };
  await caller.form(`${asset}/folder/${place.id}/tokens.json`, { ...token, value: '100' });
  await caller.get(`${asset}/folder/${place.id}/tokens.json`, { folderType: 'Program' });
  await caller.form(`${asset}/folder/${place.id}/tokens/delete.json`, token);

  await caller.json('/rest/v1/leads/schema/fields.json', {
    input: [
      { displayName: 'Lifecycle Status', name: 'lifecycleStatus', dataType: 'string', description: 'Stage' },
    ],
  });
  await caller.json('/rest/v1/leads/schema/fields/lifecycleStatus.json', {
    input: [{ description: 'The stage' }],
  });
  await caller.get('/rest/v1/leads/schema/fields/lifecycleStatus.json');
  await caller.get('/rest/v1/leads/schema/fields.json', { batchSize: 300 });
  await caller.get('/rest/v1/leads/describe.json');
  await caller.get('/rest/v1/leads/describe2.json');

  const list = idOf(await caller.form(`${asset}/staticLists.json`, { name: 'Competitors', folder: place }));
  await caller.form(`${asset}/staticList/${list}.json`, { description: 'Keep out' });
  await caller.get(`${asset}/staticList/${list}.json`);
  await caller.get(`${asset}/staticList/byName.json`, { name: 'Competitors' });
  await caller.get(`${asset}/staticLists.json`, { folder: place });

  const smartList = idOf(await caller.form(`${asset}/smartLists.json`, { name: 'Fits MQL', folder: place }));
  await caller.get(`${asset}/smartList/byName.json`, { name: 'Fits MQL' });
  await caller.get(`${asset}/smartLists.json`, { folder: place });
  await caller.get(`${asset}/smartList/rules.json`);
  const copy = await caller.form(`${asset}/smartList/${smartList}/clone.json`, {
    name: 'Copy',
    folder: place,
  });
  await caller.form(`${asset}/smartList/${idOf(copy)}/delete.json`);

  const mailing = { folder: operations, name: 'Mailing', type: 'Email', channel: 'Email Send' };
  const email = idOf(await caller.form(`${asset}/programs.json`, mailing));
  const dates = { startDate: '2026-08-02T09:00:00Z', endDate: '2026-08-02T10:00:00Z' };
  await caller.form(`${asset}/program/${email}.json`, dates);
  await caller.form(`${asset}/program/${email}/approve.json`);
  await caller.form(`${asset}/program/${email}/unapprove.json`);
  await writeCampaign(caller, place);
  await usePeople(caller, place.id, list);
  await extract(caller);
  await caller.form(`${asset}/program/${place.id}/clone.json`, { name: 'OPS Two', folder: operations });
  await caller.form(`${asset}/staticList/${list}/delete.json`);
  await caller.form(`${asset}/program/${place.id}/delete.json`);

  await caller.get('/rest/v1/stats/usage.json');
  await caller.get('/rest/v1/stats/usage/last7days.json');
  await caller.get('/rest/v1/stats/errors.json');
  await caller.get('/rest/v1/stats/errors/last7days.json');
}

async function usePeople(caller: Caller, program: number, list: number): Promise<void> {
  const base = '/rest/v1';
  const email = 'jo@example.com';
  const people = {
    action: 'createOrUpdate',
    lookupField: 'email',
    input: [{ email, lifecycleStatus: 'Known' }, {}],
  };
  const id = idOf(await caller.json(`${base}/leads.json`, people));
  await caller.json(`${base}/leads.json`, { input: [{ email, lifecycleStatus: 'Engaged' }] });
  await caller.get(`${base}/leads.json`, {
    filterType: 'email',
    filterValues: email,
    fields: 'email,lifecycleStatus',
  });
  await caller.get(`${base}/lead/${id}.json`);
  const pushed = {
    programName: 'OPS Lifecycle',
    source: 'Site',
    reason: 'Pricing',
    lookupField: 'email',
    input: [{ email }],
  };
  await caller.json(`${base}/leads/push.json`, pushed);
  await caller.json(`${base}/leads/submitForm.json`, {
    formId: 1001,
    input: [
      { leadFormFields: { email }, visitorData: { pageURL: 'https://example.com/demo', queryString: 'a=b' } },
    ],
  });
  const ids = { input: [{ id }, { id: 4711 }] };
  await caller.json(`${base}/lists/${list}/leads.json`, ids);
  await caller.get(`${base}/lists/${list}/leads.json`, { fields: 'email' });
  await caller.get(`${base}/lists/${list}/leads/ismember.json`, { id });
  const status = { statusName: 'Member', input: [{ leadId: id }, { leadId: 7 }, { leadId: 4711 }] };
  await caller.json(`${base}/programs/${program}/members/status.json`, status);
  for (const what of ['list', 'program', 'smartCampaign']) {
    await caller.get(`${base}/leads/${id}/${what}Membership.json`, { batchSize: 300 });
  }
  await caller.send(
    'DELETE',
    `${base}/lists/${list}/leads.json?id=${id}`,
    'application/json',
    JSON.stringify(ids),
  );
  await caller.json(`${base}/leads/delete.json`, ids);

  await caller.get(`${base}/activities/types.json`);
  const since = await caller.get(`${base}/activities/pagingtoken.json`, {
    sinceDatetime: '2020-01-01T00:00:00Z',
  });
  const nextPageToken = since.nextPageToken ?? '';
  await caller.get(`${base}/activities.json`, { nextPageToken, activityTypeIds: '2,12,13,24,25,104,145' });
  await caller.get(`${base}/activities/leadchanges.json`, { nextPageToken, fields: 'lifecycleStatus' });
  await caller.get(`${base}/activities/deletedleads.json`, { nextPageToken });
}

/** Jobs that go through at once, and one that is cancelled. */
async function extract(caller: Caller): Promise<void> {
  const today = Date.now();
  const day = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
  const createdAt = { startAt: day(today - 86_400_000), endAt: day(today + 86_400_000) };
  const wanted = {
    leads: { fields: ['id', 'email'], columnHeaderNames: { id: 'Marketo Id' }, filter: { createdAt } },
    activities: { format: 'TSV', filter: { createdAt, activityTypeIds: [12, 24] } },
  };
  for (const [kind, request] of Object.entries(wanted)) {
    const base = `/bulk/v1/${kind}/export`;
    const make = async () => first(await caller.json(`${base}/create.json`, request))['exportId'];
    const id = String(await make());
    await caller.form(`${base}/${id}/enqueue.json`);
    await caller.get(`${base}/${id}/status.json`);
    await caller.raw('GET', `${base}/${id}/file.json`);
    await caller.form(`${base}/${String(await make())}/cancel.json`);
    await caller.get(`${base}.json`, { status: 'completed', batchSize: 1 });
  }
}

async function writeCampaign(
  caller: Caller,
  place: { readonly id: number; readonly type: string },
): Promise<void> {
  const asset = '/rest/asset/v1';
  const rules = await rulesOf(caller);
  const campaign = first(
    await caller.form(`${asset}/smartCampaigns.json`, { name: '050 - Hand Raise', folder: place }),
  );
  const writer = new CampaignWriter(caller, rules, campaign);
  const listPath = `${asset}/smartList/${writer.smartListId}`;
  const requested = named(rules.triggers, 'Campaign is Requested');
  await writer.test('Campaign is Requested', 'Web Service API', 'is', { trigger: true });
  const form = await writer.test('Fills Out Form', 'Demo', 'is', { trigger: true });
  const fillsOut = named(rules.triggers, 'Fills Out Form');
  await writer.constraint(form, fillsOut, '/careers', 'not contains', 'Referrer');
  await caller.form(`${listPath}/rule/${form}/removeConstraint.json`, {
    attributeId: constraintOf(fillsOut, 'Referrer'),
  });
  const status = await writer.test('Lifecycle Status', '"0 - Processing","1 - MAL"', 'is');
  await writer.test('Member of List', 'Competitors', 'not in', { negative: false });
  await caller.form(`${listPath}/filterLogic.json`, { matchType: 'custom', customRuleLogic: '1 and 2' });
  await caller.form(`${listPath}/reorder.json`, { order: [{ id: status, index: 2 }] });
  await caller.get(`${listPath}/autoSuggest.json`, {
    ruleTypeId: typeOf(requested),
    optionTypeId: constraintOf(requested),
  });

  const step = await writer.step('Change Data Value', {
    Attribute: 'Lifecycle Status',
    'New Value': '2 - MQL',
  });
  const flowPath = `${asset}/smartCampaign/${writer.id}/flow/${step.id}`;
  await caller.form(`${flowPath}/addChoice.json`);
  await caller.form(`${flowPath}/addChoice.json`);
  const [one, two] = (await writer.flow())[0]?.stepChoice ?? [];
  const country = named(rules.conditions, 'Country');
  await writer.choose(
    step.id,
    two?.id ?? 0,
    { Attribute: 'Lifecycle Status', 'New Value': '1 - MAL' },
    { conditionTypeId: { id: country.id, type: 'attribute' }, operator: 'is', conditionValues: 'US,CA' },
  );
  await caller.form(`${flowPath}/choice/${two?.id}/reorder.json?newSeqNumZeroBased=0`);
  await caller.form(`${flowPath}/choice/${one?.id}/remove.json`);
  const wait = await writer.step('Wait');
  await caller.form(`${asset}/smartCampaign/${writer.id}/flow/${wait.id}/remove.json`);
  const email = named(rules.steps, 'Send Email');
  await caller.get(`${asset}/smartCampaign/${writer.id}/autoSuggest.json`, {
    ruleTypeId: { id: email.id, type: 'activity' },
    optionTypeId: { id: email.constraints[0]?.id ?? 0, type: 'activity' },
  });

  await caller.form(`${asset}/smartCampaign/${writer.id}/activate.json`);
  await caller.get(`${asset}/smartCampaign/byName.json`, { name: '050 - Hand Raise' });
  await caller.get(`${asset}/smartCampaign/${writer.id}.json`, { includeFlowSteps: true });
  await caller.get(`${asset}/smartCampaign/${writer.id}/smartList.json`, { includeRules: true });
  await caller.get(`${asset}/smartCampaigns.json`, { folder: place, isActive: true });
  await caller.get(`${asset}/smartCampaign/${writer.id}/usedBy.json`);
  await caller.json(`/rest/v1/campaigns/${writer.id}/trigger.json`, { input: { leads: [{ id: 7 }] } });
  await caller.form(`${asset}/smartCampaign/${writer.id}/deactivate.json`);
  await caller.form(`${asset}/smartCampaign/${writer.id}.json`, { description: 'Asks again' });
  const clone = await caller.form(`${asset}/smartCampaign/${writer.id}/clone.json`, {
    name: 'Copy',
    folder: place,
  });
  const copied = first(clone);
  await caller.form(`${asset}/smartList/${String(copied['smartListId'])}/rules/delete.json`);
  await caller.json(`/rest/v1/campaigns/${String(copied['id'])}/schedule.json`, { input: {} });
  await caller.form(`${asset}/smartCampaign/${String(copied['id'])}/delete.json`);
  await caller.form(`${listPath}/rule/${status}/delete.json`);
  await caller.form(`${asset}/smartCampaign/${writer.id}/delete.json`);
}
