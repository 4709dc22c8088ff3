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
  return plan.length < 2 ? [] : paragraph("Chain", plan.map((node) => nodeWords(node, home)).join(" → "));
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
