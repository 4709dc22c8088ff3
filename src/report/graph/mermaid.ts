import type { GraphNode, ProfileGraph } from "../../model/profile-graph.ts";
import { harmless } from "../screen.ts";
import { edgeNotes, nodeLines, stateOf } from "./labels.ts";

/**
 * A Mermaid flowchart (flow.jison of Mermaid 11). Ids are our own; every label is a quoted string, in which all but
 * letters, digits and a few signs is written as an entity, so that no name can end it, be markup or be a link.
 */
export function renderMermaid({ nodes, edges, home }: ProfileGraph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    "flowchart LR",
    ...nodes.map(
      (node) => `  ${ids.get(node.id)}${shapeOf(node, nodeLines(node, home).map(mermaidText).join("<br/>"))}`,
    ),
    ...edges.map((edge) => {
      const arrow = edge.loop === "loop" || edge.hop?.tooLong === true ? "-.->" : "-->";
      const label = [edge.kind, ...edgeNotes(edge)].map(mermaidText).join("<br/>");
      return `  ${ids.get(edge.from)} ${arrow}|"${label}"| ${ids.get(edge.to)}`;
    }),
    ...classLines(nodes, ids),
  ];
  return `${lines.join("\n")}\n`;
}

/** Profiles are boxes, where a chain begins is round. */
const shapeOf = (node: GraphNode, label: string): string =>
  node.kind === "profile" ? `["${label}"]` : `(["${label}"])`;

function classLines(nodes: readonly GraphNode[], ids: ReadonlyMap<string, string>): readonly string[] {
  return (["bad", "warn"] as const).flatMap((state) => {
    const members = nodes.filter((node) => stateOf(node) === state).map(({ id }) => ids.get(id));
    const stroke = state === "bad" ? "#c0392b" : "#b9770e";
    return members.length === 0
      ? []
      : [`  classDef ${state} stroke:${stroke},stroke-width:2px`, `  class ${members.join(",")} ${state}`];
  });
}

/** Mermaid's own entities: `#` and the number of a character, then `;`. */
const mermaidText = (text: string): string =>
  harmless(text).replace(/[^\p{L}\p{N} ./:,\u2192\u2026-]/gu, (sign) => `#${sign.codePointAt(0)};`);
