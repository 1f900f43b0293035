/** What one operation has cost so far. */
export interface OperationCost {
  /** `POST /rest/asset/v1/smartCampaigns.json`; what leads nowhere is `(no operation)`. */
  readonly operation: string;
  /** Calls, whatever became of them. */
  readonly calls: number;
  /** Of these, the calls that count against the day's quota and the rate. */
  readonly counted: number;
  /** Of these, the calls that were refused, lost or answered with another status than 200. */
  readonly failed: number;
}

/** Counts calls by operation: what a deploy costs. */
export class Costs {
  readonly #counts = new Map<string, { calls: number; counted: number; failed: number }>();

  add(operation: string, counted: boolean, failed: boolean): void {
    const count = this.#counts.get(operation) ?? { calls: 0, counted: 0, failed: 0 };
    this.#counts.set(operation, count);
    count.calls++;
    if (counted) count.counted++;
    if (failed) count.failed++;
  }

  /** Most calls first. */
  get operations(): readonly OperationCost[] {
    return [...this.#counts]
      .map(([operation, count]) => ({ operation, ...count }))
      .toSorted((one, other) => other.calls - one.calls || one.operation.localeCompare(other.operation));
  }

  /** Begins anew, to count what the next deploy costs. */
  reset(): void {
    this.#counts.clear();
  }
}
