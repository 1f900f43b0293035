import type { Engine } from '../engine.ts';
import type { EngineCampaign, Thing } from '../program/index.ts';
import type { Occurrence, Task } from '../state/index.ts';
import { type Atom, runsAtom, type Touched } from '../turn/touched.ts';
import { Bits, Numbering } from './bits.ts';
import { type Influences, influencesOf } from './campaign.ts';
import type { Deed } from './deed.ts';
import { segmenting } from './events.ts';
import { deedsOfAnswer, deedsOfOccurrence } from './from-outside.ts';

/** What is looked at and changed. */
export interface Touches {
  readonly reads: Bits<Atom>;
  readonly writes: Bits<Atom>;
  /** Changes that come to the same in either order. */
  readonly marks: Bits<Atom>;
}

/** All that may come of a task: of its next turn, of the turns after it, and of whatever these start. */
export interface Future extends Touches {
  /** Whoever may look at the person, or run. */
  readonly campaigns: Bits<EngineCampaign>;
  /** Time may pass on the way. */
  readonly takesTime: boolean;
}

const futures = new WeakMap<Engine, Futures>();

export function futuresOf(engine: Engine): Futures {
  const known = futures.get(engine) ?? new Futures(influencesOf(engine));
  futures.set(engine, known);
  return known;
}

/** Futures of tasks. What a campaign may do from a step on is worked out once, together with all that it may start. */
export class Futures {
  readonly #influences: Influences;
  readonly #atoms = new Numbering<Atom>();
  readonly #campaigns = new Numbering<EngineCampaign>();
  readonly #nodes = new Map<string, Node>();
  readonly #tasks = new Map<string | Task, Future>();
  readonly #turns = new Map<string | Task, Touches | undefined>();

  constructor(influences: Influences) {
    this.#influences = influences;
  }

  of(task: Task): Future {
    const key = keyOf(task);
    const known = this.#tasks.get(key);
    if (known !== undefined) return known;
    const future = this.#finished(this.#beginning(task));
    this.#tasks.set(key, future);
    return future;
  }

  /** What a turn has touched, to be held against futures. */
  measured({ reads, writes, marks }: Touched): Touches {
    return { reads: this.#bits(reads), writes: this.#bits(writes), marks: this.#bits(marks) };
  }

  #bits(atoms: Iterable<Atom>): Bits<Atom> {
    const bits = new Bits(this.#atoms);
    for (const atom of atoms) bits.add(atom);
    return bits;
  }

  /**
   * What a task's next turn alone may touch, at most. Undefined where that takes more than a look at the program: then
   * the turn itself tells.
   */
  nextTurn(task: Task): Touches | undefined {
    const key = keyOf(task);
    if (!this.#turns.has(key)) this.#turns.set(key, this.#turn(task));
    return this.#turns.get(key);
  }

  #turn(task: Task): Touches | undefined {
    const node = this.#empty();
    if (task.kind === 'wake') {
      // Whoever takes the person in is in the flow from then on.
      this.#deed(node, this.#influences.of(task.campaign).entry);
    } else if (task.kind === 'run') {
      const [frame, ...others] = task.frames;
      const { execute, filtersTested } = this.#influences.engine.semantics;
      // A filter that is tested at the event is part of the turn that raises it.
      const isPlain = execute === 'in one piece' && filtersTested === 'when woken';
      if (frame === undefined || others.length > 0 || !isPlain) return undefined;
      node.future.marks.add(runsAtom(frame.campaign));
      this.#performed(node, frame.campaign, frame.next, new Set());
    } else return undefined;
    return node.future;
  }

  /** A step, and the whole flow of the campaign that it executes. */
  #performed(node: Node, campaign: EngineCampaign, at: number, executed: Set<EngineCampaign>): void {
    const item = this.#influences.of(campaign).flow[at];
    for (const atom of item?.tests ?? []) node.future.reads.add(atom);
    for (const { influence } of item?.steps ?? []) {
      for (const atom of influence.reads) node.future.reads.add(atom);
      for (const done of influence.deeds) this.#deed(node, done);
      const { executes } = influence;
      if (executes === undefined) continue;
      this.#deed(node, this.#influences.of(executes).entry);
      if (executed.has(executes)) continue;
      executed.add(executes);
      for (const next of executes.flow.keys()) this.#performed(node, executes, next, executed);
    }
  }

  // ── What may come next ────────────────────────────────────────────────────────────────────────────────

