import { format, resolveConfig } from 'prettier';
import { beforeAll, expect, it } from 'vitest';
import { startSandbox, type RecordedCall } from '../../server/src/sandbox/index.ts';
import { Caller, identityUrl } from '../sandbox/caller.ts';
import { coverage, coveragePage, type Covered } from './coverage.ts';
import { deployConversation } from './deploy-conversation.ts';
import { neededByClient } from './deploy-operations.ts';
import { openApi, trafficSkipped, validateTraffic } from './traffic.ts';
import { everyCall } from './walk.ts';

let client: readonly RecordedCall[];
let groups: ReadonlyMap<string, readonly Covered[]>;

beforeAll(async () => {
  if (trafficSkipped !== undefined) return;
  client = await deployConversation();
  const sandbox = await startSandbox({
    record: 'all',
    rateLimit: 'off',
    seed: { leads: [7], forms: ['Demo'] },
  });
  await fetch(identityUrl(sandbox), { method: 'POST' });
  await everyCall(await Caller.of(sandbox));
  await sandbox.close();
  groups = coverage(openApi(), client, sandbox.calls);
}, 60_000);

function checked(name: string, test: () => void | Promise<void>): void {
  it(name, async ({ skip }) => {
    skip(trafficSkipped !== undefined, trafficSkipped);
    await test();
  });
}

const named = (rows: readonly Covered[]): readonly string[] => rows.map(({ operation }) => operation);

checked('every operation that a deploy needs is exercised', () => {
  expect(named([...groups.values()].flat().filter(({ byWalk }) => !byWalk))).toEqual([]);
});

checked('the client exercises what it needs', () => {
  const used = new Set(named([...groups.values()].flat().filter(({ byClient }) => byClient)));
  expect(neededByClient.filter((operation) => !used.has(operation))).toEqual([]);
});

checked('the conversation of the client follows the specification', () => {
  expect(validateTraffic(client)).toEqual([]);
});

checked('an operation that nobody uses would be missed', () => {
  const nothing = [...coverage(openApi(), [], []).values()].flat();
  expect(nothing.filter(({ byClient, byWalk }) => byClient || byWalk)).toEqual([]);
  expect(nothing.find(({ operation }) => operation.endsWith('/activate.json'))?.notSeen).toEqual(['id']);
});

checked('the page that lists it is up to date', async () => {
  const page = new URL('../../docs/design/coverage.md', import.meta.url).pathname;
  const options = await resolveConfig(page);
  await expect(await format(coveragePage(groups), { ...options, parser: 'markdown' })).toMatchFileSnapshot(
    page,
  );
});
