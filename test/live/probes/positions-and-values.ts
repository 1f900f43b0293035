import type { Heard } from '../live-caller.ts';
import { asset, type Probe } from '../probe.ts';

export const positionsAndValues: Probe = {
  question: 'Do rules and steps count from 0 or from 1, and how are values written and read?',
  async run({ caller, scratch, tools, note }) {
    const { id, list } = await tools.campaign('positions', scratch.program);
    for (const index of [1, 2, 0])
      note(`filter at index ${index}`, await tools.addRule(list, 'filters', 'Country', index));
    const filters = (await tools.rulesOf(list)).filters.map((rule) => Number(rule['id']));
    for (const index of [1, 0]) {
      const order = [{ id: filters.at(-1) ?? 0, index }];
      note(
        `last filter to ${index}`,
        await caller.post(`${asset}/smartList/${list}/reorder.json`, { order }),
      );
      const moved = (await tools.rulesOf(list)).filters.findIndex((rule) => rule['id'] === filters.at(-1));
      note(`last filter to ${index}: where it is then`, `place ${moved + 1} of ${filters.length}`);
    }
    for (const index of [0, 1]) note(`step at index ${index}`, await tools.addStep(id, 'Wait', index));
    const lists = await caller.post(`${asset}/staticLists.json`, {
      name: `values ${scratch.program.id}`,
      folder: scratch.program,
    });
    const own = lists.result?.[0];
    const values: readonly [string, string, string][] = [
      ['two values', 'Country', 'France,Spain'],
      ['a comma in quotes', 'Company Name', '"Doe, Roe and Sons",Example'],
      ['a quote', 'Company Name', 'The "Best" Company'],
      ['letters beyond ASCII', 'Company Name', 'Žluťoučký 東京'],
      ['an asset by its name', 'Member of List', String(own?.['name'])],
      ['an asset by its id', 'Member of List', String(own?.['id'])],
    ];
    for (const [what, filter, text] of values) {
      const { list: other } = await tools.campaign(`value: ${what}`, scratch.program);
      const answer = await tools.test(other, 'filters', filter, text);
      note(what, answer);
      if (answer.result !== undefined) note(`${what}, read back`, readBack(answer));
    }
  },
};

/** The values as the instance shows them, and whether it takes them for a mistake. */
function readBack(answer: Heard): string {
  const rules = answer.result?.[0]?.['rules'] as
    { readonly filters?: readonly { conditions?: Condition[] }[] } | undefined;
  const [condition] = rules?.filters?.[0]?.conditions ?? [];
  return `${JSON.stringify(condition?.values ?? null)}${condition?.isError === true ? ', a mistake' : ''}`;
}

interface Condition {
  readonly values?: readonly string[];
  readonly isError?: boolean;
}
