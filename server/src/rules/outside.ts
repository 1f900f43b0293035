import { fieldKey, type FileSymbols, type Model, type StageMachine } from '../model/index.ts';
import type { ExternalDeclaration, ExternalEffect } from '../syntax/index.ts';
import { fromFiles } from './incremental/from-files.ts';

// What the files say of what lives elsewhere.

/** What external assets are declared to do, of one kind. */
export function effectsOutside<K extends ExternalEffect['kind']>(
  kind: K,
): (model: Model) => readonly (ExternalEffect & { kind: K })[] {
  return fromFiles((symbols) =>
    declarationsIn(symbols)
      .flatMap(({ effects = [] }) => effects)
      .filter((effect): effect is ExternalEffect & { kind: K } => effect.kind === kind),
  );
}

/** One declaration may name many assets. */
function declarationsIn(symbols: FileSymbols): readonly ExternalDeclaration[] {
  return [...new Set(symbols.of('external').map(({ declaration }) => declaration))];
}

const writes = effectsOutside('Writes');

/** The names of fields that something outside is declared to write. */
export function fieldsWrittenOutside(model: Model): readonly string[] {
  return writes(model).flatMap(({ fields }) => fields.map(({ name }) => name));
}

const silentAutomation = fromFiles((symbols) =>
  symbols
    .of('external')
    .filter(({ of, declaration }) => automation.has(of) && declaration.effects === undefined),
);

const automation: ReadonlySet<string> = new Set(['campaign', 'webhook']);

/** A campaign or webhook that lives elsewhere and does not say what it does may lead anywhere. */
export function hasUnknownAutomation(model: Model): boolean {
  return silentAutomation(model).length > 0;
}

/** The same of campaigns: those may request others. */
export function hasUnknownCampaigns(model: Model): boolean {
  return silentAutomation(model).some(({ of }) => of === 'campaign');
}

/** Is something outside declared to write the stage? */
export function isWrittenOutside(model: Model, { lifecycle }: StageMachine): boolean {
  const nameOf = (field: string) => fieldKey(model.field(field)?.name ?? field);
  const stageField = nameOf(lifecycle.field ?? '');
  return fieldsWrittenOutside(model).some((name) => nameOf(name) === stageField);
}
