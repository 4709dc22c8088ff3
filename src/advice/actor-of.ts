import type { Foreseen, Holding, PlanNode, Winner } from "../model/resolution.ts";
import type { SourceId } from "../model/sdk.ts";
import { parseArn } from "../parse/arn.ts";

/** Who a resolution acts as, in a few words; null: nobody. */
export function actorOf({ winner, profile }: Foreseen): string | null {
  if (winner === null) return null;
  const supplied = comesFromProfile(winner.source, winner.holding)
    ? `profile ${profile.name}`
    : sourceWords(winner.source);
  const identity = holderOf(winner);
  return identity === null ? supplied : `${supplied} (${identity})`;
}

/** Whether what is used comes from the chosen profile: a web identity may, or else stands in the environment. */
export const comesFromProfile = (source: SourceId, holding: Holding): boolean =>
  suppliedByProfile(source) || (source === "web-identity" && holding.provenance.accessKeyId.kind === "file");

/** Sources that speak for the chosen profile. */
export function suppliedByProfile(source: SourceId): boolean {
  switch (source) {
    case "shared-credentials":
    case "shared-config":
    case "assume-role":
    case "sso":
    case "login":
    case "process":
      return true;
    case "explicit":
    case "session":
    case "environment":
    case "web-identity":
    case "boto2-config":
    case "instance-metadata":
    case "aws-credential-file":
    case "container":
      return false;
  }
}

export function sourceWords(source: SourceId): string {
  switch (source) {
    case "explicit":
      return "the keys given in code";
    case "session":
      return "the keys given to Session()";
    case "environment":
      return "the exported keys";
    case "shared-credentials":
      return "the credentials file";
    case "shared-config":
      return "the config file";
    case "assume-role":
      return "an assumed role";
    case "boto2-config":
      return "the boto config file";
    case "instance-metadata":
      return "the instance's role";
    case "web-identity":
      return "the web identity role";
    case "sso":
      return "IAM Identity Center";
    case "login":
      return "aws login";
    case "process":
      return "the credential process";
    case "aws-credential-file":
      return "the file that AWS_CREDENTIAL_FILE names";
    case "container":
      return "the container's role";
  }
}

/** Account, or else the key id, or else the role. */
export function holderOf(winner: Pick<Winner, "holding">): string | null {
  return holderOfHolding(winner.holding);
}

export function holderOfHolding(holding: Holding): string | null {
  const role = roleNameOf(holding.plan);
  if (holding.account !== null) return role === null ? holding.account.id : `${holding.account.id}, role ${role}`;
  if (role !== null) return `role ${role}`;
  return holding.accessKeyId === null || holding.accessKeyId === "" ? null : `key ${shortKeyId(holding.accessKeyId)}`;
}

/** `AKIA…C6DY`: enough to tell two keys apart. Short or odd ids are shown to their fourth letter. */
export function shortKeyId(id: string): string {
  const clean = id.split("\n")[0] ?? "";
  return clean.length >= 12
    ? `${clean.slice(0, 4)}…${clean.slice(-4)}`
    : clean.length > 8
      ? `${clean.slice(0, 6)}…`
      : clean;
}

/** The last role on the way. */
export function roleNameOf(plan: readonly PlanNode[]): string | null {
  const last = plan.at(-1);
  if (last === undefined) return null;
  if (last.kind === "sso") return last.roleName || null;
  if (last.kind !== "assume-role" && last.kind !== "web-identity") return null;
  return parseArn(last.roleArn)?.resource.replace(/^role\//, "") ?? null;
}
