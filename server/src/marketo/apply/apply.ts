import { randomUUID } from 'node:crypto';
import { basisOf, canonicalJson, fingerprint, type Operation, type Plan } from '../../compiler/index.ts';
import type { Progress as ShownProgress } from '../../reporter/index.ts';
import { endsEverything, failure, type Answer, type Failure } from '../answer.ts';
import { callsOf, type Connection } from '../connect.ts';
import type { WriteObserver } from '../http.ts';
import { notBegun, progressOf, type Progress } from '../journal.ts';
import { readSnapshot } from '../read-snapshot.ts';
import { SeenAssets } from '../seen/seen.ts';
import type { ApplyOptions, ApplyResult } from './apply-result.ts';
import type { Work } from './context.ts';
import { manualLeft } from './manual-left.ts';
import { heldByOthers, Marks, takenByOthers } from './marks.ts';
import { perform } from './perform.ts';
import { Schedule } from './schedule.ts';
import { whatIsOff } from './what-is-off.ts';

/**
 * Does what the plan says, several operations side by side where their order does not matter. The instance must be as
 * the plan found it, unless the journal shows that this very plan was begun: then it is finished, nothing twice and
 * nothing lost. The programs are marked meanwhile, and what others have marked is not touched. An operation that fails
 * takes along what waits for it; the others are done all the same.
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

/** How many operations are under way at once; the connection sees to it that no more calls are than it may. */
const sideBySide = 5;

interface Stop {
  readonly operation: Operation;
  readonly answer: Failure;
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
  /** Operations that were not done, and what waited for them. */
  readonly #lost = new Set<string>();
  readonly #seen: SeenAssets;
  #stop: Stop | undefined;

  constructor(plan: Plan, connection: Connection, options: ApplyOptions) {
    this.#plan = plan;
    this.#connection = connection;
    this.#options = options;
    this.#seen = options.seen ?? new SeenAssets();
    this.#callsBefore = callsOf(connection);
  }

  async go(): Promise<ApplyResult> {
    const { journal } = this.#options;
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
    if (progress.isBegun) return this.#goOn(progress);
    const run = randomUUID();
    await journal.append({ kind: 'plan', version: 1, plan: key, instance: instance.name, run });
    return this.#goOn({ ...notBegun, isBegun: true, run });
  }

