/** One turn of a schedule: which task had it, and what was supposed where nobody knew. */
export interface Choice {
  readonly key: string;
  readonly answers: readonly boolean[];
}

/** The turns in order. From the same start they always lead to the same end. */
export type Schedule = readonly Choice[];
