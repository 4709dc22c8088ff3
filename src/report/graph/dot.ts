import type { ProfileGraph } from "../../model/profile-graph.ts";
import { harmless } from "../screen.ts";
import { edgeNotes, nodeLines, stateOf } from "./labels.ts";

/** A Graphviz digraph. Ids are our own; labels are quoted strings, in which a quote and a backslash are escaped. */
export function renderDot({ nodes, edges, home }: ProfileGraph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    "digraph profiles {",
    "  rankdir=LR;",
    '  node [shape=box, fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=10];',
    ...nodes.map((node) => {
      const shape = node.kind === "profile" ? "" : ", shape=oval";
      return `  ${ids.get(node.id)} [label=${dotString(nodeLines(node, home))}${shape}${COLORS[stateOf(node)]}];`;
    }),
    ...edges.map((edge) => {
      const style = edge.loop === "loop" || edge.hop?.tooLong === true ? ', color="#c0392b", style=dashed' : "";
      const label = dotString([edge.kind, ...edgeNotes(edge)]);
      return `  ${ids.get(edge.from)} -> ${ids.get(edge.to)} [label=${label}${style}];`;
    }),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

const COLORS = { good: "", bad: ', color="#c0392b"', warn: ', color="#b9770e"' } as const;

/** Several lines as one quoted string; `&` too is escaped: Graphviz reads entities of HTML in every label. */
const dotString = (lines: readonly string[]): string =>
  `"${lines
    .map((line) =>
      harmless(line).replaceAll("##[", "## [").replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"'),
    )
    .join("\\n")}"`;
