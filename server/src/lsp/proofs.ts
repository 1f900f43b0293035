import { defaultProofBudget } from '../rules/index.ts';
import { openProver, type Prover } from '../threads/index.ts';
import type { Project } from './project.ts';
import { proofProgress } from './proof-progress.ts';
import type { Session } from './session.ts';

/** How long nobody must have typed before a proof begins, in milliseconds. */
const pause = 300;

/**
 * Tries the orders of the campaigns when nobody types, in a thread of its own, project after project. The next change
 * ends it. What was proved stands until something else is: findings about declarations that were changed since are
 * gone at once, all others stay. When the thread dies, diagnostics go on without it.
 */
export class Proofs {
  readonly #session: Session;
  #prover: Promise<Prover> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #names = new Set<string>();
  /** Changes whenever what is being proved may be out of date. */
  #turn = 0;
  /** The client may have another opinion, and is asked before anything begins. */
  #isWanted = false;

  readonly #open: () => Promise<Prover>;

  constructor(session: Session, open = openProver) {
    this.#session = session;
    this.#open = open;
  }

  /** Something is to be proved as soon as nobody types. */
  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  /** Something has changed. */
  due(): void {
    this.#turn += 1;
    this.#prover?.then((prover) => prover.interrupt()).catch(() => undefined);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isWanted) return;
    this.#timer = setTimeout(() => void this.#proveAll(), pause);
    // Nobody waits for a server that has nothing else to do.
    this.#timer.unref();
  }

  /** Turned off, nothing that was proved is said any more. */
  async enable(isWanted: boolean): Promise<void> {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.due();
    if (!isWanted) await this.#end();
  }

  async #proveAll(): Promise<void> {
    const turn = this.#turn;
    this.#timer = undefined;
    const opening = (this.#prover ??= this.#open());
    try {
      const prover = await opening;
      const projects = this.#session.projects.byName;
      for (const name of this.#names) if (!projects.has(name)) prover.forget(name);
      this.#names = new Set(projects.keys());
      for (const [name, project] of projects) {
        if (turn !== this.#turn) return;
        if (!project.isProved) await this.#prove(prover, name, project);
      }
    } catch (error) {
      // Closing a thread ends what it is at, too.
      if (this.#prover !== opening) return;
      this.#isWanted = false;
      this.#session.log.error(
        'Races are not looked for any more, as that broke down; everything else is checked. Restart the server to try again.',
        error,
      );
      await this.#end();
    }
  }

  async #prove(prover: Prover, workspace: string, project: Project): Promise<void> {
    const progress = proofProgress(this.#session);
    try {
      const proof = await prover.prove(project.model(), {
        workspace,
        budget: defaultProofBudget,
        looking: (stimulus) => progress.report(stimulus),
      });
      // Half a proof would take back what the whole one before it has found.
      if (proof?.complete !== true) return;
      proof.defects.forEach(this.#session.logDefect);
      project.take(proof);
      this.#session.diagnostics.proved();
    } finally {
      progress.end();
    }
  }

  async #end(): Promise<void> {
    const prover = this.#prover;
    this.#prover = undefined;
    for (const project of this.#session.projects.all) project.take(undefined);
    this.#session.diagnostics.proved();
    await prover?.then((opened) => opened.close()).catch(() => undefined);
  }
}
