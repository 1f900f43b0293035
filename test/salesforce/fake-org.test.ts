import { expect, it } from 'vitest';
import { FakeOrg } from './fake-org.ts';

const stage = { name: 'Stage__c', label: 'Stage', type: 'picklist', restricted: true, valueSet: 'Stages' };

async function get(org: FakeOrg, path: string, token?: string) {
  const response = await fetch(
    org.url + path,
    token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  );
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body };
}

async function describedStage(org: FakeOrg, token: string): Promise<unknown> {
  const { body } = await get(org, '/services/data/v66.0/sobjects/Lead/describe', token);
  const { fields } = body as { fields: { name: string }[] };
  return fields.find(({ name }) => name === 'Stage__c');
}

it('lists its API versions to anybody and counts nothing for it', async () => {
  await using org = await FakeOrg.start({ newest: 66 });
  const { status, headers, body } = await get(org, '/services/data');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/json;charset=UTF-8');
  expect(headers.has('sforce-limit-info')).toBe(false);
  expect((body as unknown[]).at(-1)).toMatchObject({ url: '/services/data/v66.0', version: '66.0' });
});

it('describes an object to a signed-in user and counts the request', async () => {
  await using org = await FakeOrg.start();
  const { status, headers, body } = await get(
    org,
    '/services/data/v66.0/sobjects/lead/describe',
    org.signIn('a@acme.example'),
  );
  expect(status).toBe(200);
  expect(headers.get('sforce-limit-info')).toBe('api-usage=1/15000');
  expect(body).toMatchObject({ name: 'Lead', urls: { sobject: '/services/data/v66.0/sobjects/Lead' } });
});

it('refuses a session that has ended, with a JSON array', async () => {
  await using org = await FakeOrg.start();
  const token = org.signIn('a@acme.example');
  org.endSession(token);
  const { status, body } = await get(org, '/services/data/v66.0/sobjects/Lead/describe', token);
  expect(status).toBe(401);
  expect(body).toEqual([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }]);
});

it('refuses the placeholder of a redacted token as a broken header', async () => {
  await using org = await FakeOrg.start();
  const { status, body } = await get(
    org,
    '/services/data/v66.0/sobjects/Lead/describe',
    "[REDACTED] Use 'sf org auth show-access-token' to view",
  );
  expect(status).toBe(401);
  expect(body).toMatchObject([{ errorCode: 'INVALID_AUTH_HEADER' }]);
});

it.each(['/services/data/v99.0/sobjects/Lead/describe', '/services/data/v66.0/sobjects/Leed/describe'])(
  'does not know %s',
  async (path) => {
    await using org = await FakeOrg.start();
    const { status, body } = await get(org, path, org.signIn('a@acme.example'));
    expect(status).toBe(404);
    expect(body).toEqual([{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }]);
  },
);

it('shows a new field to nobody until field-level security grants it, and then to that user only', async () => {
  await using org = await FakeOrg.start();
  const [anna, ben] = [org.signIn('anna@acme.example'), org.signIn('ben@acme.example')];
  org.saveValueSet('Stages', [{ fullName: 'MQL' }]);
  org.createField('Lead', stage);
  expect(await describedStage(org, anna)).toBeUndefined();
  org.grant('anna@acme.example', 'Lead.Stage__c');
  expect(await describedStage(org, anna)).toMatchObject({
    type: 'picklist',
    restrictedPicklist: true,
    custom: true,
  });
  expect(await describedStage(org, ben)).toBeUndefined();
});

it('deactivates a value that an update of its value set leaves out', async () => {
  await using org = await FakeOrg.start({ describesInactiveValues: true });
  const token = org.signIn('a@acme.example');
  org.saveValueSet('Stages', [{ fullName: 'MQL', label: 'Qualified' }, { fullName: 'SAL' }]);
  org.createField('Lead', stage);
  org.grant('a@acme.example', 'Lead.Stage__c');
  org.saveValueSet('Stages', [{ fullName: 'SAL' }, { fullName: 'SQL' }]);
  expect(await describedStage(org, token)).toMatchObject({
    picklistValues: [
      { value: 'SAL', active: true },
      { value: 'SQL', active: true },
      { value: 'MQL', label: 'Qualified', active: false },
    ],
  });
});

it('leaves inactive values out of describe unless told otherwise', async () => {
  await using org = await FakeOrg.start();
  const token = org.signIn('a@acme.example');
  org.createField('Lead', {
    name: 'Stage__c',
    label: 'Stage',
    type: 'picklist',
    values: [{ fullName: 'MQL', isActive: false }, { fullName: 'SAL' }],
  });
  org.grant('a@acme.example', 'Lead.Stage__c');
  expect(await describedStage(org, token)).toMatchObject({ picklistValues: [{ value: 'SAL' }] });
});

it('hides a whole object from a user who may not read it', async () => {
  await using org = await FakeOrg.start();
  org.hideObject('a@acme.example', 'Lead');
  const { status } = await get(
    org,
    '/services/data/v66.0/sobjects/Lead/describe',
    org.signIn('a@acme.example'),
  );
  expect(status).toBe(404);
});

it('stops answering when the requests of the day are used up', async () => {
  await using org = await FakeOrg.start({ apiLimit: 1 });
  const token = org.signIn('a@acme.example');
  await get(org, '/services/data/v66.0/sobjects/Lead/describe', token);
  const { status, body } = await get(org, '/services/data/v66.0/sobjects/Lead/describe', token);
  expect(status).toBe(403);
  expect(body).toMatchObject([{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
});
