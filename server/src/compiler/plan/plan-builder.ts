import type {
  Action,
  Change,
  Channel,
  HandWork,
  ManualItem,
  Operation,
  OperationBase,
  Target,
} from '../plan.ts';
import { callsOf, type Before } from './plan-calls.ts';
import { withReadBack } from './tool-calls.ts';

/** Collects what a plan consists of, in the order in which it is to be done. */
export class PlanBuilder {
  readonly operations: Operation[] = [];
  readonly manual: ManualItem[] = [];
  readonly changes: Change[] = [];
  readonly #ids = new Set<string>();

  /** @returns a target that stands for what the operation makes, or changes. */
  add(action: Action, details: OperationDetails): { readonly operation: string } {
    const id = this.#unique(details.id);
    const calls = callsOf(action, details.before);
    this.operations.push({
      id,
      summary: details.summary,
      channel: details.channel ?? 'native',
      ...(details.reason !== undefined && { reason: details.reason }),
      dependsOn: [...new Set(operationsOf([...targetsOf(action), ...(details.after ?? [])]))],
      destructive: details.destructive ?? false,
      calls: details.channel === 'mcp' ? withReadBack(calls) : calls,
      ...action,
    });
    return { operation: id };
  }

  /** Something for a person to do; the target's link is looked up once it exists. */
  ask(
    asset: string,
    action: string,
    url?: string,
    until?: ManualItem['until'],
    target?: Target,
    work?: HandWork,
  ): void {
    const operation = target !== undefined && 'operation' in target ? target.operation : undefined;
    this.manual.push({ asset, action, url, operation, until, ...(work && { work }) });
  }

  change(
    asset: string,
    action: Change['action'],
    diff: readonly string[] = [],
    notes: readonly string[] = [],
    channel?: Channel,
  ): void {
    this.changes.push({ asset, action, diff, notes, ...(channel && { channel }) });
  }

  /** Names repeat, such as that of a campaign in two folders. */
  #unique(wanted: string): string {
    let id = wanted;
    for (let number = 2; this.#ids.has(id); number += 1) id = `${wanted} (${number})`;
    this.#ids.add(id);
    return id;
  }
}

export interface OperationDetails extends Pick<OperationBase, 'id' | 'summary'> {
  readonly channel?: OperationBase['channel'];
  readonly reason?: string;
  readonly destructive?: boolean;
  /** What has to be done before, beyond what the action itself names; ids of the instance wait for nobody. */
  readonly after?: readonly (Target | undefined)[];
  /** What stands in the instance before the writing; absent: nothing. */
  readonly before?: Before;
}

function targetsOf(action: Action): readonly Target[] {
  return [
    ...('target' in action ? [action.target] : []),
    ...('parent' in action ? [action.parent] : []),
    ...('source' in action ? [action.source] : []),
  ];
}

const operationsOf = (targets: readonly (Target | undefined)[]): readonly string[] =>
  targets.flatMap((target) => (target !== undefined && 'operation' in target ? [target.operation] : []));
