import { holderOfHolding, shortKeyId } from "../../advice/actor-of.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Principal } from "../../model/identity.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Holding, PlanNode, Winner } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";

export const SOURCE_NAMES = {
  explicit: "explicit parameters",
  session: "session",
  environment: "environment",
  "shared-credentials": "~/.aws/credentials",
  "shared-config": "~/.aws/config",
  "assume-role": "assume role",
  "boto2-config": "boto config",
  "instance-metadata": "instance metadata",
  "web-identity": "web identity",
  sso: "SSO",
  login: "aws login",
  process: "credential process",
  "aws-credential-file": "AWS_CREDENTIAL_FILE",
  container: "container",
} as const satisfies Record<SourceId, string>;

const WAY_NAMES: Partial<Record<PlanNode["kind"], string>> = {
  "assume-role": SOURCE_NAMES["assume-role"],
  "web-identity": SOURCE_NAMES["web-identity"],
  sso: SOURCE_NAMES.sso,
  login: SOURCE_NAMES.login,
  process: SOURCE_NAMES.process,
};

/** A source in a column: .NET takes all that a profile can hold in one step, which is named after the file. */
export function wayName({ source, holding }: Winner): string {
  const last = source === "shared-credentials" || source === "shared-config" ? holding.plan.at(-1)?.kind : undefined;
  return (last === undefined ? undefined : WAY_NAMES[last]) ?? SOURCE_NAMES[source];
}

/** Where a value came from, as one would point at it. */
export function placeWords(provenance: Provenance, home: string): string {
  switch (provenance.kind) {
    case "file":
      // A token file is one line of JSON: its number says nothing.
      return provenance.section === null && provenance.path.endsWith(".json")
        ? shortPath(provenance.path, home)
        : `${shortPath(provenance.path, home)}:${provenance.line}`;
    case "variable":
      return `$${provenance.name}`;
    case "property":
      return `-D${provenance.name} in $${provenance.variable}`;
    case "argument":
      return provenance.name;
    case "code":
      return `${provenance.path}:${provenance.line}`;
    case "metadata":
      return "instance metadata";
    case "default":
      return "by default";
  }
}

export const placeAndSection = (provenance: Provenance, home: string): string =>
  provenance.kind === "file" && provenance.section !== null
    ? `${placeWords(provenance, home)} [${provenance.section}]`
    : placeWords(provenance, home);

function principalWords(principal: Principal): string {
  switch (principal.type) {
    case "root":
      return "the root user";
    case "user":
      return `user/${principal.name}`;
    case "assumed-role":
      return principal.permissionSet === null
        ? `role ${principal.role}, session ${principal.session}`
        : `${principal.permissionSet}, ${principal.session}`;
    case "federated-user":
      return `federated user ${principal.name}`;
    case "other":
      return principal.resource;
  }
}

/** Who the winner is, as well as it is known. */
export function whoWords({ identity, resolution }: Diagnosis): string {
  if (identity?.kind === "known") return `${identity.account} (${principalWords(identity.principal)})`;
  const { winner } = resolution;
  if (winner === null) return "nobody";
  const holder = holderOfHolding(winner.holding);
  if (holder === null)
    return winner.credentials.accessKeyId === null
      ? "keys not yet fetched"
      : `key ${shortKeyId(winner.credentials.accessKeyId)}`;
  return winner.holding.account === null ? holder : `account ${holder}`;
}

/** As it may be shown: what stands in a setting can be no account at all. */
export const accountOf = (holding: Holding | null): string => {
  const id = holding?.account?.id ?? "";
  return /^\d{12,}$/.test(id) ? id : "";
};
