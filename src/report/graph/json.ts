import type { GraphNode, ProfileGraph } from "../../model/profile-graph.ts";

/** `awswho graph --json` (schemaVersion 1): fields are only ever added. */
export const graphDocumentOf = ({ nodes, edges, loops, roots }: ProfileGraph) => ({
  schemaVersion: 1 as const,
  roots,
  nodes: nodes.map(nodeOf),
  edges,
  loops,
});

const nodeOf = (node: GraphNode) =>
  node.kind === "profile"
    ? {
        ...node,
        problems: node.problems.map(({ id, severity, words, provenance }) => ({
          id,
          severity,
          message: words,
          provenance,
        })),
      }
    : node;
