import { expect } from 'vitest';
import {
  compare,
  compile,
  importProgram,
  importProgramInParts,
  makePlan,
  outsideAssets,
  renderDriftText,
  type DesiredState,
} from '../../server/src/compiler/index.ts';
import { readWholePrograms } from '../../server/src/marketo/index.ts';
import { createWorkspace, type Model } from '../../server/src/model/index.ts';
import { createChecker } from '../../server/src/rules/index.ts';
import { format, parse } from '../../server/src/syntax/index.ts';
import { deployment, expectSuccess, type Deployment } from '../marketo/deployment.ts';
import { set } from '../sandbox/life-kit.ts';
import type { Seed } from '../../server/src/sandbox/index.ts';

type Files = ReadonlyMap<string, string>;

/** Every program in one file, and in one for each of its folders. */
async function importAll(
  local: Deployment,
  names: readonly string[],
): Promise<{ readonly files: Files; readonly parts: Files }> {
  const { programs, fields } = expectSuccess(await readWholePrograms(local.connection, names));
  const files = programs.map(
    (program) => [`file:///${program.name}.lifecycle`, importProgram(program, fields)] as const,
  );
  const parts = programs.flatMap((program) =>
    importProgramInParts(program, fields).map(
      ({ text }, part) => [`file:///${program.name}/${part}.lifecycle`, text] as const,
    ),
  );
  return { files: new Map(files), parts: new Map(parts) };
}

export function modelOf(files: Files): Model {
  const workspace = createWorkspace();
  for (const [uri, text] of files) workspace.set(uri, text);
  return workspace.model();
}

/**
 * Deploys, does by hand what no API does, imports, and expects the imported text to be well-formed, to say what the
 * instance holds, and nothing else, in one file for each program and in several.
 * @param seed what the instance holds besides what the files declare.
 * @returns the model of the imported files.
 */
export async function roundTrip(model: Model, seed: Seed = outsideAssets(model)): Promise<Model> {
  await using local = await deployment({ seed });
  const desired = compile(model);
  await local.deploy(desired);
  await doByHand(local, desired);
  const names = desired.programs.map(({ name }) => name);
  const { files, parts } = await importAll(local, names);
  const texts = [...files.values()].join('\n');
  expect(
    parse(texts).problems.map(({ message }) => message),
    texts,
  ).toEqual([]);
  for (const text of [...files.values(), ...parts.values()]) expect(format(text)).toBe(text);
  const imported = modelOf(files);
  const again = compile(imported);
  // What `verify` and `plan` do, from one reading.
  const held = await local.snapshot(again);
  expect(renderDriftText(compare(again, held)), texts).toBe('');
  const plan = makePlan(again, held, 'Local');
  expect(
    plan.operations.map(({ id }) => id),
    texts,
  ).toEqual([]);
  expect(
    plan.manual.map(({ action }) => action),
    texts,
  ).toEqual([]);
  expectSameInParts(imported, modelOf(parts));
  return imported;
}

/** In several files a program is what it is in one: the same desired state, and the same findings. */
function expectSameInParts(whole: Model, inParts: Model): void {
  const texts = textsOf(inParts).join('\n');
  expect(compile(inParts), texts).toEqual(compile(whole));
  expect(findingsOf(inParts), texts).toEqual(findingsOf(whole));
}

/** Qualification rules, limits and the box 'executable'. */
async function doByHand(local: Deployment, desired: DesiredState): Promise<void> {
  const { programs } = await local.snapshot(desired);
  for (const { name, campaigns } of desired.programs) {
    const found = programs.find((program) => program.name === name)?.campaigns ?? [];
    for (const { name: campaign, qualification, kind, communicationLimits } of campaigns) {
      const id = found.find((candidate) => candidate.name === campaign)?.id ?? 0;
      await set(local.sandbox.url, id, {
        qualification: qualification.rule,
        ...(qualification.rule === 'interval' && {
          interval: String(qualification.amount),
          unit: qualification.unit,
        }),
        ...(kind === 'executable' && { executable: 'on' }),
        ...(communicationLimits === true && { limits: 'on' }),
      });
    }
  }
}

/**
 * What the checker says, without places. Left out is that nothing uses a declaration: no instance holds declarations.
 */
export function findingsOf(model: Model): readonly string[] {
  const { findings } = createChecker().check(model, { proof: 'off' });
  const said = [...findings.values()]
    .flat()
    .filter(({ rule }) => rule !== 'name/unused')
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${sentence(message)}`);
  // Addresses that stand in two places are one setting, about which one thing is said.
  return [...new Set(said)].sort();
}

/** Sentences quote the text, which has two spellings for the same: `in` is `is` where an activity is about a list. */
const sentence = (message: string): string =>
  message.replace(/^.*? \(cost class/, '(cost class').replaceAll(' not in "', ' is not "');

export const textsOf = ({ documents }: Model): readonly string[] =>
  [...documents.values()].map(({ text }) => text);
