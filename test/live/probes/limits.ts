import type { Heard } from '../live-caller.ts';
import { asset, words, type Probe } from '../probe.ts';

export const limits: Probe = {
  question: 'What happens above the limits of pages, rate and concurrency?',
  async run({ caller, note }) {
    const channels = `${asset}/channels.json`;
    for (const maxReturn of [200, 201, 1000, 0])
      note(`maxReturn ${maxReturn}`, await caller.get(channels, { maxReturn }));
    const fields = '/rest/v1/leads/schema/fields.json';
    note('batchSize 301', await caller.get(fields, { batchSize: 301 }));
    await caller.rest();
    note('12 calls at one time', counts(await caller.burst(channels, 12)));
    await caller.rest();
    const burst: Heard[] = [];
    for (let begun = 0; begun < 120; begun += 5) burst.push(...(await caller.burst(channels, 5)));
    note('120 calls in a burst, 5 at a time', counts(burst));
    await caller.rest();
  },
};

/** `100 × 12 records, 20 × 606 "…"` */
function counts(heard: readonly Heard[]): string {
  const groups = Map.groupBy(heard, words);
  return [...groups].map(([said, answers]) => `${answers.length} × ${said}`).join(', ');
}
