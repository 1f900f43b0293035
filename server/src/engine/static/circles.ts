import { NOBODY } from './actor.ts';

interface Node {
  readonly onward: readonly number[];
}

interface Visit {
  readonly place: number;
  readonly number: number;
  /** The smallest number that can be reached back from here. */
  low: number;
  next: number;
}

/** Everybody from whom a way leads back to themselves (Tarjan's strongly connected components, without recursion). */
export function circlesIn(nodes: readonly Node[]): ReadonlySet<number> {
  const circular = new Set<number>();
  const visits = new Map<number, Visit>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  let count = 0;
  const enter = (place: number): Visit => {
    const visit = { place, number: count, low: count, next: 0 };
    count += 1;
    visits.set(place, visit);
    open.push(place);
    isOpen.add(place);
    return visit;
  };
  const leave = ({ place, number, low }: Visit): void => {
    if (low !== number) return;
    const component = open.splice(open.lastIndexOf(place));
    for (const member of component) {
      isOpen.delete(member);
      const startsItself = nodes[member]?.onward.includes(member) ?? false;
      if (component.length > 1 || startsItself) circular.add(member);
    }
  };

  const path = nodes.length === 0 ? [] : [enter(0)];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const to = nodes[top.place]?.onward[top.next];
    top.next += 1;
    if (to === NOBODY) continue;
    if (to === undefined) {
      leave(top);
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) before.low = Math.min(before.low, top.low);
    } else {
      const known = visits.get(to);
      if (known === undefined) path.push(enter(to));
      else if (isOpen.has(to)) top.low = Math.min(top.low, known.number);
    }
  }
  return circular;
}
