import { asset, type Probe } from '../probe.ts';

export const activeEdits: Probe = {
  question: 'May an active campaign be edited, does updatedAt move, and is there any version to compare?',
  async run({ caller, clock, scratch, tools, note }) {
    const { id, list } = await tools.campaign('edits', scratch.program);
    const updatedAt = async (): Promise<string> =>
      String((await caller.get(`${asset}/smartCampaign/${id}.json`)).result?.[0]?.['updatedAt']);
    await tools.test(list, 'triggers', 'Campaign is Requested', 'Web Service API');
    await tools.step(id, 'Wait', { Duration: '1 day' });
    const moved = async (what: string, edit: () => Promise<unknown>): Promise<void> => {
      const before = await updatedAt();
      await clock.sleep(2000);
      await edit();
      note(`updatedAt after ${what}`, (await updatedAt()) === before ? 'stays' : 'moves');
    };
    await moved('a new filter', () => tools.addRule(list, 'filters', 'Country', 1));
    await moved('a new step', () => tools.step(id, 'Wait', { Duration: '2 days' }));
    await tools.activate(id).then((answer) => note('activation with an unfinished filter', answer));
    await caller.post(
      `${asset}/smartList/${list}/rule/${String((await tools.rulesOf(list)).filters[0]?.['id'])}/delete.json`,
    );
    await tools.activate(id).then((answer) => note('activation', answer));
    note('a new filter while active', await tools.addRule(list, 'filters', 'Country', 1));
    note('a new step while active', await tools.addStep(id, 'Wait', 0));
    note(
      'another description while active',
      await caller.post(`${asset}/smartCampaign/${id}.json`, { description: 'edited' }),
    );
    await tools.deactivate(id);
    const headers = new Set(caller.heard.flatMap(({ versions }) => versions));
    note('headers that could be versions', headers.size === 0 ? 'none' : [...headers].join(', '));
  },
};
