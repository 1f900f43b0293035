import { asset, type Probe } from '../probe.ts';

const nobody = 2_000_000_000;
const name = 'no such asset of the live check';

export const misses: Probe = {
  question: 'How does each read say that there is nothing: by a warning, or by an error?',
  async run({ caller, note }) {
    for (const kind of ['folder', 'program', 'smartCampaign', 'smartList', 'staticList']) {
      const type = kind === 'folder' ? { type: 'Folder' } : {};
      note(`${kind} by id`, await caller.get(`${asset}/${kind}/${nobody}.json`, type));
      note(`${kind} by name`, await caller.get(`${asset}/${kind}/byName.json`, { name }));
      note(`delete of a ${kind}`, await caller.post(`${asset}/${kind}/${nobody}/delete.json`, type));
    }
    for (const kind of ['channel', 'tagType'])
      note(`${kind} by name`, await caller.get(`${asset}/${kind}/byName.json`, { name }));
    note(
      'tokens of a folder',
      await caller.get(`${asset}/folder/${nobody}/tokens.json`, { folderType: 'Folder' }),
    );
    note(
      'content of a folder',
      await caller.get(`${asset}/folder/${nobody}/content.json`, { type: 'Folder' }),
    );
  },
};
