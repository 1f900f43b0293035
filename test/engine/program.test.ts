import { expect, it } from 'vitest';
import { createEngineCompiler, stepsIn } from '../../server/src/engine/index.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { programOf } from './story.ts';

it('keeps the campaigns of declarations that did not change, object for object', () => {
  const workspace = createWorkspace();
  const compiler = createEngineCompiler();
  const text = (list: string) => `
campaign "A" {
  trigger Person is Created
  flow { Add to List "${list}" }
}
campaign "B" {
  trigger Person is Created
  flow { Add to List "B" }
}`;
  workspace.set('file:///a.lifecycle', text('One'));
  const before = compiler.compile(workspace.model());
  workspace.set('file:///a.lifecycle', text('Two'));
  const after = compiler.compile(workspace.model());
  expect(after.campaigns[0]).not.toBe(before.campaigns[0]);
  expect(after.campaigns[1]).toBe(before.campaigns[1]);
  expect(compiler.compile(workspace.model())).toBe(after);
});

it('takes two names of one field for one thing', () => {
  const { program } = programOf(`
    campaign "A" {
      trigger Data Value Changes [Lead Status]
      flow { Change Data Value [Person Status] to "Open" }
    }`);
  const [campaign] = program.campaigns;
  const [step] = stepsIn(campaign?.flow ?? []);
  expect(campaign?.triggers[0]?.field).toBe(step?.writes[0]?.thing);
});

it('knows what a step reads, writes and raises from the catalogue', () => {
  const { program } = programOf(`
    program "Webinar" { token "Status" text "Registered" }
    campaign "A" {
      trigger Fills Out Form "Demo"
      flow {
        Change Program Status to "Registered"
        Change Data Value [City] to {{lead.Country}}
        Send Alert "New MQL" to owner
        Add to Engagement Program "Nurture" { [Stream] is "Early" }
        Remove from List "Cold"
        Change Revenue Stage "Model" to "Known"
        Change Person Partition to "EMEA"
      }
    }`);
  const steps = stepsIn(program.campaigns[0]?.flow ?? []);
  expect(steps.map(({ reads }) => reads)).toEqual([
    [],
    ['field:country'],
    ['field:lead owner email address'],
    [],
    [],
    [],
    [],
  ]);
  expect(steps.map(({ writes }) => writes.map(({ thing }) => thing))).toEqual([
    [
      'Member of Program:Webinar',
      'Member of Program[Status]:Webinar',
      'Member of Engagement Program:Webinar',
      'field:acquisition program',
    ],
    ['field:city'],
    [],
    [
      'Member of Engagement Program:Nurture',
      'Member of Engagement Program[Stream]:Nurture',
      'Member of Program:Nurture',
    ],
    ['Member of List:Cold'],
    ['Member of Revenue Model:Model', 'Member of Revenue Stage:'],
    ['field:person partition name'],
  ]);
  expect(steps[0]?.events).toMatchObject([
    {
      event: 'Program Status is Changed',
      previous: { attribute: 'Previous Status', thing: 'Member of Program[Status]:Webinar' },
    },
  ]);
});

it('names things as people do', () => {
  const { program } = programOf('field [Lifecycle Status] string');
  expect(program.nameOf('field:lifecycle status')).toBe('[Lifecycle Status]');
  expect(program.nameOf('Member of List:__proto__')).toBe('Member of List "__proto__"');
  expect(program.nameOf('Member of Program[Status]:Web: inar')).toBe(
    'Member of Program "Web: inar" [Status]',
  );
});

it('takes names that look like JavaScript for names', () => {
  const { program } = programOf(`
    campaign "__proto__" {
      trigger Fills Out Form "constructor"
      filter [toString] is "hasOwnProperty"
      flow { Request Campaign "__proto__" }
    }`);
  expect(program.campaign('__proto__', undefined, undefined)).toBe(program.campaigns[0]);
  expect(program.campaign('constructor', undefined, undefined)).toBeUndefined();
  expect(program.listeners('constructor', undefined)).toEqual([]);
});
