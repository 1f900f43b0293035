import { expect, it } from 'vitest';
import { sandboxEndpoints, startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, first } from './caller.ts';
import { closing } from './closing.ts';

const rulesAndFlow = sandboxEndpoints.filter((endpoint) => endpoint.rulesAndFlow);

it('does not know the operations for rules and flow as a classic instance, and may not use them without permission', async () => {
  expect(rulesAndFlow).toHaveLength(21);
  for (const [profile, code] of [
    ['classic', '610'],
    ['no-permission', '603'],
  ] as const) {
    await using sandbox = closing(
      await startSandbox({ profile, seed: { campaigns: [{ name: 'C', program: 'OPS' }] } }),
    );
    const caller = await Caller.of(sandbox);
    for (const { method, path } of rulesAndFlow) {
      const answer = await caller.send(method, path.replaceAll(/\{\w+\}/g, '1001'));
      expect([path, codeOf(answer)]).toEqual([path, code]);
    }
    expect(codeOf(await caller.get('/rest/asset/v1/smartCampaign/1001.json'))).toBeUndefined();
  }
});

it('shows no flow as a classic instance', async () => {
  for (const [profile, has] of [
    ['classic', false],
    ['native', true],
  ] as const) {
    await using sandbox = closing(
      await startSandbox({ profile, seed: { campaigns: [{ name: 'C', program: 'OPS' }] } }),
    );
    const caller = await Caller.of(sandbox);
    const read = first(
      await caller.get('/rest/asset/v1/smartCampaign/1001.json', { includeFlowSteps: true }),
    );
    expect('flow' in read).toBe(has);
  }
});
