import { shortPath } from "../../../advice/short-path.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { PlanNode } from "../../../model/resolution.ts";
import { placeWords } from "../words.ts";
import { type Paragraph, paragraph } from "./paragraph.ts";

/** From the keys or the sign-in to the last role, each link with its place; one link alone is in the table. */
export function chain({ resolution, home }: Diagnosis): readonly Paragraph[] {
  const plan =
    resolution.winner?.holding.plan ??
    resolution.sources.find(({ verdict }) => verdict === "stops")?.holding?.plan ??
    [];
  return plan.length < 2 ? [] : paragraph("Chain", linksOf(plan, home).join(" → "));
}

/** Of a long chain both ends are told. */
const TOLD_AT_EACH_END = 5;

function linksOf(plan: readonly PlanNode[], home: string): readonly string[] {
  const words = (nodes: readonly PlanNode[]) => nodes.map((node) => nodeWords(node, home));
  const left = plan.length - 2 * TOLD_AT_EACH_END;
  if (left < 2) return words(plan);
  return [...words(plan.slice(0, TOLD_AT_EACH_END)), `${left} more`, ...words(plan.slice(-TOLD_AT_EACH_END))];
}

function nodeWords(node: PlanNode, home: string): string {
  const where = placeWords(node.provenance, home);
  switch (node.kind) {
    case "static":
      return `keys (${where})`;
    case "assume-role":
      return `${node.roleArn}${node.mfaSerial === null ? "" : " with MFA"} (${where})`;
    case "web-identity":
      return node.tokenFile === null
        ? `${node.roleArn} with the token written there (${where})`
        : `${node.roleArn} with the token in ${shortPath(node.tokenFile, home)} (${where})`;
    case "sso":
      return `${node.accountId}/${node.roleName} by sign-in (${where})`;
    case "login":
      return `aws login (${where})`;
    case "process":
      return `process ${node.program} (${where})`;
    case "container":
      return `container endpoint (${where})`;
    case "instance-metadata":
      return `instance role ${node.role ?? ""}`.trim();
  }
}
