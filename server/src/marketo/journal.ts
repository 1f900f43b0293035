/**
 * What an apply has done so far, line by line, so that a later one can finish it. It holds ids and paths, never values,
 * secrets or personal data.
 */
export type JournalEntry =
  /** A plan is begun; everything after it belongs to it. `run` is how the marks of this deploy are known again. */
  | {
      readonly kind: 'plan';
      readonly version: 1;
      readonly plan: string;
      readonly instance: string;
      readonly run: string;
    }
  /** A program is marked as being deployed to. */
  | { readonly kind: 'marked'; readonly program: number }
  /** Nothing is left to do now: the marks are about to go. */
  | { readonly kind: 'releasing' }
  /** A write is about to be sent. */
  | { readonly kind: 'call'; readonly operation: string; readonly method: string; readonly path: string }
  /** Its outcome; a call without one may have been done or not. */
  | { readonly kind: 'answer'; readonly operation: string; readonly outcome: string }
  | { readonly kind: 'done'; readonly operation: string; readonly id?: number }
  /** The plan is applied to its end. */
  | { readonly kind: 'end' };

export interface Journal {
  /** Every entry, oldest first. */
  read(): Promise<readonly JournalEntry[]>;
  /** Resolves once the entry is on disk. */
  append(entry: JournalEntry): Promise<void>;
}

/** Keeps entries in memory: for tests, and for instances that are gone with the process anyway. */
export function memoryJournal(entries: JournalEntry[] = []): Journal {
  return {
    read: () => Promise.resolve([...entries]),
    append: (entry) => {
      entries.push(entry);
      return Promise.resolve();
    },
  };
}

/** What is known of one plan from its journal. */
export interface Progress {
  readonly isBegun: boolean;
  readonly isEnded: boolean;
  /** Empty: it is not begun. */
  readonly run: string;
  /** Programs that are marked, as far as the journal knows. */
  readonly marked: ReadonlySet<number>;
  /** Operations that are done, with the id of what they made. */
  readonly done: ReadonlyMap<string, number | undefined>;
  /** Operations that sent a write. */
  readonly sent: ReadonlySet<string>;
}

export const notBegun: Progress = {
  isBegun: false,
  isEnded: false,
  run: '',
  marked: new Set(),
  done: new Map(),
  sent: new Set(),
};

/** @returns the name of the instance instead when another plan was begun there and not finished. */
export function progressOf(
  entries: readonly JournalEntry[],
  plan: string,
): Progress | { readonly unfinished: string } {
  const start = entries.findLastIndex((entry) => entry.kind === 'plan');
  const head = entries[start];
  const own = start < 0 ? [] : entries.slice(start + 1);
  const isEnded = own.some((entry) => entry.kind === 'end');
  const isBegun = head?.kind === 'plan' && head.plan === plan;
  if (head?.kind === 'plan' && !isBegun && !isEnded) return { unfinished: head.instance };
  const mine = isBegun ? own : [];
  const standing = mine.slice(mine.findLastIndex((entry) => entry.kind === 'releasing') + 1);
  return {
    isBegun,
    isEnded: isBegun && isEnded,
    run: isBegun ? head.run : '',
    marked: new Set(standing.flatMap((entry) => (entry.kind === 'marked' ? [entry.program] : []))),
    done: new Map(
      mine.flatMap((entry) => (entry.kind === 'done' ? [[entry.operation, entry.id] as const] : [])),
    ),
    sent: new Set(mine.flatMap((entry) => (entry.kind === 'call' ? [entry.operation] : []))),
  };
}
