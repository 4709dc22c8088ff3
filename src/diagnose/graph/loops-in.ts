import type { GraphEdge, GraphLoop } from "../../model/profile-graph.ts";
import type { FileProvenance } from "../../model/provenance.ts";

type Edge = Pick<GraphEdge, "from" | "to" | "kind" | "provenance">;

/** Every circle of `source_profile`: a profile has one at most, so each is found by walking until a name comes again. */
export function loopsIn(edges: readonly Edge[]): readonly GraphLoop[] {
  const next = new Map(edges.filter(({ kind }) => kind === "source_profile").map((edge) => [edge.from, edge]));
  const seen = new Set<string>();
  const loops: GraphLoop[] = [];
  for (const start of next.keys()) {
    const way: Edge[] = [];
    const placeOnWay = new Map<string, number>();
    for (let at = start; !seen.has(at); ) {
      seen.add(at);
      const edge = next.get(at);
      if (edge === undefined) break;
      placeOnWay.set(at, way.length);
      way.push(edge);
      at = edge.to;
      const back = placeOnWay.get(at);
      if (back !== undefined) loops.push(loopOf(way.slice(back)));
    }
  }
  return loops;
}

const loopOf = (edges: readonly Edge[]): GraphLoop => ({
  profiles: edges.map(({ from }) => from.slice("profile:".length)),
  lines: edges.map(({ provenance }) => provenance).filter((place): place is FileProvenance => place !== null),
});
