import type { Catalogue } from '../../catalogue/index.ts';
import {
  basisOf,
  canonicalJson,
  fingerprint,
  sameText,
  type ManualItem,
  type Operation,
  type Plan,
} from '../../compiler/index.ts';
import type { Reporter } from '../../reporter/index.ts';
import { endsEverything, success, type Answer } from '../answer.ts';
import type { Connection } from '../connect.ts';
import { campaignById } from '../endpoints/campaigns.ts';
import type { CampaignRecord } from '../endpoints/records.ts';
import { qualificationFromApi } from '../from-api.ts';
import type { MarketoHttp, WriteObserver } from '../http.ts';
import { progressOf, type Journal, type Progress } from '../journal.ts';
import { readSnapshot } from '../read-snapshot.ts';
import type { Work } from './context.ts';
import { perform } from './perform.ts';

export interface ApplyOptions {
  readonly journal: Journal;
  readonly reporter: Reporter;
  /** Aborted: no further call begins, and the journal can be resumed. */
  readonly signal?: AbortSignal;
  readonly catalogue?: Catalogue;
}

export interface ApplyResult {
  /**
   * - `applied`: everything is done.
   * - `incomplete`: applying the same plan with the same journal goes on from here.
   * - `refused`: nothing was done.
   */
  readonly kind: 'applied' | 'incomplete' | 'refused';
  /**
   * Every operation was done, refused or left out because of one that was: nothing is to be picked up again, and a new
   * plan sees it all.
   */
  readonly isSettled: boolean;
  /** A sentence or two for a person. */
  readonly message: string;
  /** Operations that are done, those of earlier runs included. */
  readonly done: number;
  readonly failures: readonly {
    readonly operation: string;
    readonly summary: string;
    readonly message: string;
  }[];
  /** Operations that waited for one that failed. */
  readonly skipped: readonly string[];
  /** What is left to do by hand, without what the instance shows to be done already. */
  readonly manual: readonly ManualItem[];
  /** API calls of this run, reads included. */
  readonly calls: number;
}

/**
 * Does what the plan says, operation by operation. The instance must be as the plan found it, unless the journal shows
 * that this very plan was begun: then it is finished, nothing twice and nothing lost. An operation that fails takes
 * along what waits for it; the others are done all the same.
 */
export async function apply(plan: Plan, connection: Connection, options: ApplyOptions): Promise<ApplyResult> {
  const run = new Run(plan, connection, options);
  try {
    return await run.go();
  } catch (error) {
    // The journal is a file: a full disk is nobody's mistake in the plan.
    return run.result(
      'incomplete',
      `The journal cannot be written: ${error instanceof Error ? error.message : 'unknown reason'}.`,
    );
  }
}

class Run {
  readonly #plan: Plan;
  readonly #connection: Connection;
  readonly #options: ApplyOptions;
  readonly #callsBefore: number;
  readonly #failures: ApplyResult['failures'][number][] = [];
  readonly #skipped: string[] = [];
  readonly #work: Work = { made: new Map(), empty: new Map(), campaigns: new Map() };
  readonly #finished = new Set<string>();
  readonly #switchedOff = new Set<string>();
  #done = 0;

  constructor(plan: Plan, connection: Connection, options: ApplyOptions) {
    this.#plan = plan;
    this.#connection = connection;
    this.#options = options;
    this.#callsBefore = connection.http.calls;
  }

