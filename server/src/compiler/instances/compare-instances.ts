import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import { createWorkspace } from '../../model/index.ts';
import type { DesiredField } from '../desired.ts';
import { compile } from '../desire/compile.ts';
import { importProgram } from '../import/index.ts';
import { differencesOf } from '../plan/compare.ts';
import { type Difference, extra, unreadable } from '../plan/drift.ts';
import { assetKey } from '../plan/normal-form.ts';
import type { ProgramSnapshot } from '../snapshot.ts';

/** Programs of an instance, read whole, and its person fields. */
export interface ReadInstance {
  readonly programs: readonly ProgramSnapshot[];
  readonly fields: readonly DesiredField[];
}

/**
 * Every difference between two instances: the programs of `from` are what files would say of them, and `to` is compared with
 * those. Programs that only `to` has are extra.
 */
export function compareInstances(
  from: ReadInstance,
  to: ReadInstance,
  catalogue: Catalogue = standard,
): readonly Difference[] {
  const workspace = createWorkspace();
  for (const program of from.programs)
    workspace.set(program.name, importProgram(program, from.fields, catalogue));
  const differences = differencesOf(compile(workspace.model()), to, catalogue);
  const known = new Set(from.programs.map(({ name }) => assetKey(name)));
  const others = to.programs.filter(({ name }) => !known.has(assetKey(name)));
  return [
    ...differences.map((difference) => (isHidden(difference, from) ? hiddenByFrom(difference) : difference)),
    ...others.map(({ name }) => extra({ of: 'program', name, program: name })),
  ];
}

/** What an instance hides is no difference: an import says nothing there, and `to` something. */
function isHidden({ asset, what }: Difference, { programs }: ReadInstance): boolean {
  if (what.aspect !== 'rules' && what.aspect !== 'flow') return false;
  const program = programs.find(({ name }) => name === asset.program);
  if (asset.of === 'smart list')
    return program?.smartLists.find(({ name }) => name === asset.name)?.rules === undefined;
  return program?.campaigns.find(({ name }) => name === asset.name)?.[what.aspect] === undefined;
}

const hiddenByFrom = ({ asset, what }: Difference): Difference =>
  unreadable(asset, what.aspect === 'rules' ? 'rules' : 'flow', 'wanted');
