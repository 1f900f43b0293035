import type { Constraint, DataType, Definition, Parameter } from '../../catalogue/index.ts';
import type { Block } from './blocks.ts';

/** What may stand at the cursor. A place may expect several things. */
export type Expectation =
  /** A statement of a block; undefined: a declaration at the top of a file. */
  | { readonly kind: 'head'; readonly block: Block | undefined }
  /** One of these words, as they are. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** The name of a trigger, filter or step; `from` is where its first word begins. */
  | { readonly kind: 'name'; readonly role: Role; readonly from: number }
  /** Any field of the person. */
  | { readonly kind: 'field' }
  /** A constraint or a setting that the braces do not have yet. */
  | { readonly kind: 'constraint'; readonly owner: Owner }
  | { readonly kind: 'operator'; readonly type: DataType; readonly from: number }
  | { readonly kind: 'value'; readonly value: ValueKind }
  /** After a number: `minutes`, `days`. */
  | { readonly kind: 'unit' }
  /** A stage of the lifecycle around the cursor. */
  | { readonly kind: 'stage' };

/** Which names of the catalogue may stand somewhere. */
export type Role = 'trigger' | 'filter' | 'choice' | 'step';

/** What braces belong to. */
export type Owner =
  | { readonly kind: 'definition'; readonly definition: Definition; readonly field: string | undefined }
  | { readonly kind: 'field'; readonly name: string };

/** What is known about a value before it is written. */
export interface ValueKind {
  readonly type: DataType;
  /** The kind of asset that it names. */
  readonly references?: string | undefined;
  readonly values?: readonly string[] | undefined;
  /** The field that it is compared with or written to. */
  readonly field?: string | undefined;
  /** Where it is a field itself: of this type only. */
  readonly fieldType?: DataType | undefined;
  /** Bare words that stand for values: `owner`. */
  readonly words?: readonly string[] | undefined;
  readonly acceptsTokens?: boolean;
  /** It is written to the field, so `empty` clears it. */
  readonly written?: boolean;
}

export function valueOf(typed: Constraint | Parameter, field: string | undefined): ValueKind {
  const { dataType: type, references, values } = typed;
  const fieldType: DataType | undefined = typed.name === 'Score Name' ? 'score' : undefined;
  const common = { type, references, values, fieldType, ...(type === 'any' ? { field } : {}) };
  if (!('acceptsTokens' in typed)) return common;
  const words = typed.words.map(({ word }) => word);
  return { ...common, words, acceptsTokens: typed.acceptsTokens, written: type === 'any' };
}
