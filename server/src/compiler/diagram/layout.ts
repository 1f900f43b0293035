import { Graph, layout as dagreLayout } from '@dagrejs/dagre';

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout<B extends Box, A extends Arrow> {
  readonly width: number;
  readonly height: number;
  /** x and y are the box's top left corner. */
  readonly boxes: readonly (B & Point)[];
  readonly arrows: readonly (A & { readonly points: readonly Point[] })[];
}

/** Places boxes from left to right so that arrows mostly point right. Pure: the same input gives the same picture. */
export function arrange<B extends Box, A extends Arrow>(
  boxes: readonly B[],
  arrows: readonly A[],
): Layout<B, A> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 64, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const known = new Set(boxes.map(({ id }) => id));
  const drawn = arrows.filter(({ from, to }) => known.has(from) && known.has(to));
  drawn.forEach(({ from, to }, index) => graph.setEdge(from, to, {}, String(index)));
  dagreLayout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  const placed = boxes.map((box) => {
    const at = graph.node(box.id) as Point;
    return { ...box, x: at.x - box.width / 2, y: at.y - box.height / 2 };
  });
  const byId = new Map(placed.map((box) => [box.id, box]));
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    boxes: placed,
    arrows: drawn.map((arrow, index) => {
      const edge = graph.edge(arrow.from, arrow.to, String(index)) as
        { points?: readonly Point[] } | undefined;
      return { ...arrow, points: onSides(edge?.points ?? [], byId.get(arrow.from), byId.get(arrow.to)) };
    }),
  };
}

/** An arrow that points right leaves on the right side of its box and arrives on the left one. */
function onSides(points: readonly Point[], from?: Box & Point, to?: Box & Point): readonly Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || !from || !to || from.x + from.width >= to.x) return points;
  const leave = { x: from.x + from.width, y: within(first.y, from) };
  const arrive = { x: to.x, y: within(last.y, to) };
  const between = points.slice(1, -1).filter(({ x }) => x > leave.x + 8 && x < arrive.x - 8);
  return [leave, ...between, arrive];
}

function within(y: number, box: Box & Point): number {
  return Math.min(Math.max(y, box.y + 10), box.y + box.height - 10);
}
