import { expect } from 'vitest';
import { compile, importProgram, outsideAssets, renderDriftText } from '../../server/src/compiler/index.ts';
import { readWholePrograms } from '../../server/src/marketo/index.ts';
import { createWorkspace, type Model } from '../../server/src/model/index.ts';
import { format, parse } from '../../server/src/syntax/index.ts';
import { deployment, expectSuccess, mendable, type Deployment } from '../marketo/deployment.ts';

export async function importAll(
  local: Deployment,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { programs, fields } = expectSuccess(await readWholePrograms(local.connection, names));
  return new Map(
    programs.map((program) => [`file:///${program.name}.lifecycle`, importProgram(program, fields)]),
  );
}

export function modelOf(files: ReadonlyMap<string, string>): Model {
  const workspace = createWorkspace();
  for (const [uri, text] of files) workspace.set(uri, text);
  return workspace.model();
}

/**
 * Deploys, imports, and expects the imported text to be well-formed, to say what the instance holds and to be imported
 * as itself again. @returns the model of the imported files.
 */
export async function roundTrip(model: Model): Promise<Model> {
  await using local = await deployment({ seed: outsideAssets(model) });
  const desired = compile(model);
  await local.deploy(desired);
  const names = desired.programs.map(({ name }) => name);
  const files = await importAll(local, names);
  for (const text of files.values()) {
    expect(parse(text).problems.map(({ message }) => message)).toEqual([]);
    expect(format(text)).toBe(text);
  }
  const imported = modelOf(files);
  const again = compile(imported);
  expect(renderDriftText(mendable(await local.verify(again)))).toBe('');
  expect((await local.plan(again)).operations.map(({ id }) => id)).toEqual([]);
  expect(await importAll(local, names)).toEqual(files);
  return imported;
}