  #beginning(task: Task): Node {
    const node = this.#empty();
    switch (task.kind) {
      case 'wake':
        node.next.push(this.#entry(task.campaign));
        break;
      case 'run':
        for (const { campaign, next } of task.frames) {
          node.future.marks.add(runsAtom(campaign));
          this.#flow(node, campaign, next);
        }
        break;
      case 'answer':
        for (const done of deedsOfAnswer(this.#influences.engine, task)) this.#deed(node, done);
        break;
      case 'moment':
        for (const what of [task.what, ...task.then]) this.#occurrence(node, what);
        if (task.then.some(({ after }) => after > 0)) node.future.takesTime = true;
        break;
    }
    return node;
  }

  #occurrence(node: Node, what: Occurrence): void {
    for (const done of deedsOfOccurrence(this.#influences.engine, what)) this.#deed(node, done);
    if (what.batch !== undefined) node.next.push(this.#entry(what.batch));
  }

  #entry(campaign: EngineCampaign): Node {
    return this.#node(`entry ${campaign.id}`, (node) => {
      node.future.campaigns.add(campaign);
      this.#deed(node, this.#influences.of(campaign).entry);
      this.#flow(node, campaign, 0);
    });
  }

  #flow(from: Node, campaign: EngineCampaign, at: number): void {
    if (at >= campaign.flow.length) return;
    const next = this.#node(`flow ${campaign.id}.${at}`, (node) => {
      node.future.marks.add(runsAtom(campaign));
      this.#item(node, campaign, at);
      this.#flow(node, campaign, at + 1);
    });
    from.next.push(next);
  }

  #item(node: Node, campaign: EngineCampaign, at: number): void {
    const item = this.#influences.of(campaign).flow[at];
    for (const atom of item?.tests ?? []) node.future.reads.add(atom);
    for (const { influence } of item?.steps ?? []) {
      const { reads, deeds, later, executes, waits } = influence;
      for (const atom of reads) node.future.reads.add(atom);
      for (const done of [...deeds, ...later.flatMap((answer) => answer.deeds)]) this.#deed(node, done);
      if (waits || later.some(({ window }) => window.soonest > 0)) node.future.takesTime = true;
      if (executes !== undefined) node.next.push(this.#entry(executes));
    }
  }

  #segmentation(segmentation: Thing): Node {
    const { engine } = this.#influences;
    return this.#node(`segmentation ${segmentation}`, (node) => {
      if (engine.semantics.answers.segment.soonest > 0) node.future.takesTime = true;
      this.#deed(node, segmenting(engine, segmentation));
    });
  }

  #deed({ future, next }: Node, { reads, writes, marks, wakes, follows }: Deed): void {
    for (const atom of reads) future.reads.add(atom);
    for (const atom of writes) future.writes.add(atom);
    for (const atom of marks) future.marks.add(atom);
    for (const campaign of wakes) next.push(this.#entry(campaign));
    for (const segmentation of follows) next.push(this.#segmentation(segmentation));
  }

  #empty(): Node {
    const future: Growing = {
      reads: new Bits(this.#atoms),
      writes: new Bits(this.#atoms),
      marks: new Bits(this.#atoms),
      campaigns: new Bits(this.#campaigns),
      takesTime: false,
    };
    return { future, next: [], fill: undefined, number: 0, lowest: 0, stage: 'new' };
  }

  /** Filled when somebody comes to it: campaigns may start each other in long chains. */
  #node(key: string, fill: (node: Node) => void): Node {
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node = { ...this.#empty(), fill };
    this.#nodes.set(key, node);
    return node;
  }

  // ── All that may come of it ───────────────────────────────────────────────────────────────────────────

  /**
   * Unites every node with all that it leads to. Nodes that lead to each other have one future (Tarjan's strongly
   * connected components).
   */
  #finished(root: Node): Future {
    const open: Node[] = [];
    const path: { readonly node: Node; at: number }[] = [];
    let count = 0;
    const enter = (node: Node): void => {
      node.fill?.(node);
      node.stage = 'open';
      node.number = node.lowest = count;
      count += 1;
      open.push(node);
      path.push({ node, at: 0 });
    };
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node } = top;
      const next = node.next[top.at];
      top.at += 1;
      if (next !== undefined) {
        if (next.stage === 'new') enter(next);
        else if (next.stage === 'open') node.lowest = Math.min(node.lowest, next.number);
        continue;
      }
      path.pop();
      const before = path.at(-1)?.node;
      if (before !== undefined) before.lowest = Math.min(before.lowest, node.lowest);
      if (node.lowest === node.number) unite(open.splice(open.indexOf(node)));
    }
    return root.future;
  }
}

/** Names of moments are for people: two of them may mean different things. */
function keyOf(task: Task): string | Task {
  return task.kind === 'wake' ? `wake ${task.campaign.id}` : task.kind === 'moment' ? task : task.key;
}

interface Growing extends Future {
  takesTime: boolean;
}

interface Node {
  /** At first what it does itself, in the end all that comes of it. */
  future: Growing;
  readonly next: Node[];
  readonly fill: ((node: Node) => void) | undefined;
  number: number;
  /** The lowest number that it leads back to. */
  lowest: number;
  stage: 'new' | 'open' | 'done';
}

/** One future for nodes that lead to each other, with the futures of all that they lead to. */
function unite(nodes: readonly Node[]): void {
  const [first] = nodes;
  if (first === undefined) return;
  const { future } = first;
  for (const node of nodes) {
    if (node !== first) include(future, node.future);
    for (const { stage, future: other } of node.next) if (stage === 'done') include(future, other);
  }
  for (const node of nodes) {
    node.future = future;
    node.stage = 'done';
  }
}

function include(future: Growing, other: Future): void {
  future.reads.addAll(other.reads);
  future.writes.addAll(other.writes);
  future.marks.addAll(other.marks);
  future.campaigns.addAll(other.campaigns);
  if (other.takesTime) future.takesTime = true;
}
