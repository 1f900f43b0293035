import { failure, success, type Answer, type Failure } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import type { Journal } from '../journal.ts';
import { deleteMark, deployerOf, markProgram, unmarkProgram, type DeployMark } from './deploy-mark.ts';

/** The codes of the failures that say that somebody else deploys: from before, or in place of this one. */
export const heldByOthers = 'held';
export const takenByOthers = 'taken over';

export interface Marking {
  readonly http: MarketoHttp;
  /** Aborted: no further mark is made. Those that nobody needs any more are taken away all the same. */
  readonly signal: AbortSignal | undefined;
  readonly journal: Journal;
  /** `ada@laptop` */
  readonly who: string;
  readonly run: string;
  /** What others have marked is ours from now on. */
  readonly takesOver: boolean;
}

/** The marks of one deploy on the programs that it works on: as long as they stand, nobody else deploys to those. */
export class Marks {
  readonly #marking: Marking;
  readonly #http: MarketoHttp;
  /** The marked programs, with the list that is the mark where this very process has made it. */
  readonly #marks = new Map<number, number | undefined>();

  constructor(marking: Marking) {
    const { http, signal } = marking;
    this.#marking = marking;
    this.#http = http.under(signal === undefined ? {} : { signal });
  }

  /**
   * Marks programs, or makes sure that what an earlier run has marked is still ours. Always in the same order, so that
   * of two deploys that begin at once one gets through.
   *
   * @param marked what the journal says to be marked.
   */
  async take(
    programs: readonly number[],
    marked: ReadonlySet<number> = new Set(),
  ): Promise<Answer<undefined>> {
    for (const program of programs) {
      this.#marks.set(program, undefined);
      const taken = marked.has(program) ? await this.#isStillOurs(program) : await this.#takeOne(program);
      if (taken.kind !== 'success') return taken;
    }
    return success(undefined);
  }

  /** Takes away what this run has marked, and nothing of anybody else. */
  async release(): Promise<Answer<undefined>> {
    const { http, journal, run } = this.#marking;
    await journal.append({ kind: 'releasing' });
    for (const [program, list] of this.#marks) {
      const released = await (list === undefined
        ? unmarkProgram(http, program, run)
        : deleteMark(http, list));
      if (released.kind !== 'success') return released;
    }
    return success(undefined);
  }

  async #takeOne(program: number): Promise<Answer<undefined>> {
    const { journal, who, run, takesOver } = this.#marking;
    const http = this.#http;
    const since = new Date(http.clock.now()).toISOString();
    const answer = await markProgram(http, program, { who, run, since });
    if (answer.kind !== 'success') return answer;
    const marking = answer.result;
    if (marking.kind === 'ours') {
      this.#marks.set(program, marking.list);
      await journal.append({ kind: 'marked', program });
      return success(undefined);
    }
    if (!takesOver) return underWay(http.instance.name, marking.by);
    const gone = await unmarkProgram(http, program, marking.by.run);
    return gone.kind === 'success' ? this.#takeOne(program) : gone;
  }

  /** Whoever took a mark over may have ended long since: then nothing tells but that ours is gone. */
  async #isStillOurs(program: number): Promise<Answer<undefined>> {
    const by = await deployerOf(this.#http, program);
    if (by.kind !== 'success') return by;
    return by.result?.run === this.#marking.run
      ? success(undefined)
      : takenOver(by.result?.who ?? 'Somebody');
  }
}

function underWay(instance: string, { who, since }: DeployMark): Failure {
  const start = since === '' ? '' : ` since ${since.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}`;
  const message = `${who} has been deploying to ${instance}${start}. Two deploys at once would undo each other; wait until that one has ended.`;
  return failure('refused', 'other', heldByOthers, message);
}

function takenOver(who: string): Failure {
  const message = `${who} took over what this deploy was at before it had ended. Make a new plan once that deploy is through: it shows what is left.`;
  return failure('refused', 'other', takenByOthers, message);
}
