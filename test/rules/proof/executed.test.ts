import { expect, it } from 'vitest';
import { createEngineCompiler } from '../../../server/src/engine/index.ts';
import { withExecuted } from '../../../server/src/rules/proof/executed.ts';
import { modelOf } from '../../model/workspace-of.ts';

const program = createEngineCompiler().compile(
  modelOf(`program "P"

external campaign "Elsewhere"

campaign "100 - Listens" {
  qualify every time
  trigger Person is Created
  flow {
    Execute Campaign "200 - Executed"
    Execute Campaign "Elsewhere"
    Execute Campaign "Nowhere"
    Request Campaign "400 - Requested"
  }
}

campaign "200 - Executed" {
  executable
  flow {
    if [Country] is empty then Execute Campaign "300 - Executed Below"
    else nothing
  }
}

campaign "300 - Executed Below" {
  executable
  flow { Execute Campaign "200 - Executed" }
}

campaign "400 - Requested" {
  qualify every time
  trigger Campaign is Requested "Marketo Flow Action"
  flow { Execute Campaign "200 - Executed" }
}
`),
);

function namesOf(...names: readonly string[]): string[] {
  const campaigns = program.campaigns.filter(({ name }) => names.includes(name));
  return [...withExecuted(program, campaigns)].map(({ name }) => name);
}

it('knows who runs inside of which flows, and asks nobody in a circle twice', () => {
  expect(namesOf('100 - Listens')).toEqual(['100 - Listens', '200 - Executed', '300 - Executed Below']);
  expect(namesOf('300 - Executed Below')).toEqual(['300 - Executed Below', '200 - Executed']);
});

it('is told of several at once', () => {
  expect(namesOf('100 - Listens', '400 - Requested')).toEqual([
    '100 - Listens',
    '400 - Requested',
    '200 - Executed',
    '300 - Executed Below',
  ]);
});

it('is nobody where nobody is asked', () => {
  expect(namesOf()).toEqual([]);
});
