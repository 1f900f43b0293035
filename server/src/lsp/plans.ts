import type { DesiredState, Plan } from '../compiler/index.ts';
import type { Project } from './project.ts';

/** A plan that was shown to a person. */
export interface ShownPlan {
  readonly id: string;
  readonly plan: Plan;
  readonly project: Project;
  /** What the files wanted when it was made. */
  readonly desired: DesiredState;
  readonly instance: string;
}

/** Keeps the latest plan, for the deploy that may follow. */
export class Plans {
  #latest: ShownPlan | undefined;

  keep(plan: ShownPlan): void {
    this.#latest = plan;
  }

  find(id: string): ShownPlan | undefined {
    return this.#latest?.id === id ? this.#latest : undefined;
  }
}
