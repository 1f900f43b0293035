import { expect, it } from 'vitest';
import { createEngineCompiler } from '../../../server/src/engine/index.ts';
import {
  isAskedFromOutside,
  isOnlyRequested,
  requestsOf,
  type Written,
  writtenOf,
} from '../../../server/src/rules/proof/repair/scene.ts';
import { modelOf } from '../../model/workspace-of.ts';

const requested = 'trigger Campaign is Requested "Marketo Flow Action"';

/** Campaign "A" of a text, and what it stands in. */
function written(settings: string, others = '') {
  const text = `program "P"
${others}
campaign "A" {
  ${settings}
  flow { Sync Person to SFDC }
}

campaign "Caller" {
  qualify every time
  trigger Person is Created
  flow {
    Request Campaign "A"
    Execute Campaign "A"
    if [Country] is empty then Request Campaign "A"
    else nothing
  }
}
`;
  const model = modelOf(text);
  const program = createEngineCompiler().compile(model);
  const scene = { model, program };
  const campaign = program.campaigns.find(({ name }) => name === 'A');
  const found = writtenOf(scene, campaign);
  if (found === undefined) throw new Error('it is not written');
  return { scene, found };
}

const ask = <T>(settings: string, asked: (one: Written) => T): T => asked(written(settings).found);

it('knows who listens to requests and to nothing else', () => {
  expect(ask(requested, isOnlyRequested)).toBe(true);
  expect(ask(`${requested}\n  trigger Campaign is Requested "Web Service API"`, isOnlyRequested)).toBe(true);
  expect(ask(`${requested}\n  trigger Person is Created`, isOnlyRequested)).toBe(false);
  expect(ask('trigger Person is Created', isOnlyRequested)).toBe(false);
  expect(ask(`${requested}\n  inactive`, isOnlyRequested)).toBe(false);
  expect(ask('executable', isOnlyRequested)).toBe(false);
  expect(ask('schedule daily at 02:00', isOnlyRequested)).toBe(false);
});

it('knows who may be asked from outside the files', () => {
  const isAsked = (settings: string, others = '') => {
    const { scene, found } = written(settings, others);
    return isAskedFromOutside(scene, found);
  };
  expect(isAsked(requested)).toBe(false);
  expect(isAsked('trigger Campaign is Requested "Web Service API"')).toBe(true);
  expect(isAsked('trigger Campaign is Requested "Marketo Flow Action", "Web Service API"')).toBe(true);
  expect(isAsked(`${requested}\n  trigger Campaign is Requested "Web Service API"`)).toBe(true);
  expect(isAsked('executable')).toBe(false);
  expect(isAsked(requested, 'external campaign "Other" { requests "A" }')).toBe(true);
  expect(isAsked(requested, 'external campaign "Other" { requests "Caller", requests "A" }')).toBe(true);
  expect(isAsked(requested, 'external campaign "Other" { requests "Caller", writes [Country] }')).toBe(false);
});

it('knows the steps that request it, in choices as well', () => {
  const { scene, found } = written(requested);
  expect(requestsOf(scene, found).map(({ how, from }) => [how, from.name])).toEqual([
    ['request', 'Caller'],
    ['request', 'Caller'],
  ]);
});

it('knows only campaigns that are in the files, and can be read', () => {
  const { scene } = written(requested);
  expect(writtenOf(scene, undefined)).toBeUndefined();
  const other = written(requested);
  expect(writtenOf(scene, other.found.campaign)).toBeUndefined();
});
