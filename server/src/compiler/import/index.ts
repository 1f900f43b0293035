import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import { createWorkspace, fieldKey, type Reference } from '../../model/index.ts';
import { format } from '../../syntax/index.ts';
import type { DesiredField } from '../desired.ts';
import { fieldLine, quoted } from '../plan/asset-lines.ts';
import type { ProgramSnapshot } from '../snapshot.ts';
import { programText } from './program-text.ts';

/**
 * A program of an instance as the text of a file: formatted, with declarations of the fields and of what lies outside, and
 * with a comment where the API hides something.
 *
 * @param program read whole: with the rules and flows of everything in it.
 * @param fields the person fields of the instance.
 */
export function importProgram(
  program: ProgramSnapshot,
  fields: readonly DesiredField[],
  catalogue: Catalogue = standard,
): string {
  const text = programText(program, catalogue);
  const missing = unresolvedIn(text);
  const declared = [...declaredFields(missing, fields), ...externals(missing)];
  return format(declared.length === 0 ? text : `${text}\n\n${declared.join('\n')}\n`);
}

/** Names that the text alone does not declare. */
function unresolvedIn(text: string): readonly Reference[] {
  const workspace = createWorkspace();
  workspace.set('import:program.lifecycle', text);
  const model = workspace.model();
  return [...model.campaigns, ...model.smartLists].flatMap(({ bound }) =>
    bound.references.filter((reference) => model.resolve(reference, bound.declaration).found === undefined),
  );
}

function declaredFields(missing: readonly Reference[], fields: readonly DesiredField[]): readonly string[] {
  const wanted = new Set(missing.flatMap(({ kind, name }) => (kind === 'field' ? [fieldKey(name)] : [])));
  return fields.filter(({ displayName }) => wanted.has(fieldKey(displayName))).map(fieldLine);
}

function externals(missing: readonly Reference[]): readonly string[] {
  const lines = missing.flatMap((reference) => {
    if (reference.kind !== 'asset' && reference.kind !== 'campaign') return [];
    const kind =
      reference.kind === 'campaign'
        ? 'campaign'
        : reference.of === 'assignee'
          ? 'user or queue'
          : (reference.of ?? 'asset');
    const within = reference.within === undefined ? '' : ` in ${quoted(reference.within)}`;
    return [`external ${kind} ${quoted(reference.name)}${within}`];
  });
  return [...new Set(lines)].sort();
}