  async #goOn(progress: Progress): Promise<ApplyResult> {
    const { journal, signal, by } = this.#options;
    const marks = new Marks({
      http: this.#connection.http,
      signal,
      journal,
      run: progress.run,
      who: by?.who ?? 'somebody',
      takesOver: by?.takesOver ?? false,
    });
    const isFresh = progress.sent.size === 0 && progress.done.size === 0;
    const taken = await marks.take(this.#plan.programs, progress.marked);
    // Only what is marked stays as it is read.
    const problem =
      taken.kind === 'success' && isFresh ? await this.#problemBefore(signal) : failureOf(taken);
    if (problem !== undefined) return this.#notBegun(problem, isFresh, marks);
    await this.#perform(progress, marks);
    if (this.#stop !== undefined) return this.#stopped(this.#stop);
    const released = await marks.release();
    return released.kind === 'success' ? this.#ended() : this.#stillMarked(released);
  }

  /** The instance must be as the plan found it. */
  async #problemBefore(signal: AbortSignal | undefined): Promise<Failure | undefined> {
    const circumstances = { signal, seen: this.#seen };
    const snapshot = await readSnapshot(this.#connection, this.#plan.scope, circumstances);
    if (snapshot.kind !== 'success') return snapshot;
    if (basisOf(snapshot.result) === this.#plan.basis) return undefined;
    const message = `${this.#connection.instance.name} has changed since the plan was made. Make the plan anew and read what it says now.`;
    return failure('refused', 'other', 'stale', message);
  }

  /** Nothing was done: what this run had marked until then is free again. */
  async #notBegun(problem: Failure, isFresh: boolean, marks: Marks): Promise<ApplyResult> {
    // What earlier runs did is not lost by a bad moment.
    const isOfOthers = problem.code === heldByOthers || problem.code === takenByOthers;
    if (!isFresh && !isOfOthers) return this.result('incomplete', problem.message);
    const released = await marks.release();
    if (released.kind !== 'success') return this.#stillMarked(released);
    const refused = this.result('refused', `${isOfOthers ? 'Nothing was done: ' : ''}${problem.message}`);
    return problem.code === heldByOthers ? { ...refused, isHeld: true } : refused;
  }

  /** The journal has to be kept: nobody but this run may take its marks away. */
  #stillMarked({ message }: Failure): ApplyResult {
    const left = `The list "Deploy in progress" that keeps others from deploying meanwhile is still there; apply the same plan again to take it away.`;
    return { ...this.result('incomplete', `${message} ${left}`), isSettled: false };
  }

  async #perform(progress: Progress, marks: Marks): Promise<void> {
    const { operations, instance } = this.#plan;
    const shown = this.#options.reporter.progress(`Applying to ${instance}`, operations.length);
    const schedule = new Schedule(operations);
    const underWay = new Set<Promise<void>>();
    try {
      for (;;) {
        while (underWay.size < sideBySide && this.#stop === undefined) {
          const operation = schedule.take();
          if (operation === undefined) break;
          const work = this.#settle(operation, progress, marks, shown).finally(() => {
            schedule.settle(operation);
            underWay.delete(work);
          });
          underWay.add(work);
        }
        if (underWay.size === 0) return;
        await Promise.race(underWay);
      }
    } finally {
      // A journal that cannot be written ends this one; the others see it, too, and must not end unheard.
      await Promise.allSettled(underWay);
      shown.done();
    }
  }

  /** Does an operation, unless it is done already or waited for one that was lost. */
  async #settle(operation: Operation, progress: Progress, marks: Marks, shown: ShownProgress): Promise<void> {
    const { id, summary } = operation;
    if (progress.done.has(id)) return this.#note(operation, progress.done.get(id));
    if (operation.dependsOn.some((needed) => this.#lost.has(needed))) {
      this.#lost.add(id);
      this.#skipped.push(summary);
      return;
    }
    shown.step(summary);
    const answer = await this.#performOne(operation, progress, marks);
    if (answer.kind === 'success') {
      const made = answer.result;
      await this.#options.journal.append({
        kind: 'done',
        operation: id,
        ...(made === undefined ? {} : { id: made }),
      });
      return this.#note(operation, made);
    }
    if (endsEverything(answer)) {
      this.#stop ??= { operation, answer };
      return;
    }
    this.#lost.add(id);
    this.#failures.push({ operation: id, summary, message: answer.message });
  }

  #stopped({ operation, answer }: Stop): ApplyResult {
    const { operations } = this.#plan;
    const left = operations.length - this.#finished.size;
    return this.result(
      'incomplete',
      `${answer.message} ${counted(left, 'operation')} of ${operations.length} left; apply the same plan again to go on.${whatIsOff(operations, this.#finished, operation)}`,
    );
  }

  /** Every operation is settled. */
  async #ended(): Promise<ApplyResult> {
    const { operations, instance } = this.#plan;
    if (this.#failures.length > 0) {
      return this.result(
        'incomplete',
        `${counted(this.#failures.length, 'operation')} failed and ${this.#skipped.length} had to wait for them. Mend the cause and apply the same plan again, or make a new one.`,
      );
    }
    await this.#options.journal.append({ kind: 'end' });
    await this.#connection.mcp?.succeeded();
    const manual = await manualLeft(this.#plan.manual, this.#work, this.#connection.http);
    return {
      ...this.result('applied', `Applied ${counted(operations.length, 'operation')} to ${instance}.`),
      manual,
      calls: this.#calls,
    };
  }

  /** What makes a program marks it: from then on others see it. */
  async #performOne(
    operation: Operation,
    progress: Progress,
    marks: Marks,
  ): Promise<Answer<number | undefined>> {
    const answer = await this.#change(operation, progress);
    const makesProgram = operation.kind === 'create-program' || operation.kind === 'clone-program';
    if (!makesProgram || answer.kind !== 'success' || answer.result === undefined) return answer;
    const marked = await marks.take([answer.result]);
    return marked.kind === 'success' ? answer : marked;
  }

  #change(operation: Operation, progress: Progress): Promise<Answer<number | undefined>> {
    const { journal, signal, catalogue } = this.#options;
    const tools = operation.channel === 'mcp' ? this.#connection.mcp : undefined;
    if (operation.channel === 'mcp' && tools === undefined) return Promise.resolve(withoutTools(operation));
    const { http, vocabulary } = tools ?? this.#connection;
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
      tools,
      signal,
      timeZone: this.#connection.instance.timeZone ?? 'UTC',
      catalogue,
      work: this.#work,
      seen: this.#seen,
      wasSent: progress.sent.has(operation.id),
    });
  }

  #note(operation: Operation, id: number | undefined): void {
    this.#finished.add(operation.id);
    if (id !== undefined) this.#work.made.set(operation.id, id);
  }

  get #calls(): number {
    return callsOf(this.#connection) - this.#callsBefore;
  }

  result(kind: ApplyResult['kind'], message: string): ApplyResult {
    const { manual } = this.#plan;
    const isSettled =
      this.#finished.size + this.#failures.length + this.#skipped.length >= this.#plan.operations.length;
    return {
      kind,
      isSettled: kind !== 'incomplete' || isSettled,
      message,
      done: this.#finished.size,
      failures: this.#failures,
      skipped: this.#skipped,
      manual,
      calls: this.#calls,
    };
  }
}

function withoutTools({ summary }: Operation): Failure {
  const message = `"${summary}" goes through Adobe's MCP server, which this instance is not configured to use: put "mcp" back into lifecycle.config.json, or make a new plan.`;
  return failure('refused', 'absent', 'MCP', message);
}

const failureOf = (answer: Answer<unknown>): Failure | undefined =>
  answer.kind === 'success' ? undefined : answer;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
