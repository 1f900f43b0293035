import { asset, type Probe } from '../probe.ts';

export const catalogues: Probe = {
  question: 'Which catalogues of rules and flow steps answer, how large are they, and how long do they take?',
  async run({ caller, note }) {
    for (const path of [
      'smartCampaign/rules',
      'smartCampaign/flowSteps',
      'smartCampaign/flowStepTypes',
      'smartList/rules',
    ]) {
      const answer = await caller.get(`${asset}/${path}.json`);
      note(`GET ${path}.json`, answer);
      if (answer.result === undefined) continue;
      const sizes = Object.entries(answer.result[0] ?? {}).map(
        ([name, entries]) => `${name} ${Array.isArray(entries) ? entries.length : 'is no list'}`,
      );
      note(`${path}: size`, `${answer.bytes} bytes in ${answer.milliseconds} ms; ${sizes.join(', ')}`);
    }
  },
};
