import { expect, it } from 'vitest';
import { createWorkspace } from '../../server/src/model/index.ts';

/** A tab stands in a name as it is. */
const lists = (...names: string[]) =>
  names.map((name) => `list ${JSON.stringify(name).replace('\\t', '\t')}\n`).join('');

it('keeps the names of a kind for as long as none comes or goes', () => {
  const workspace = createWorkspace();
  workspace.set('a', `${lists('A', 'B')}field [F] string\n`);
  const before = workspace.model().names;
  workspace.set('a', `${lists('A', 'B')}field [F] integer\n`);
  expect(workspace.model().names.of('field')).toBe(before.of('field'));
  workspace.set('a', `${lists('A', 'B')}field [G] string\n`);
  const after = workspace.model().names;
  expect(after.of('list')).toBe(before.of('list'));
  expect(after.of('field')).not.toBe(before.of('field'));
});

it('finds a name again that holds what stands between two others', () => {
  const workspace = createWorkspace();
  for (const names of [['A', 'B'], ['A\t\nB'], ['A', 'B']]) {
    workspace.set('a', lists(...names));
    const model = workspace.model();
    for (const name of names) expect(model.named('list', name)).toHaveLength(1);
  }
});
