import { asset, type Bench, type Probe } from '../probe.ts';

export const readBack: Probe = {
  question: 'What do rules and a flow look like when they are read back?',
  async run(bench) {
    const { caller, scratch, tools, settings } = bench;
    const { id, list } = await tools.campaign('read back', scratch.program);
    await tools.test(list, 'triggers', 'Campaign is Requested', 'Web Service API');
    await tools.test(list, 'filters', 'Email Address', 'jo@example.com');
    const step = await tools.step(id, 'Wait', { Duration: '2 days' });
    const [first] = await tools.stepsOf(id);
    await caller.post(`${asset}/smartCampaign/${id}/flow/${String(first?.['id'])}/addChoice.json`);
    bench.note('a step with its value', step);
    await look(bench, 'made by this check', id, list);
    if (settings.campaign === undefined) {
      bench.note('made by hand', 'not looked at: LIFECYCLE_LIVE_CHECK_CAMPAIGN names no campaign');
      return;
    }
    const made = await caller.get(`${asset}/smartCampaign/${settings.campaign}.json`);
    const listId = Number(made.result?.[0]?.['smartListId']);
    await look(bench, 'made by hand', settings.campaign, listId);
  },
};

async function look({ caller, note }: Bench, which: string, id: number, list: number): Promise<void> {
  const rules = await caller.get(`${asset}/smartList/${list}.json`, { includeRules: true });
  note(`${which}: rules`, rules);
  note(`${which}: form of the rules`, formOf(rules.result?.[0]?.['rules']));
  const flow = await caller.get(`${asset}/smartCampaign/${id}.json`, { includeFlowSteps: true });
  note(`${which}: flow`, flow);
  note(`${which}: form of the flow`, formOf(flow.result?.[0]?.['flow']));
}

/** The names of members and the types of values: what a client has to know, without what an instance holds. */
export function formOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set((value as unknown[]).map(formOf))].join(' | ')}]`;
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  const members = Object.entries(value).map(([name, member]) => `${name}: ${formOf(member)}`);
  return `{ ${members.join(', ')} }`;
}
