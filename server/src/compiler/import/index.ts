import { catalogue as standard, type Catalogue, type DataType } from '../../catalogue/index.ts';
import { createWorkspace, fieldKey, type Reference } from '../../model/index.ts';
import { format } from '../../syntax/index.ts';
import type { DesiredField } from '../desired.ts';
import { fieldLine, quoted } from '../plan/asset-lines.ts';
import type { ProgramSnapshot } from '../snapshot.ts';
import { programText, type ProgramText } from './program-text.ts';

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
  const text = wholeText(worded(program, fields, catalogue));
  return format(text + declarations(text, fields, catalogue));
}

/** One of the files that a program is divided into. */
export interface ProgramPart {
  /** The folder of the program that it holds; undefined: it holds the program itself and what lies in no folder. */
  readonly folder: string | undefined;
  readonly text: string;
}

/**
 * The same in several texts that mean together what the one means: first the program with its settings, what lies in none of
 * its folders and all declarations, then one text for each folder directly in it. For the parameters see `importProgram`.
 */
export function importProgramInParts(
  program: ProgramSnapshot,
  fields: readonly DesiredField[],
  catalogue: Catalogue = standard,
): readonly ProgramPart[] {
  const said = worded(program, fields, catalogue);
  const declared = declarations(wholeText(said), fields, catalogue);
  return [
    { folder: undefined, text: format(said.program + declared) },
    ...said.folders.map(({ name, text }) => ({
      folder: name,
      text: format(`program ${quoted(program.name)}\n\n${text}`),
    })),
  ];
}

function worded(
  program: ProgramSnapshot,
  fields: readonly DesiredField[],
  catalogue: Catalogue,
): ProgramText {
  const types = new Map(fields.map(({ displayName, dataType }) => [fieldKey(displayName), dataType]));
  return programText(program, {
    catalogue,
    program: program.name,
    typeOfField: (name) => typeNamed(types.get(fieldKey(name)), catalogue),
  });
}

const wholeText = ({ program, folders }: ProgramText): string =>
  [program, ...folders.map(({ text }) => text)].join('\n');

/** Of the fields that a program names and of what lies outside of it, to stand below its text. */
function declarations(text: string, fields: readonly DesiredField[], catalogue: Catalogue): string {
  const missing = unresolvedIn(text);
  const declared = [...declaredFields(missing, fields), ...externals(missing, catalogue)];
  return declared.length === 0 ? '' : `\n\n${declared.join('\n')}\n`;
}

/** A type of the API, where the catalogue has it; every other is a text to the language. */
function typeNamed(type: string | undefined, { standardFields }: Catalogue): DataType | undefined {
  if (type === undefined) return undefined;
  return standardFields.find(({ dataType }) => dataType === type.toLowerCase())?.dataType ?? 'string';
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

function externals(missing: readonly Reference[], catalogue: Catalogue): readonly string[] {
  const effects = new Map<string, Set<string>>();
  for (const { kind, of, name, within, use } of missing) {
    if (kind !== 'asset' && kind !== 'campaign') continue;
    const declared = kind === 'campaign' ? 'campaign' : kindFor(of, catalogue);
    if (declared === undefined) continue;
    const line = `external ${declared} ${quoted(name)}${within === undefined ? '' : ` in ${quoted(within)}`}`;
    const known = effects.get(line) ?? new Set();
    // Marketo offers only requestable campaigns to Request Campaign, and only executable ones to Execute Campaign.
    if (use === 'requests') known.add('requestable');
    if (use === 'executes') known.add('executable');
    effects.set(line, known);
  }
  return [...effects]
    .map(([line, known]) => (known.size === 0 ? line : `${line} { ${[...known].sort().join(', ')} }`))
    .sort();
}

/** The kind of asset that such a reference means; undefined where it may be one or the other: a user or a queue. */
function kindFor(reference: string | undefined, { assetKinds }: Catalogue): string | undefined {
  const fitting = assetKinds.filter(
    ({ satisfies }) => reference !== undefined && satisfies.includes(reference),
  );
  const own = fitting.filter(({ satisfies }) => satisfies[0] === reference);
  return own.length > 1 ? undefined : (own[0] ?? fitting[0])?.name;
}
