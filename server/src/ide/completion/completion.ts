import type { Span } from '../../syntax/index.ts';

export type CompletionKind =
  | 'keyword'
  | 'declaration'
  | 'trigger'
  | 'filter'
  | 'step'
  | 'operator'
  | 'field'
  | 'constraint'
  | 'value'
  | 'stage'
  | 'campaign'
  | 'list'
  | 'asset'
  | 'token'
  | 'unit';

/** Something that may be written at the cursor. The text from `start` to `end` is replaced. */
export interface Completion extends Span {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail: string;
  readonly insert: string;
  /** `insert` has places to fill in: `$1`, `${2:text}`, `$0`. */
  readonly isSnippet: boolean;
  /** What the typed text is compared with, where that is not the label. */
  readonly filter: string | undefined;
  /** Lower comes first; equals are ordered by label. */
  readonly rank: number;
  /** What {@link explain} has a page about. */
  readonly subject: Subject | undefined;
}

/** Names something that can be explained, once a person looks at it. */
export interface Subject {
  readonly of:
    | 'trigger'
    | 'filter'
    | 'step'
    | 'operator'
    | 'keyword'
    | 'field'
    | 'campaign'
    | 'stage'
    | 'asset'
    | 'namespace'
    | 'constraint'
    | 'rule';
  readonly name: string;
  /** The entry, asset kind or lifecycle around it. */
  readonly owner?: string;
}

/** What all completions of one place have in common. */
export function completion(
  span: Span,
  kind: CompletionKind,
  label: string,
  more: Partial<Omit<Completion, 'start' | 'end' | 'kind' | 'label'>> = {},
): Completion {
  const { start, end } = span;
  return {
    start,
    end,
    kind,
    label,
    detail: '',
    insert: label,
    isSnippet: false,
    filter: undefined,
    rank: 5,
    subject: undefined,
    ...more,
  };
}

/** Text that stands in a snippet as it is. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$}]/g, String.raw`\$&`);
}

/** A place to fill in with one of a few words; the editor lets a person type something else. */
export function choiceOf(place: number, words: readonly string[]): string {
  return `\${${place}|${words.map((word) => word.replace(/[\\,|$}]/g, String.raw`\$&`)).join(',')}|}`;
}
