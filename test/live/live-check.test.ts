import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../server/src/sandbox/index.ts';
import { trafficSkipped, validateTraffic } from '../conformance/traffic.ts';
import { Caller } from '../sandbox/caller.ts';
import { closing } from '../sandbox/closing.ts';
import { liveCheck, type LiveReport } from './live-check.ts';
import { reportPage } from './report-page.ts';
import { scratchName } from './scratch.ts';
import { confirmation, liveSettings, type LiveSettings } from './settings.ts';

/** A sandbox whose time passes only when the check waits for it, and what the check found there. */
async function check(options: SandboxOptions = {}, more: Partial<LiveSettings> = {}) {
  let now = Date.UTC(2026, 5, 1);
  const sandbox = await startSandbox({ record: 'all', latencyMs: 1, clock: () => now, ...options });
  const sleep = (milliseconds: number) => Promise.resolve(void (now += milliseconds));
  const report = await liveCheck({ ...settingsOf(sandbox), ...more }, { now: () => now, sleep });
  return { sandbox: closing(sandbox), report };
}

function settingsOf({ url, clientId, clientSecret }: Sandbox): LiveSettings {
  const settings = { name: 'box', url, clientId, clientSecret, identity: '000-SBX-001' };
  return { ...settings, mcpUrl: undefined, campaign: undefined };
}

function said(report: LiveReport, what: string): string | undefined {
  return report.findings.flatMap(({ observations }) => observations).find((seen) => seen.what === what)?.said;
}

it('answers all ten questions about a sandbox, and leaves nothing behind', async () => {
  const channels = '/rest/asset/v1/channels.json';
  const { sandbox, report } = await check({ latencyMs: ({ path }) => (path === channels ? 40 : 0) });
  await using _ = sandbox;
  expect(report.findings.map(({ number, problem }) => [number, problem])).toEqual(
    Array.from({ length: 10 }, (_, at) => [at + 1, undefined]),
  );
  expect(report.left).toEqual([]);
  expect(said(report, 'GET smartCampaign/rules.json')).toBe('1 record');
  expect(said(report, 'made by this check: form of the flow')).toContain('stepChoice: [{ id: number');
  expect(said(report, 'an empty campaign')).toMatch(/^709 /);
  expect(said(report, 'a whole campaign')).toBe('1 record');
  expect(said(report, 'program, another place')).toMatch(/^709 /);
  expect(said(report, 'campaign, another place')).toBe('1 record');
  expect(said(report, 'staticList by id')).toMatch(/^702 /);
  expect(said(report, 'folder by id')).toMatch(/^warning/);
  expect(said(report, 'filter at index 0')).toMatch(/^1003 /);
  expect(said(report, 'a comma in quotes, read back')).toBe('["Doe, Roe and Sons","Example"]');
  expect(said(report, 'an asset by its id, read back')).toMatch(/, a mistake$/);
  expect(said(report, 'a new filter while active')).toMatch(/^709 /);
  expect(said(report, 'the local reference')).toBe('leads to the copy');
  expect(said(report, 'the outside reference')).toBe('kept');
  expect(said(report, 'maxReturn 201')).toMatch(/^1003 /);
  expect(said(report, '12 calls at one time')).toMatch(/^10 × .* records, 2 × 615 /);
  expect(said(report, '120 calls in a burst, 5 at a time')).toMatch(/^100 × .* records, 20 × 606 /);

  const caller = await Caller.of(sandbox);
  sandbox.forward(60_000);
  for (const path of ['programs', 'smartCampaigns', 'smartLists', 'staticLists'])
    expect((await caller.get(`/rest/asset/v1/${path}.json`)).result).toBeUndefined();
  expect(
    (await caller.get('/rest/asset/v1/folder/byName.json', { name: scratchName })).result,
  ).toBeUndefined();
});

it('keeps to Adobe’s specification', async ({ skip }) => {
  skip(trafficSkipped !== undefined, trafficSkipped);
  const { sandbox } = await check();
  await using _ = sandbox;
  // What is asked for on purpose: pages that are too long are integers all the same.
  expect(validateTraffic(sandbox.calls)).toEqual([]);
});

it('tells instances apart that read the open questions differently', async () => {
  const { sandbox, report } = await check({
    readings: {
      editActiveCampaign: 'allow',
      updatedAt: 'stays',
      miss: 'error',
      overlongPage: 'clamp',
      refusalCode: '611',
    },
    concurrency: 'off',
  });
  await using _ = sandbox;
  expect(said(report, 'an empty campaign')).toBe('611 "System error"');
  expect(said(report, 'folder by id')).toMatch(/^702 /);
  expect(said(report, 'a new filter while active')).toBe('1 record');
  expect(said(report, 'updatedAt after a new filter')).toBe('stays');
  expect(said(report, 'maxReturn 201')).toMatch(/records$/);
  expect(said(report, '12 calls at one time')).toMatch(/^12 × \d+ records$/);
  expect(report.left).toEqual([]);
});

it('says what an instance without operations for rules and flow does not tell', async () => {
  const { sandbox, report } = await check({ profile: 'classic' });
  await using _ = sandbox;
  expect(said(report, 'GET smartCampaign/rules.json')).toMatch(/^610 /);
  expect(report.findings.filter(({ problem }) => problem !== undefined).map(({ number }) => number)).toEqual([
    2, 3, 6, 7, 9,
  ]);
  expect(report.left).toEqual([]);
});

