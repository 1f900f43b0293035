import type { Model } from '../model/index.ts';
import { defaultProofBudget } from '../rules/index.ts';
import type { Prover } from '../threads/index.ts';
import type { Project } from './project.ts';
import { proofProgress } from './proof-progress.ts';
import { openLimitedProver, ProvingThread } from './proving-thread.ts';
import type { Session } from './session.ts';

/** How long nobody must have typed before a proof begins, in milliseconds. */
const pause = 300;

/** What somebody waits for has the thread to itself. */
export type Urgent = (thread: ProvingThread, workspace: string) => Promise<void>;

/**
 * Tries the orders of the campaigns when nobody types, in a thread of its own, project after project. The next change
 * ends it, and so does whatever somebody waits for. What was proved stands until something else is: findings about
 * declarations that were changed since are gone at once, all others stay. When the thread dies, diagnostics go on
 * without it until the next change.
 */
export class Proofs {
  readonly #session: Session;
  readonly #thread: ProvingThread;
  #timer: NodeJS.Timeout | undefined;
  #names = new Set<string>();
  /** Changes whenever what is being proved may be out of date. */
  #turn = 0;
  /** What somebody waits for, and of which text. */
  #urgent: { readonly project: Project; readonly model: Model } | undefined;
  /** The client may have another opinion, and is asked before anything begins. */
  #isWanted = false;

  constructor(session: Session, open: () => Promise<Prover> = openLimitedProver) {
    this.#session = session;
    this.#thread = new ProvingThread(session.log, open);
  }

  /** Something is to be proved as soon as nobody types. */
  get isWaiting(): boolean {
    return this.#timer !== undefined;
  }

  /** Something has changed. */
  due(): void {
    // Other files may change as they like; they come next.
    if (this.#urgent !== undefined && isOfNow(this.#urgent)) return;
    this.#turn += 1;
    this.#thread.interrupt();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isWanted || this.#urgent !== undefined) return;
    this.#timer = setTimeout(() => void this.#proveAll(), pause);
    // Nobody waits for a server that has nothing else to do.
    this.#timer.unref();
  }

  /** Turned off, nothing that was proved is said any more. */
  async enable(isWanted: boolean): Promise<void> {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.due();
    if (isWanted) return;
    for (const project of this.#session.projects.all) project.take(undefined);
    this.#session.diagnostics.proved();
    await this.#thread.close();
  }

  /**
   * Does what somebody waits for, about a project of which everything is proved that can be; one such thing at a time.
   * What is tried unasked gives way, and goes on afterwards.
   */
  async urgently(project: Project, work: Urgent): Promise<void> {
    const name = [...this.#session.projects.byName].find(([, other]) => other === project)?.[0];
    if (!this.#isWanted || name === undefined) return;
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#urgent = { project, model: project.model() };
    try {
      if (!project.isProved) await this.#prove(name, project);
      if (this.#isWanted && project.isProved && isOfNow(this.#urgent)) await work(this.#thread, name);
    } finally {
      this.#urgent = undefined;
      this.due();
    }
  }

  /** Ends what somebody has waited for and does not any more. */
  interrupt(): void {
    this.#thread.interrupt();
  }

  async #proveAll(): Promise<void> {
    const turn = this.#turn;
    this.#timer = undefined;
    const projects = this.#session.projects.byName;
    for (const name of this.#names) if (!projects.has(name)) this.#thread.forget(name);
    this.#names = new Set(projects.keys());
    for (const [name, project] of projects) {
      if (turn !== this.#turn) return;
      if (!project.isProved && !(await this.#prove(name, project))) return;
    }
  }

  /** False: the thread has died. */
  async #prove(workspace: string, project: Project): Promise<boolean> {
    const model = project.model();
    if (!this.#thread.accepts(workspace, model)) return true;
    const progress = proofProgress(this.#session, 'Trying the orders of the campaigns');
    try {
      const proof = await this.#thread.ask('Looking for races', workspace, model, (prover) =>
        prover.prove(model, {
          workspace,
          budget: defaultProofBudget,
          looking: (stimulus) => progress.report(stimulus),
        }),
      );
      const isAlive = this.#thread.accepts(workspace, model);
      // Half a proof would take back what the whole one before it has found.
      if (!this.#isWanted || (isAlive && proof?.complete !== true)) return isAlive;
      if (isAlive) this.#thread.thrives(workspace);
      proof?.defects.forEach(this.#session.logDefect);
      project.take(proof);
      this.#session.diagnostics.proved();
      return isAlive;
    } finally {
      progress.end();
    }
  }
}

function isOfNow({ project, model }: { readonly project: Project; readonly model: Model }): boolean {
  return project.model() === model;
}
