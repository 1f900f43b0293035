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
export function arrange<B extends Box, A extends Arrow>(boxes: readonly B[], arrows: readonly A[]): Layout<B, A> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 64, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const known = new Set(boxes.map(({ id }) => id));
  const drawn = arrows.filter(({ from, to }) => known.has(from) && known.has(to));
  drawn.forEach(({ from, to }, index) => graph.setEdge(from, to, {}, String(index)));
  dagreLayout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    boxes: boxes.map((box) => {
      const at = graph.node(box.id) as Point;
      return { ...box, x: at.x - box.width / 2, y: at.y - box.height / 2 };
    }),
    arrows: drawn.map((arrow, index) => {
      const edge = graph.edge(arrow.from, arrow.to, String(index)) as { points?: readonly Point[] } | undefined;
      return { ...arrow, points: edge?.points ?? [] };
    }),
  };
}
