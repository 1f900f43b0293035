import type { PlannedCall } from '../plan.ts';

/** Calls as tools make them: each stands for the REST call of the same name, and each write is read back at once. */
export function withReadBack(calls: readonly PlannedCall[]): readonly PlannedCall[] {
  return calls.flatMap((call) => {
    const read = call.method === 'POST' ? readOf(call.path) : undefined;
    return read === undefined ? [call] : [call, read];
  });
}

function readOf(path: string): PlannedCall | undefined {
  const found = /^(.*\/(smartList|smartCampaign)\/[^/]+)\//.exec(path);
  if (found === null) return undefined;
  const query = found[2] === 'smartList' ? 'includeRules=true' : 'includeFlowSteps=true';
  return { method: 'GET', path: `${found[1]}.json?${query}` };
}
