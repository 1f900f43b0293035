import type { Operation, Target } from '../../compiler/index.ts';

/**
 * Says which operations may be under way at the same time. A plan is a list in an order that always works; it falls
 * into stretches of one stage, and everything of a stretch is settled before the next one begins: what rules and flows
 * name is there before any of them is written. Within a stretch operations of one lane follow each other, and each waits for
 * what it depends on.
 */
export class Schedule {
  readonly #stretches: readonly (readonly Operation[])[];
  readonly #lanes: Lanes;
  /** Operations of the stretch at hand that are not settled, by lane. */
  readonly #queues = new Map<string, Operation[]>();
  readonly #busy = new Set<string>();
  readonly #settled = new Set<string>();
  #next = 0;

  constructor(operations: readonly Operation[]) {
    this.#stretches = stretchesOf(operations);
    this.#lanes = new Lanes(operations);
  }

  /** An operation that may begin now. Undefined: one of those under way has to end first, or all are settled. */
  take(): Operation | undefined {
    if (this.#queues.size === 0) this.#begin();
    for (const [lane, [first]] of this.#queues) {
      if (first === undefined || this.#busy.has(lane)) continue;
      if (!first.dependsOn.every((id) => this.#settled.has(id))) continue;
      this.#busy.add(lane);
      return first;
    }
    return undefined;
  }

  /** It is done, has failed or is left out: what waited for it may begin. */
  settle(operation: Operation): void {
    const lane = this.#lanes.of(operation);
    this.#settled.add(operation.id);
    this.#busy.delete(lane);
    const queue = this.#queues.get(lane);
    queue?.shift();
    if (queue?.length === 0) this.#queues.delete(lane);
  }

  #begin(): void {
    for (const operation of this.#stretches[this.#next] ?? []) {
      const lane = this.#lanes.of(operation);
      const queue = this.#queues.get(lane);
      if (queue === undefined) this.#queues.set(lane, [operation]);
      else queue.push(operation);
    }
    this.#next += 1;
  }
}

type Stage = 'make' | 'write' | 'switch';

function stageOf(operation: Operation): Stage {
  switch (operation.kind) {
    case 'write-rules':
    case 'write-flow':
    case 'check-campaign':
    case 'update-program':
      return 'write';
    case 'describe-asset':
      return operation.asset === 'campaign' ? 'write' : 'make';
    case 'rename-campaign':
    case 'activate-campaign':
    case 'deactivate-campaign':
    case 'delete-campaign':
    case 'schedule-campaign':
      return 'switch';
    default:
      return 'make';
  }
}

function stretchesOf(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const stretches: Operation[][] = [];
  let stage: Stage | undefined;
  for (const operation of operations) {
    if (stageOf(operation) !== stage) stretches.push([]);
    stage = stageOf(operation);
    stretches.at(-1)?.push(operation);
  }
  return stretches;
}

/** Which operations must not overtake each other. */
class Lanes {
  readonly #byOperation = new Map<string, string>();

  constructor(operations: readonly Operation[]) {
    // What a place is made by comes before what is made in it.
    for (const operation of operations) this.#byOperation.set(operation.id, this.#find(operation));
  }

  of({ id }: Operation): string {
    return this.#byOperation.get(id) ?? id;
  }

  #find(operation: Operation): string {
    // A tool call says nothing of what others are at, and what is learnt of the tools is learnt once.
    if (operation.channel === 'mcp') return 'mcp';
    switch (stageOf(operation)) {
      case 'make':
        return this.#placeOf(operation);
      case 'write':
        return this.#assetOf(operation);
      default:
        // In which order campaigns are switched is what a swap consists of.
        return 'switch';
    }
  }

  /** Marketo is slow to agree with itself where several things are made in one place at once: one program, one lane. */
  #placeOf(operation: Operation): string {
    if (operation.kind === 'create-field') return 'fields';
    if (operation.kind === 'create-program' || operation.kind === 'clone-program') return operation.id;
    if ('parent' in operation) return this.#targetLane(operation.parent, operation.parent.type);
    return this.#targetLane(operation.target, operation.kind);
  }

  #targetLane(target: Target, type: string): string {
    if ('id' in target) return `${type} ${target.id}`;
    return this.#byOperation.get(target.operation) ?? target.operation;
  }

  #assetOf(operation: Operation): string {
    if (!('target' in operation)) return operation.id;
    const { target } = operation;
    const of =
      'of' in operation ? operation.of : operation.kind === 'update-program' ? 'program' : 'campaign';
    return 'id' in target ? `${of} ${target.id}` : target.operation;
  }
}
