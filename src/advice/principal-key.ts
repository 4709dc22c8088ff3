import type { Foreseen, PlanNode } from "../model/resolution.ts";

/**
 * Who a resolution ends as, so that two can be told to be the same: the key id of static keys, the role of an exchange
 * (two exchanges of one role give two key ids), the place of what only that place knows.
 */
export function principalKey(resolution: Foreseen): string {
  const { winner, outcome } = resolution;
  // A chain that ends with nothing and one that stops leave the program alike: without credentials.
  if (winner === null) return outcome === "unknown" ? "unknown" : `nobody:${outcome}`;
  const last = winner.holding.plan.at(-1);
  return last === undefined ? `key:${winner.credentials.accessKeyId}` : keyOf(last, winner.credentials.accessKeyId);
}

function keyOf(node: PlanNode, accessKeyId: string | null): string {
  switch (node.kind) {
    case "static":
    case "login":
      return `key:${accessKeyId ?? ""}`;
    case "assume-role":
    case "web-identity":
      return `role:${node.roleArn}`;
    case "sso":
      return `sso:${node.accountId}/${node.roleName}`;
    case "process":
      return accessKeyId === null ? `process:${node.program}` : `key:${accessKeyId}`;
    case "container":
      return `container:${node.url}`;
    case "instance-metadata":
      return `instance:${node.role ?? ""}`;
  }
}
