import type { GraphEdge, GraphNode } from "../../model/profile-graph.ts";

/** Nodes in columns, left to right: what needs something stands left of it, where chains begin stands rightmost. */
export type Layers = readonly (readonly GraphNode[])[];

/** A small layered layout: columns by the longest way to an end, then each column ordered by where its neighbours stand. */
export function layersOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Layers {
  const heights = heightsOf(nodes, edges);
  const highest = Math.max(0, ...new Set(heights.values()));
  const layers: GraphNode[][] = Array.from({ length: nodes.length === 0 ? 0 : highest + 1 }, () => []);
  for (const node of nodes) layers[highest - (heights.get(node.id) ?? 0)]?.push(node);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let column = 1; column < layers.length; column += 1) settle(layers, column, edges, "from");
    for (let column = layers.length - 2; column >= 0; column -= 1) settle(layers, column, edges, "to");
  }
  return layers;
}

const ROUNDS = 3;

/** The longest way to an end; an edge back to a node that is still being looked at closes a circle and is left aside. */
function heightsOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  }
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

/** Orders one column by the mean place of each node's neighbours in the columns at one side. */
function settle(layers: GraphNode[][], column: number, edges: readonly GraphEdge[], side: "from" | "to"): void {
  const places = new Map<string, number>();
  for (const layer of layers)
    for (const [place, { id }] of layer.entries()) places.set(id, place / Math.max(1, layer.length - 1));
  const sums = new Map<string, { sum: number; count: number }>();
  for (const edge of edges) {
    const [own, other] = side === "from" ? [edge.to, edge.from] : [edge.from, edge.to];
    const known = sums.get(own) ?? { sum: 0, count: 0 };
    sums.set(own, { sum: known.sum + (places.get(other) ?? 0), count: known.count + 1 });
  }
  const mean = ({ id }: GraphNode): number => {
    const known = sums.get(id);
    return known === undefined ? (places.get(id) ?? 0) : known.sum / known.count;
  };
  layers[column] = (layers[column] ?? [])
    .map((node) => ({ node, at: mean(node) }))
    .sort((a, b) => a.at - b.at)
    .map(({ node }) => node);
}