  async go(): Promise<ApplyResult> {
    const { journal, signal } = this.#options;
    const { instance } = this.#connection;
    if (this.#plan.instance !== instance.name) {
      return this.result('refused', `The plan is for ${this.#plan.instance}, not for ${instance.name}.`);
    }
    const key = fingerprint(canonicalJson(this.#plan));
    const progress = progressOf(await journal.read(), key);
    if ('unfinished' in progress) {
      return this.result(
        'refused',
        `Another plan for ${progress.unfinished} was begun with this journal and not finished: apply that one first, or remove its journal.`,
      );
    }
    if (progress.isEnded)
      return this.result('applied', 'The plan was applied before; nothing is left to do.');
    if (!progress.isBegun) {
      const stale = await this.#isStale(this.#connection.http.under(signal ? { signal } : {}));
      if (stale.kind !== 'success') return this.result('refused', stale.message);
      if (stale.result) {
        return this.result(
          'refused',
          `${instance.name} has changed since the plan was made. Make the plan anew and read what it says now.`,
        );
      }
      await journal.append({ kind: 'plan', version: 1, plan: key, instance: instance.name });
    }
    return this.#perform(progress);
  }

  async #isStale(http: MarketoHttp): Promise<Answer<boolean>> {
    const snapshot = await readSnapshot({ ...this.#connection, http }, this.#plan.scope);
    return snapshot.kind === 'success' ? success(basisOf(snapshot.result) !== this.#plan.basis) : snapshot;
  }

  async #perform(progress: Progress): Promise<ApplyResult> {
    const { reporter, journal } = this.#options;
    const { operations, instance } = this.#plan;
    const shown = reporter.progress(`Applying to ${instance}`, operations.length);
    const lost = new Set<string>();
    for (const operation of operations) {
      if (progress.done.has(operation.id)) {
        this.#note(operation, progress.done.get(operation.id));
        continue;
      }
      if (operation.dependsOn.some((id) => lost.has(id))) {
        lost.add(operation.id);
        this.#skipped.push(operation.summary);
        continue;
      }
      shown.step(operation.summary);
      const answer = await this.#performOne(operation, progress);
      if (answer.kind === 'success') {
        const id = answer.result;
        await journal.append({ kind: 'done', operation: operation.id, ...(id === undefined ? {} : { id }) });
        this.#note(operation, id);
        continue;
      }
      if (endsEverything(answer)) {
        shown.done();
        const left = operations.length - this.#done;
        return this.result(
          'incomplete',
          `${answer.message} ${counted(left, 'operation')} of ${operations.length} left; apply the same plan again to go on.${this.#whatIsOff(operation)}`,
        );
      }
      lost.add(operation.id);
      this.#failures.push({ operation: operation.id, summary: operation.summary, message: answer.message });
    }
    shown.done();
    if (this.#failures.length > 0) {
      return this.result(
        'incomplete',
        `${counted(this.#failures.length, 'operation')} failed and ${this.#skipped.length} had to wait for them. Mend the cause and apply the same plan again, or make a new one.`,
      );
    }
    await journal.append({ kind: 'end' });
    const manual = await this.#manualLeft();
    return {
      ...this.result('applied', `Applied ${counted(operations.length, 'operation')} to ${instance}.`),
      manual,
      calls: this.#calls,
    };
  }

  /** Between the two calls of a swap neither campaign runs: somebody has to know when it stops just there. */
  #whatIsOff(stoppedAt: Operation): string {
    const isOff = (id: string): boolean => this.#switchedOff.has(id);
    const mayBeOff = (id: string): boolean => id === stoppedAt.id && stoppedAt.kind === 'deactivate-campaign';
    return this.#plan.operations
      .flatMap((operation) => {
        if (operation.kind !== 'activate-campaign' || operation.replaces === undefined) return [];
        if (this.#finished.has(operation.id)) return [];
        if (operation.dependsOn.some(isOff)) return [` Until then "${operation.name}" is switched off.`];
        return operation.dependsOn.some(mayBeOff) ? [` "${operation.name}" may be switched off.`] : [];
      })
      .join('');
  }

  #performOne(operation: Operation, progress: Progress): Promise<Answer<number | undefined>> {
    const { journal, signal, catalogue } = this.#options;
    const { http, vocabulary } = this.#connection;
    const observer: WriteObserver = {
      before: ({ method, path }) => journal.append({ kind: 'call', operation: operation.id, method, path }),
      after: (_call, outcome) =>
        journal.append({
          kind: 'answer',
          operation: operation.id,
          outcome: outcome.kind === 'success' ? 'success' : `${outcome.kind} ${outcome.code}`,
        }),
    };
    return perform(operation, {
      http: http.under({ observer, ...(signal && { signal }) }),
      vocabulary,
      timeZone: this.#connection.instance.timeZone ?? 'UTC',
      catalogue,
      work: this.#work,
      wasSent: progress.sent.has(operation.id),
    });
  }

  #note(operation: Operation, id: number | undefined): void {
    this.#done += 1;
    this.#finished.add(operation.id);
    if (operation.kind === 'deactivate-campaign') this.#switchedOff.add(operation.id);
    if (id !== undefined) this.#work.made.set(operation.id, id);
  }

  /** Manual items with their links, without those that the instance shows to be done. */
  async #manualLeft(): Promise<readonly ManualItem[]> {
    const left: ManualItem[] = [];
    for (const item of this.#plan.manual) {
      const id = item.operation === undefined ? undefined : this.#work.made.get(item.operation);
      const campaign = id === undefined ? undefined : await this.#campaign(id, item);
      if (campaign !== undefined && isDoneByHand(item, campaign)) continue;
      left.push({ ...item, url: item.url ?? campaign?.computedUrl });
    }
    return left;
  }

  async #campaign(id: number, { asset }: ManualItem): Promise<CampaignRecord | undefined> {
    if (!asset.startsWith('campaign ')) return undefined;
    const known = this.#work.campaigns.get(id);
    if (known !== undefined) return known;
    const read = await campaignById(this.#connection.http, id);
    return read.kind === 'success' ? read.result : undefined;
  }

  get #calls(): number {
    return this.#connection.http.calls - this.#callsBefore;
  }

  result(kind: ApplyResult['kind'], message: string): ApplyResult {
    const { manual } = this.#plan;
    const isSettled =
      this.#done + this.#failures.length + this.#skipped.length >= this.#plan.operations.length;
    return {
      kind,
      isSettled: kind !== 'incomplete' || isSettled,
      message,
      done: this.#done,
      failures: this.#failures,
      skipped: this.#skipped,
      manual,
      calls: this.#calls,
    };
  }
}

function isDoneByHand({ until }: ManualItem, campaign: CampaignRecord): boolean {
  if (until === undefined) return false;
  return until.setting === 'qualification'
    ? sameText(until.is, qualificationFromApi(campaign))
    : until.is === campaign.isCommunicationLimitEnabled;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