it('cleans up although the instance fails in the middle, and after a run that was killed', async () => {
  const clone = 'POST /rest/asset/v1/program/{id}/clone.json';
  const flows = 'POST /rest/asset/v1/smartCampaign/{id}/flows.json';
  const { sandbox, report } = await check({
    faults: [
      { on: clone, answer: 'drop' },
      { on: flows, after: 3, times: 2, answer: { status: 502 } },
      { on: 'GET /rest/asset/v1/smartCampaigns.json', answer: 'expire token' },
    ],
  });
  await using _ = sandbox;
  expect(said(report, 'clone')).toBe('no answer');
  expect(report.left).toEqual([]);
  // A folder that an earlier run has left makes no difference to the next.
  const caller = await Caller.of(sandbox);
  sandbox.forward(60_000);
  await caller.form('/rest/asset/v1/folders.json', { name: scratchName, parent: { id: 15, type: 'Folder' } });
  const clock = {
    now: () => Date.UTC(2026, 5, 2),
    sleep: (milliseconds: number) => Promise.resolve(sandbox.forward(milliseconds)),
  };
  expect((await liveCheck(settingsOf(sandbox), clock)).left).toEqual([]);
});

it('tries again to clean up, and names what stays all the same', async () => {
  const on = 'POST /rest/asset/v1/folder/{id}/delete.json';
  // The first is a miss that the check looks for. Four folders are to go: the scratch folder and three in it.
  for (const [times, left] of [
    [2, 0],
    [99, 4],
  ] as const) {
    const { sandbox, report } = await check({ faults: [{ on, after: 1, times, answer: { status: 502 } }] });
    await using _ = sandbox;
    expect(report.left).toHaveLength(left);
    expect(reportPage(report)).toContain(left === 0 ? 'Everything that it made was deleted.' : 'by hand');
  }
});

it('does not say that all is clean when nothing answers any more', async () => {
  const after = 60;
  const { sandbox, report } = await check({ faults: [{ on: '*', after, times: 9999, answer: 'drop' }] });
  await using _ = sandbox;
  expect(report.left).toEqual([`the folder "${scratchName}", which could not be looked for: no answer`]);
});

it('holds no secret, not even one that an instance echoes', async () => {
  const credentials = { clientId: 'an-id-of-ours', clientSecret: 'a-secret-of-ours' };
  const echo = { code: '611', message: 'cannot serve a-secret-of-ours' };
  const { sandbox, report } = await check({
    credentials,
    faults: [{ on: 'GET /rest/asset/v1/smartList/rules.json', answer: echo }],
  });
  await using _ = sandbox;
  expect(said(report, 'GET smartList/rules.json')).toBe('611 "cannot serve •••"');
  expect(reportPage(report) + JSON.stringify(report)).not.toMatch(/an-id-of-ours|a-secret-of-ours/);
});

it('asks an MCP server for its tools, and calls those that only read', async () => {
  const called: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      const { id, method, params } = JSON.parse(body) as {
        id?: number;
        method: string;
        params: { name: string };
      };
      if (id === undefined) return void response.writeHead(202).end();
      if (method === 'tools/call') called.push(params.name);
      const tools = [
        { name: 'browse_programs', inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } },
        { name: 'get_program_by_id', inputSchema: { required: ['id'] }, annotations: { readOnlyHint: true } },
        { name: 'create_program', inputSchema: { type: 'object' } },
      ];
      const result = method === 'tools/list' ? { tools } : { content: [{ type: 'text', text: '[]' }] };
      response.setHeader('content-type', 'text/event-stream');
      response.end(`event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', id, result })}\n\n`);
    });
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const mcpUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`;
  const { sandbox, report } = await check({}, { mcpUrl });
  await using _ = sandbox;
  server.close();
  expect(said(report, 'tools/list')).toBe('3 tools');
  expect(said(report, 'get_program_by_id: schema')).toBe('{"required":["id"]}');
  expect(said(report, 'browse_programs: answer')).toBe('HTTP 200; text (JSON, 2 characters)');
  expect(called).toEqual(['browse_programs']);
});

it('wants to be told twice that it may write', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'live-check-'));
  const instances = {
    box: { munchkinId: '123-ABC-456', kind: 'sandbox' },
    real: { munchkinId: '123-ABC-457', kind: 'production' },
  };
  await writeFile(join(folder, 'lifecycle.config.json'), JSON.stringify({ instances }));
  const secrets = { LIFECYCLE_BOX_CLIENT_ID: 'id', LIFECYCLE_BOX_CLIENT_SECRET: 'secret' };
  const settings = (args: readonly string[], env: Record<string, string>) => liveSettings(args, env, folder);
  expect(await settings([], secrets)).toMatch(/^Say which instance/);
  expect(await settings(['other'], secrets)).toMatch(/has no instance "other"/);
  expect(await settings(['real'], { [confirmation]: '123-ABC-457' })).toMatch(/looks at sandboxes only/);
  expect(await settings(['box'], secrets)).toMatch(/Set LIFECYCLE_LIVE_CHECK_CONFIRM=123-ABC-456/);
  expect(await settings(['box'], { ...secrets, [confirmation]: '123-ABC-457' })).toMatch(
    /^Set LIFECYCLE_LIVE/,
  );
  expect(await settings(['box'], { [confirmation]: '123-ABC-456' })).toMatch(/Set LIFECYCLE_BOX_CLIENT_ID/);
  expect(await settings(['box'], { ...secrets, [confirmation]: '123-abc-456' })).toMatchObject({
    url: 'https://123-ABC-456.mktorest.com',
    identity: '123-ABC-456',
    mcpUrl: 'https://marketo-mcp.adobe.io/mcp',
  });
  await rm(folder, { recursive: true });
});
