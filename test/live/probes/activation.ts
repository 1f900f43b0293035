import type { Probe } from '../probe.ts';

export const activation: Probe = {
  question: 'What does activation refuse, with which codes and words?',
  async run({ scratch, tools, note }) {
    const empty = await tools.campaign('activate: empty', scratch.program);
    note('an empty campaign', await tools.activate(empty.id));
    const trigger = await tools.campaign('activate: trigger only', scratch.program);
    await tools.addRule(trigger.list, 'triggers', 'Lead is Created', 1);
    note('a trigger without a step', await tools.activate(trigger.id));
    const step = await tools.campaign('activate: step only', scratch.program);
    await tools.step(step.id, 'Wait', { Duration: '1 day' });
    note('a step without a trigger', await tools.activate(step.id));
    const broken = await tools.campaign('activate: broken', scratch.program);
    await tools.test(broken.list, 'triggers', 'Campaign is Requested', 'Web Service API');
    await tools.test(broken.list, 'filters', 'Member of List', 'no such list of the live check');
    await tools.step(broken.id, 'Wait', { Duration: '1 day' });
    note('a filter that names nothing', await tools.activate(broken.id));
    const whole = await tools.campaign('activate: whole', scratch.program);
    // Nobody meets a campaign that only this check could request.
    await tools.test(whole.list, 'triggers', 'Campaign is Requested', 'Web Service API');
    await tools.step(whole.id, 'Wait', { Duration: '1 day' });
    note('a whole campaign', await tools.activate(whole.id));
    note('an active campaign', await tools.activate(whole.id));
    note('deactivation', await tools.deactivate(whole.id));
    note('deactivation of an inactive campaign', await tools.deactivate(whole.id));
  },
};
