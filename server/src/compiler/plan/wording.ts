import type {
  ActivityFilterDefinition,
  AttributeDefinition,
  Catalogue,
  Constraint,
  TriggerDefinition,
} from '../../catalogue/index.ts';

/** What the language calls things: the catalogue's words, and assets of the program by their own names. */
export interface Wording {
  readonly catalogue: Catalogue;
  readonly program: string;
}

/** The name on the screen of a trigger, filter or step that the API may call otherwise. */
export function screenName(apiName: string, wording: Wording): string {
  const definition = definitionOf(apiName, wording) ?? wording.catalogue.stepNamed(apiName);
  return definition?.name ?? apiName;
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
