import { asset, type Probe } from '../probe.ts';
import type { Place } from '../scratch.ts';

export const duplicateNames: Probe = {
  question: 'Where may a name be used twice?',
  async run({ caller, scratch, note }) {
    const { folder, other, program, programFields } = scratch;
    const kinds: readonly [string, string, Place, object][] = [
      ['folder', 'folders', folder, {}],
      ['program', 'programs', folder, { ...programFields, type: 'Default' }],
      ['campaign', 'smartCampaigns', program, {}],
      ['smart list', 'smartLists', program, {}],
      ['static list', 'staticLists', program, {}],
    ];
    const beside = await caller.post(`${asset}/programs.json`, {
      ...programFields,
      type: 'Default',
      name: `lifecycle live check beside ${program.id}`,
      folder,
    });
    const secondProgram: Place = { id: Number(beside.result?.[0]?.['id']), type: 'Program' };
    for (const [kind, path, place, more] of kinds) {
      const name = `lifecycle live check twice ${program.id}`;
      const make = (where: Place) =>
        caller.post(`${asset}/${path}.json`, {
          ...more,
          name,
          ...(kind === 'folder' ? { parent: where } : { folder: where }),
        });
      await make(place);
      note(`${kind}, same place`, await make(place));
      note(`${kind}, another place`, await make(place.type === 'Program' ? secondProgram : other));
    }
  },
};
