import { shortKeyId } from "../../advice/actor-of.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { GraphEdge, GraphNode, GraphRole, Hop, SourceNode } from "../../model/profile-graph.ts";

/** A node in a few short lines: what it is, who it is, what is wrong with it. */
export const nodeLines = (node: GraphNode, home: string): readonly string[] => wholeLines(node, home).map(cut);

/** Letters; more makes a box that pushes all others aside. */
const LONGEST = 56;

function cut(line: string): string {
  const letters = [...line];
  return letters.length <= LONGEST ? line : `${letters.slice(0, LONGEST - 1).join("")}…`;
}

function wholeLines(node: GraphNode, home: string): readonly string[] {
  if (node.kind !== "profile") return sourceLines(node, home);
  if (!node.exists) return [node.name, "missing"];
  return [
    node.name,
    ...(node.role === null ? [] : [roleWords(node.role)]),
    ...node.problems.filter(({ id }) => id !== "needs-mfa").map(({ words }) => words),
  ];
}

export const roleWords = ({ name, account }: GraphRole): string =>
  account === null ? `role ${name}` : `role ${name} in ${account}`;

function sourceLines(node: SourceNode, home: string): readonly string[] {
  const title = sourceTitle(node, home);
  return [
    title,
    ...(node.account === null ? [] : [node.account.id]),
    ...(node.expires === null ? [] : [`until ${node.expires}`]),
  ];
}

export function sourceTitle({ kind, name }: SourceNode, home: string): string {
  switch (kind) {
    case "keys":
      return name === "" ? "keys" : `keys ${shortKeyId(name)}`;
    case "sso-session":
      return name === "" ? "SSO" : `SSO ${name}`;
    case "login":
      return `aws login ${name}`;
    case "process":
      return "credential process";
    case "web-identity":
      return `web identity token ${shortPath(name, home)}`;
    case "credential-source":
      return name;
  }
}

/** What an edge has to say beside where it leads. */
export const edgeNotes = ({ hop, loop }: GraphEdge): readonly string[] => [
  ...(loop === "loop" ? ["loop"] : loop === "self" ? ["its own source"] : []),
  ...(hop === null ? [] : hopNotes(hop)),
];

export function hopNotes({ mfaSerial, durationSeconds, chained, tooLong }: Hop): readonly string[] {
  const lifetime = durationSeconds === null ? null : lifetimeWords(durationSeconds);
  return [
    ...(mfaSerial === null ? [] : ["MFA"]),
    ...(tooLong
      ? [`${lifetime} asked for, a chained role gets 1 h at most`]
      : [...(lifetime === null ? [] : [lifetime]), ...(chained ? ["chained: 1 h at most"] : [])]),
  ];
}

function lifetimeWords(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** How much is wrong with a node: what it is coloured by. */
export function stateOf(node: GraphNode): "good" | "bad" | "warn" {
  if (node.kind !== "profile") return "good";
  if (!node.exists) return "bad";
  const worst = node.problems[0]?.severity ?? null;
  return worst === "error" ? "bad" : worst === "warning" || worst === "unknown" ? "warn" : "good";
}
