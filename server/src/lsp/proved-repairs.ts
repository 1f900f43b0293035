import { setTimeout as delay } from 'node:timers/promises';
import type { CancellationToken } from 'vscode-languageserver';
import type { Location, Model } from '../model/index.ts';
import {
  defaultProofBudget,
  type Finding,
  type FindingName,
  type Fix,
  type RepairLimits,
} from '../rules/index.ts';
import type { Span } from '../syntax/index.ts';
import type { Project } from './project.ts';
import { proofProgress } from './proof-progress.ts';
import type { ProvingThread } from './proving-thread.ts';
import type { Session, Spot } from './session.ts';

/** Somebody looks at a menu that is still empty. Whatever is proved later is there when they ask again. */
const patience = 5_000;

/** A menu with more of them helps nobody. */
const limits: RepairLimits = { tried: 10, proved: 4 };

/** A finding that takes proof, with the repairs that are proved. */
export interface Repaired {
  readonly finding: Finding;
  readonly repairs: readonly Fix<Location>[];
}

interface Known {
  readonly repairs: Fix<Location>[];
  /** All have been tried. */
  isWhole: boolean;
}

type Place = Pick<Spot, 'project' | 'model' | 'uri'>;

/**
 * Repairs of what is found by proof. They are looked for when somebody asks at a place, in the thread that has found it,
 * and kept as long as the files stay the same.
 */
export class ProvedRepairs {
  readonly #session: Session;
  readonly #known = new WeakMap<Model, Map<string, Known>>();
  /** One after the other: asking the thread ends what it was asked before. */
  #queue: Promise<void> = Promise.resolve();

  constructor(session: Session) {
    this.#session = session;
  }

  /** What is proved by now: costs nothing. */
  knownAt({ project, model, uri }: Place, span: Span): readonly Repaired[] {
    const known = this.#known.get(model);
    if (known === undefined) return [];
    return repairable(project, uri, span).flatMap((finding) => {
      const repairs = known.get(keyOf(finding))?.repairs;
      return repairs === undefined ? [] : [{ finding, repairs }];
    });
  }

  /** Proves what is not known yet, for as long as somebody likes to wait. */
  async at(place: Place, span: Span, token: CancellationToken): Promise<readonly Repaired[]> {
    const looking = this.#queue.then(() => this.#look(place, span, token));
    this.#queue = looking.catch((error: unknown) => {
      this.#session.log.error('Repairs could not be looked for:', error);
    });
    const over = new AbortController();
    await Promise.race([
      this.#queue,
      delay(patience, undefined, { signal: over.signal, ref: false }),
    ]).finally(() => over.abort());
    return this.knownAt(place, span);
  }

  async #look({ project, model, uri }: Place, span: Span, token: CancellationToken): Promise<void> {
    const { proofs } = this.#session;
    const isWanted = (): boolean => !token.isCancellationRequested && project.model() === model;
    if (!isWanted()) return;
    const cancelling = token.onCancellationRequested(() => proofs.interrupt());
    try {
      await proofs.urgently(project, async (thread, workspace) => {
        for (const finding of repairable(project, uri, span)) {
          if (!isWanted()) return;
          await this.#repair(finding, { project, model, uri }, thread, workspace);
        }
      });
    } finally {
      cancelling.dispose();
    }
  }

  async #repair(
    finding: Finding,
    { project, model }: Place,
    thread: ProvingThread,
    workspace: string,
  ): Promise<void> {
    const known = this.#known.get(model) ?? new Map<string, Known>();
    this.#known.set(model, known);
    if (known.get(keyOf(finding))?.isWhole === true || !thread.accepts(workspace, model)) return;
    const found: Known = { repairs: [], isWhole: false };
    known.set(keyOf(finding), found);
    const progress = proofProgress(this.#session, 'Looking for repairs');
    const request = {
      workspace,
      budget: defaultProofBudget,
      of: finding,
      choices: project.choices,
      limits,
      trying: (title: string) => progress.report(title),
      repaired: (fix: Fix<Location>) => void found.repairs.push(fix),
    };
    try {
      const isWhole = await thread.ask('Looking for repairs', workspace, model, (prover) =>
        prover.repairs(model, request),
      );
      found.isWhole = isWhole === true;
    } finally {
      progress.end();
    }
  }
}

/** Whoever is named by a finding of another place may want to repair it, too. */
function repairable(project: Project, uri: string, { start, end }: Span): Finding[] {
  return project.uris
    .flatMap((one) => project.findings(one))
    .filter(
      ({ cause, place, related }) =>
        cause !== undefined &&
        [place, ...related.map((other) => other.place)].some(
          (one) => one.uri === uri && one.start <= end && start <= one.end,
        ),
    );
}

function keyOf({ rule, place: { uri, start, end }, message }: FindingName): string {
  return [rule, uri, start, end, message].join('\n');
}
