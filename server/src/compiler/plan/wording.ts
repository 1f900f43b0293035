import type {
  ActivityFilterDefinition,
  AttributeDefinition,
  Catalogue,
  Constraint,
  DataType,
  TriggerDefinition,
} from '../../catalogue/index.ts';

/** What the language calls things: the catalogue's words, and assets of the program by their own names. */
export interface Wording {
  readonly catalogue: Catalogue;
  readonly program: string;
  /** The type of a field that the catalogue does not have, by its friendly name. */
  readonly typeOfField?: (name: string) => DataType | undefined;
}

/** The name on the screen of a trigger, filter or step that the API may call otherwise. */
export function screenName(apiName: string, wording: Wording): string {
  const definition = definitionOf(apiName, wording) ?? wording.catalogue.stepNamed(apiName);
  return definition?.name ?? apiName;
}

/** What a field of the API is called on the screen: of `Black Listed` it is `Blocklisted`. */
export function fieldName(name: string, { catalogue }: Wording): string {
  return catalogue.field(name)?.name ?? name;
}

/** The type of a field, as far as it is known. */
export function typeOfField(name: string, { catalogue, typeOfField: own }: Wording): DataType | undefined {
  return catalogue.field(name)?.dataType ?? own?.(name);
}

/** Written as words (`Member of List "X"`), not in brackets. */
export function isNamed(attribute: string, { catalogue }: Wording): boolean {
  return catalogue.membershipNamed(attribute) !== undefined;
}

/** The constraint of a trigger or filter, where the catalogue knows both. */
export function constraintOf(rule: string, name: string, wording: Wording): Constraint | undefined {
  const definition = definitionOf(rule, wording);
  return definition && wording.catalogue.constraint(definition, name);
}

function definitionOf(
  apiName: string,
  { catalogue }: Wording,
): TriggerDefinition | ActivityFilterDefinition | AttributeDefinition | undefined {
  return (
    catalogue.triggerNamed(apiName) ??
    catalogue.activityFilterNamed(apiName) ??
    catalogue.membershipNamed(apiName)
  );
}
