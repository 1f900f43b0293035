import type { AttributeDefinition, DataType } from '../catalogue/index.ts';
import type * as ast from '../syntax/index.ts';
import type { BoundCampaign, BoundScenario, BoundSmartList } from './bound.ts';
import type { Place } from './place.ts';

/** A thing with a name that declarations introduce. `place` is where its name is written. */
interface Named {
  readonly name: string;
  readonly place: Place;
  readonly uri: string;
}

/** Something that lives in a program: where, and in which folders of it. */
interface Housed extends Named {
  /** Undefined: the file names no program. */
  readonly program: string | undefined;
  readonly folders: readonly string[];
}

export interface CampaignSymbol extends Housed {
  readonly kind: 'campaign';
  readonly bound: BoundCampaign;
}

export interface SmartListSymbol extends Housed {
  readonly kind: 'smart list';
  readonly bound: BoundSmartList;
}

export interface ListSymbol extends Housed {
  readonly kind: 'list';
  readonly declaration: ast.ListDeclaration;
}

/** A field of the person (or company, …): declared in a file, or one of Marketo's standard fields. */
export interface FieldSymbol {
  readonly kind: 'field';
  readonly name: string;
  readonly object: string | undefined;
  readonly dataType: DataType;
  /** REST name: declared, standard, or made from the friendly name as Marketo makes it. */
  readonly apiName: string;
  /** The declared picklist. */
  readonly values: readonly string[] | undefined;
  readonly salesforce: readonly { readonly object: string; readonly api: string; readonly place: Place }[];
  readonly declaration: ast.FieldDeclaration | undefined;
  readonly place: Place | undefined;
  readonly uri: string | undefined;
  readonly standard: AttributeDefinition | undefined;
}

export interface ProgramSymbol extends Named {
  readonly kind: 'program';
  /** The declaration that holds the settings block, else the first. */
  readonly declaration: ast.ProgramDeclaration;
  readonly tokens: readonly TokenSymbol[];
}

export interface TokenSymbol extends Named {
  readonly kind: 'token';
  readonly program: string;
  readonly type: string;
  readonly value: ast.Value;
}

export interface ExternalSymbol extends Named {
  readonly kind: 'external';
  /** `form`, `smart list`, …, lower case. */
  readonly of: string;
  readonly within: string | undefined;
  readonly declaration: ast.ExternalDeclaration;
}

export interface LifecycleSymbol extends Named {
  readonly kind: 'lifecycle';
  readonly declaration: ast.LifecycleDeclaration;
  /** The field that holds the stage; undefined for a revenue model or a program status. */
  readonly field: string | undefined;
  readonly stages: readonly StageSymbol[];
}

export interface StageSymbol extends Named {
  readonly kind: 'stage';
  readonly lifecycle: string;
  readonly node: ast.Stage;
  readonly doc: string | undefined;
  readonly owner: string | undefined;
  readonly master: string | undefined;
  readonly terminal: boolean;
  readonly stamps: readonly ast.StampField[];
  readonly sla: ast.DurationValue | undefined;
}

export interface ScenarioSymbol extends Named {
  readonly kind: 'scenario';
  readonly bound: BoundScenario;
}

export type ModelSymbol =
  | CampaignSymbol
  | SmartListSymbol
  | ListSymbol
  | FieldSymbol
  | ProgramSymbol
  | TokenSymbol
  | ExternalSymbol
  | LifecycleSymbol
  | StageSymbol
  | ScenarioSymbol;

/** Field names are compared as Marketo compares them: without letter case. */
export function fieldKey(name: string): string {
  return name.trim().toLowerCase();
}
