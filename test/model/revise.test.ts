import { expect, it } from 'vitest';
import { createWorkspace, type Model, revise } from '../../server/src/model/index.ts';
import { modelOf } from './workspace-of.ts';

const files = {
  'a.lifecycle':
    'program "P"\n\nlist "A"\n\ncampaign "1" {\n  trigger Person is Created\n  flow { Request Campaign "2" }\n}\n',
  'b.lifecycle':
    'program "P"\n\ncampaign "2" {\n  trigger Campaign is Requested\n  flow { Add to List "A" }\n}\n',
};
const [a, b] = ['file:///a.lifecycle', 'file:///b.lifecycle'];

function callsOf(model: Model): string[] {
  return model.graph.nodes.flatMap(({ calls }) =>
    calls.map(({ from, to, how }) => `${from.name} ${how} ${to.name}`),
  );
}

it('is the model that the changed files would have', () => {
  const changed = files['a.lifecycle'].replace('Request', 'Execute');
  const after = revise(modelOf(files), new Map([[a, changed]]));
  expect(callsOf(after)).toEqual(['1 execute 2']);
  const fresh = modelOf({ ...files, 'a.lifecycle': changed });
  expect(after.symbols.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
    fresh.symbols.map(({ kind, name }) => `${kind} ${name}`),
  );
  expect([...after.documents.values()].map(({ text }) => text)).toEqual(
    [...fresh.documents.values()].map(({ text }) => text),
  );
});

it('leaves the model as it is', () => {
  const model = modelOf(files);
  revise(model, new Map([[a, '']]));
  expect(callsOf(model)).toEqual(['1 request 2']);
});

it('shares with it whatever did not change', () => {
  const model = modelOf(files);
  const after = revise(model, new Map([[a, files['a.lifecycle'].replace('"2"', '"3"')]]));
  expect(after.documents.get(b)).toBe(model.documents.get(b));
  const boundOf = ({ campaigns }: Model) => campaigns.map(({ bound }) => bound);
  expect(boundOf(after)[1]).toBe(boundOf(model)[1]);
  expect(boundOf(after)[0]).not.toBe(boundOf(model)[0]);
  expect(after.lists[0]?.declaration).toBe(model.lists[0]?.declaration);
});

it('keeps versions, and takes no file that is not there', () => {
  const workspace = createWorkspace();
  workspace.set(a, files['a.lifecycle'], 7);
  const after = revise(
    workspace.model(),
    new Map([
      [a, 'list "B"\n'],
      [b, 'list "C"\n'],
    ]),
  );
  expect([...after.documents.values()].map(({ uri, version }) => [uri, version])).toEqual([[a, 7]]);
});
