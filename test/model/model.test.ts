import { expect, it } from 'vitest';
import { createWorkspace, offsetAt, positionAt } from '../../server/src/model/index.ts';
import { campaignNamed, modelOf } from './workspace-of.ts';

const requested = 'campaign "Child" {\n  trigger Campaign is Requested\n  flow { }\n}\n';
const caller = 'campaign "Caller" {\n  trigger Person is Created\n  flow { Request Campaign "Child" }\n}\n';

function callees(files: Record<string, string>): unknown[] {
  const model = modelOf(files);
  return model.graph.node(campaignNamed(model, 'Caller')).calls.map(({ to }) => [to.uri, to.name]);
}

it('finds a campaign in another file', () => {
  expect(callees({ 'a.lifecycle': caller, 'b.lifecycle': requested })).toEqual([
    ['file:///b.lifecycle', 'Child'],
  ]);
});

it('prefers a campaign of the same program', () => {
  const here = `program "Here"\n${caller}${requested}`;
  expect(callees({ 'a.lifecycle': here, 'b.lifecycle': `program "There"\n${requested}` })).toEqual([
    ['file:///a.lifecycle', 'Child'],
  ]);
});

it('follows `in "Program"` to the program that is meant', () => {
  const here = `program "Here"\n${caller.replace('"Child"', '"Child" in "There"')}${requested}`;
  expect(callees({ 'a.lifecycle': here, 'b.lifecycle': `program "There"\n${requested}` })).toEqual([
    ['file:///b.lifecycle', 'Child'],
  ]);
});

it('takes an external asset of a program by the name that Marketo gives it', () => {
  const model = modelOf(
    `external email "New MQL" in "OPS Alerts"\ncampaign "A" {\n  trigger Person is Created\n  flow { Send Email "OPS Alerts.New MQL" }\n}\n`,
  );
  const { declaration, references } = campaignNamed(model, 'A').bound;
  const reference = references.find(({ kind }) => kind === 'asset');
  expect(reference && model.resolve(reference, declaration).found).toMatchObject([
    { kind: 'external', name: 'New MQL' },
  ]);
});

it('finds a My Token that an external program is declared to hold, with or without its namespace', () => {
  for (const written of ['my.Date', 'Date']) {
    const model = modelOf(
      `external program "W" { token "${written}" 2026-12-01 }\ncampaign "A" { trigger Person is Created, flow { Interesting Moment "Web" { [Description] is "{{my.Date}}" } } }\n`,
    );
    const { declaration, references } = campaignNamed(model, 'A').bound;
    const token = references.find(({ kind }) => kind === 'token');
    expect(token && model.resolve(token, declaration).found).toMatchObject([{ kind: 'external', name: 'W' }]);
  }
});

it('finds a standard field by any of its names, and lets a declaration speak for it', () => {
  const model = modelOf('field [Lead Status] string { values "New", "Open" }\n');
  expect(model.field('person status')?.values).toEqual(['New', 'Open']);
  expect(model.field('Job Title')?.apiName).toBe('title');
  expect(model.field('__proto__')).toBeUndefined();
});

it('knows which steps wake which campaigns', () => {
  const model = modelOf(`
campaign "Writer" {
  trigger Person is Created
  flow {
    Change Data Value [Country] to "US"
    Add to List "Hot"
  }
}
campaign "Other Value" { trigger Data Value Changes [Country] { [New Value] is "DE" }, flow { } }
campaign "Same Value" { trigger Data Value Changes [Country] { [New Value] is "us" }, flow { } }
campaign "Other Field" { trigger Data Value Changes [City], flow { } }
campaign "List" { trigger Added to List "Hot", flow { } }
campaign "Other List" { trigger Added to List "Cold", flow { } }
`);
  const { wakes } = model.graph.node(campaignNamed(model, 'Writer'));
  expect(wakes.map(({ to }) => to.name)).toEqual(['Same Value', 'List']);
});

it('says where a declaration stands after an edit above it', () => {
  const workspace = createWorkspace();
  workspace.set('file:///a', caller);
  const { place } = campaignNamed(workspace.model(), 'Caller');
  workspace.set('file:///a', `// a line above\n${caller}`);
  const model = workspace.model();
  const location = model.locate(place);
  expect(location && model.documents.get(location.uri)?.text.slice(location.start, location.end)).toBe(
    '"Caller"',
  );
});

it('binds again only what an edit touched', () => {
  const workspace = createWorkspace();
  workspace.set('file:///a', caller + requested);
  const before = workspace.model();
  workspace.set('file:///a', caller.replace('Person is Created', 'Owner Changes') + requested);
  const after = workspace.model();
  expect(campaignNamed(after, 'Child').bound).toBe(campaignNamed(before, 'Child').bound);
  expect(campaignNamed(after, 'Caller').bound).not.toBe(campaignNamed(before, 'Caller').bound);
});

it('keeps the order of files when one of them is edited, as the first declaration of a name counts', () => {
  const workspace = createWorkspace();
  const field = (type: string) => `field [Grade] ${type}\n`;
  workspace.set('file:///a', field('string') + caller);
  workspace.set('file:///b', field('boolean') + requested);
  const told = () => {
    const model = workspace.model();
    return [model.campaigns.map(({ name }) => name), model.field('Grade')?.dataType];
  };
  expect(told()).toEqual([['Caller', 'Child'], 'string']);
  workspace.set('file:///a', `${field('string')}// edited\n${caller}`);
  expect(told()).toEqual([['Caller', 'Child'], 'string']);
  workspace.remove('file:///a');
  expect(told()).toEqual([['Child'], 'boolean']);
});

it('turns offsets into lines and back, past both ends too', () => {
  const document = createWorkspace().set('file:///a', 'ab\ncde\n\nf');
  for (let offset = 0; offset <= document.text.length; offset += 1) {
    expect(offsetAt(document, positionAt(document, offset))).toBe(offset);
  }
  expect(positionAt(document, 99)).toEqual({ line: 3, character: 1 });
  expect(offsetAt(document, { line: 1, character: 99 })).toBe(6);
  expect(offsetAt(document, { line: 99, character: 0 })).toBe(9);
  expect(offsetAt(document, { line: -1, character: 5 })).toBe(0);
});
