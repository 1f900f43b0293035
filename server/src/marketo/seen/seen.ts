import type { DesiredRules, DesiredStep } from '../../compiler/index.ts';

/** What a campaign or a smart list consists of; `flow` of campaigns only. */
export interface SeenContent {
  readonly rules: DesiredRules | undefined;
  readonly flow: readonly DesiredStep[] | undefined;
  /** What Marketo finds wrong with the rules. */
  readonly errors: readonly string[];
}

/** An asset as browsing shows it: `updatedAt` is the instance's own time of the last change. */
export interface SeenAsset {
  readonly id: number;
  readonly updatedAt: string;
}

export type SeenKind = 'campaign' | 'smart list';

/**
 * What was read of an instance's assets, for as long as the instance says that nobody changed them since: a plan then
 * asks for the pages of the folders only. It is a memory, nothing hangs on it: what it does not hold is read.
 *
 * Whether `updatedAt` moves when rules or flows are edited is not documented. It is relied on once an edit of ours was
 * seen to move it. What changes without it (an asset that a rule names is renamed or deleted) is for `verify`, which
 * always reads everything.
 */
export class SeenAssets {
  readonly #contents: Map<string, { readonly updatedAt: string; readonly content: SeenContent }>;
  #timesMove: boolean;

  constructor(contents: Iterable<readonly [string, SeenEntry]> = [], timesMove = false) {
    this.#contents = new Map(contents);
    this.#timesMove = timesMove;
  }

  get entries(): readonly (readonly [string, SeenEntry])[] {
    return [...this.#contents];
  }

  /** Whether an edit was seen to move the time of its asset's last change. */
  get timesMove(): boolean {
    return this.#timesMove;
  }

  content(kind: SeenKind, { id, updatedAt }: SeenAsset): SeenContent | undefined {
    const entry = this.#contents.get(`${kind} ${id}`);
    return this.#timesMove && updatedAt !== '' && entry?.updatedAt === updatedAt ? entry.content : undefined;
  }

  note(kind: SeenKind, { id, updatedAt }: SeenAsset, content: SeenContent): void {
    this.#contents.set(`${kind} ${id}`, { updatedAt, content });
  }

  /** An asset before and after an edit of ours. */
  compare(before: SeenAsset, after: SeenAsset): void {
    if (before.id === after.id && before.updatedAt !== after.updatedAt) this.#timesMove = true;
  }
}

export interface SeenEntry {
  readonly updatedAt: string;
  readonly content: SeenContent;
}
