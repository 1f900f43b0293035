import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../server/src/sandbox/index.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: { campaigns: [{ name: 'Sort <&> stamp' }] }, record: 'all' });
});
afterEach(() => sandbox.close());

async function campaign(): Promise<Record<string, unknown>> {
  const { clientId, clientSecret, url } = sandbox;
  const grant = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const { access_token: token } = (await (
    await fetch(`${url}/identity/oauth/token?${grant.toString()}`)
  ).json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(
    `${url}/rest/asset/v1/smartCampaign/byName.json?name=${encodeURIComponent('Sort <&> stamp')}`,
    { headers },
  );
  const { result } = (await answer.json()) as { result: Record<string, unknown>[] };
  return result[0] ?? {};
}

function set(
  id: unknown,
  settings: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${sandbox.url}/screen/campaign/${String(id)}`, {
    method: 'POST',
    body: new URLSearchParams(settings),
    headers,
  });
}

it('is where the link of a campaign leads, and shows it', async () => {
  const { id, computedUrl } = await campaign();
  expect(computedUrl).toBe(`${sandbox.url}/screen/#SC${String(id)}A1`);
  const page = await (await fetch(String(computedUrl))).text();
  expect(page).toContain('Sort &lt;&amp;&gt; stamp');
  expect(page).toContain(`id="SC${String(id)}A1"`);
});

it('sets what the API only reads', async () => {
  const { id } = await campaign();
  await set(id, { qualification: 'interval', interval: '2', unit: 'week', limits: 'on' });
  expect(await campaign()).toMatchObject({
    qualificationRuleType: 'interval',
    qualificationRuleInterval: 2,
    qualificationRuleUnit: 'week',
    isCommunicationLimitEnabled: true,
  });
  await set(id, { qualification: 'any' });
  expect(await campaign()).toMatchObject({
    qualificationRuleType: 'any',
    isCommunicationLimitEnabled: false,
  });
});

it('refuses a rule that does not exist, an unknown campaign, and a page from elsewhere', async () => {
  const { id } = await campaign();
  expect((await set(id, { qualification: 'sometimes' })).status).toBe(404);
  expect((await set(9999, { qualification: 'any' })).status).toBe(404);
  expect((await set(id, { qualification: 'any' }, { origin: 'https://example.com' })).status).toBe(403);
  expect(await campaign()).toMatchObject({ qualificationRuleType: 'once' });
});

it('is not part of the recorded API traffic', async () => {
  await fetch(`${sandbox.url}/screen`);
  expect(sandbox.calls).toEqual([]);
});
