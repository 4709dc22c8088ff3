import type { GraphEdge, GraphNode } from "../../model/profile-graph.ts";

/** Nodes in columns, left to right: what needs something stands left of it, where chains begin stands rightmost. */
export type Layers = readonly (readonly GraphNode[])[];

/** A small layered layout: columns by the longest way to an end, then each column ordered by where its neighbours stand. */
export function layersOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Layers {
  const heights = heightsOf(nodes, edges);
  const highest = Math.max(0, ...new Set(heights.values()));
  const layers: GraphNode[][] = Array.from({ length: nodes.length === 0 ? 0 : highest + 1 }, () => []);
  for (const node of nodes) layers[highest - (heights.get(node.id) ?? 0)]?.push(node);
  const places = new Map<string, number>();
  const place = (layer: readonly GraphNode[]): void => {
    for (const [at, { id }] of layer.entries()) places.set(id, at / Math.max(1, layer.length - 1));
  };
  layers.forEach(place);
  const settle = (column: number, neighbours: Neighbours): void => {
    const layer = settled(layers[column] ?? [], neighbours, places);
    layers[column] = layer;
    place(layer);
  };
  const [left, right] = [neighboursAt(edges, "from"), neighboursAt(edges, "to")];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let column = 1; column < layers.length; column += 1) settle(column, left);
    for (let column = layers.length - 2; column >= 0; column -= 1) settle(column, right);
  }
  return layers;
}

const ROUNDS = 3;

type Neighbours = ReadonlyMap<string, readonly string[]>;

/** The nodes at the one end of each node's edges. */
function neighboursAt(edges: readonly GraphEdge[], side: "from" | "to"): Neighbours {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const [own, other] = side === "from" ? [to, from] : [from, to];
    const known = neighbours.get(own);
    if (known === undefined) neighbours.set(own, [other]);
    else known.push(other);
  }
  return neighbours;
}

/** The longest way to an end; an edge back to a node that is still being looked at closes a circle and is left aside. */
function heightsOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const next = neighboursAt(edges, "to");
  const heights = new Map<string, number>();
  const begun = new Set<string>();
  for (const { id: start } of nodes) {
    // A stack of our own: a chain may be longer than the engine's.
    const way = [start];
    for (let id = way.at(-1); id !== undefined; id = way.at(-1)) {
      const waiting = begun.has(id) ? undefined : next.get(id)?.filter((to) => !begun.has(to));
      begun.add(id);
      if (waiting !== undefined && waiting.length > 0) way.push(...waiting);
      else {
        way.pop();
        const below = (next.get(id) ?? []).map((to) => heights.get(to) ?? -1);
        if (!heights.has(id)) heights.set(id, Math.max(-1, ...below) + 1);
      }
    }
  }
  return heights;
}

/** One column, ordered by the mean place of each node's neighbours at one side. */
function settled(
  layer: readonly GraphNode[],
  neighbours: Neighbours,
  places: ReadonlyMap<string, number>,
): GraphNode[] {
  const mean = ({ id }: GraphNode): number => {
    const others = neighbours.get(id);
    if (others === undefined) return places.get(id) ?? 0;
    return others.reduce((sum, other) => sum + (places.get(other) ?? 0), 0) / others.length;
  };
  return layer
    .map((node) => ({ node, at: mean(node) }))
    .sort((a, b) => a.at - b.at)
    .map(({ node }) => node);
}
