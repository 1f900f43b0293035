export { type Catalogue, catalogue, createCatalogue } from './catalogue.ts';
export type {
  CatalogueExtension,
  CustomActivity,
  CustomAttribute,
  CustomField,
  CustomObject,
  SelfServiceParameter,
  SelfServiceStep,
} from './extension.ts';
export { foldName } from './name-index.ts';
export { nearest } from './nearest.ts';
export { impliedOperator, operatorFor, operatorsFor } from './operators.ts';
export { tokenIsKnownNamespace } from './tokens.ts';
export type {
  ActivityFilterDefinition,
  AssetKind,
  AttributeDefinition,
  CampaignKind,
  Coincidence,
  Confidence,
  Constraint,
  DataType,
  Definition,
  Match,
  Operator,
  Parameter,
  Retention,
  StepDefinition,
  StepEffects,
  Token,
  TokenNamespace,
  TriggerDefinition,
} from './types.ts';
