import { actorOf, shortKeyId } from "../../advice/actor-of.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { AssumedInCode, ResolvedSite, SiteActor } from "../../model/scan.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { missingProfile } from "./missing-profile.ts";
import { parseArn } from "../../parse/arn.ts";

/** Who a site acts as, in a few words. */
export function actorWords({ actor }: Pick<ResolvedSite, "actor">): string {
  const missing = missingProfile(actor);
  if (missing !== null) return `nobody: there is no profile ${missing.name}`;
  switch (actor.kind) {
    case "acts": {
      const base = actorOf(actor.resolution) ?? "nobody: no credentials are found";
      return actor.role === null ? base : `${roleWords(actor.role)}, from ${base}`;
    }
    case "role":
      return roleWords(actor.role);
    case "fails":
      return `nobody: ${faultWords(actor.error)}`;
    case "refused":
      return `nobody: ${actor.fault.error}`;
    case "unsigned":
      return "nobody: it signs nothing";
    case "emulator":
      return `nobody at AWS: ${actor.endpoint}`;
    case "run-decides":
      return `only the run can tell: ${actor.because}`;
    case "reader-unknown":
      return writtenWords("whoever reads it", actor);
    case "elsewhere":
      return writtenWords("whoever it runs as there", actor);
  }
}

/** Terraform's plain errors have no name, Node's own (ENOENT) a code: what they say is all there is. */
function faultWords({ kind, type, message }: SdkError): string {
  if (type === "DiagnosticError" || /^E[A-Z]+$/.test(type)) return message.split("\n")[0] ?? type;
  if (kind === "parse") return `a settings file is refused (${type})`;
  if (kind === "mfa") return `an MFA code is wanted (${type})`;
  return kind === "region-missing" && type.startsWith("Cannot assume") ? `${type}: no region is set` : type;
}

function roleWords({ arn, account, by }: AssumedInCode): string {
  const name = parseArn(arn)?.resource.replace(/^role\//, "") ?? arn;
  const role = account === null ? `role ${name}` : `role ${name} of ${account}`;
  return by === undefined ? role : `${role}, by ${roleWords(by)}`;
}

type Written = Extract<SiteActor, { kind: "reader-unknown" | "elsewhere" }>;

function writtenWords(who: string, { profile, accessKeyId, region }: Written): string {
  if (accessKeyId !== null) {
    const account = accountOfAccessKeyId(accessKeyId);
    return `${who}: key ${shortKeyId(accessKeyId)}${account === null ? "" : ` (${account})`}`;
  }
  if (profile !== null) return `${who}: profile ${profile}`;
  return region === null ? who : `${who}: region ${region}`;
}
