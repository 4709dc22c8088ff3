import { PROFILE_VARIABLES } from "../model/profile-variables.ts";
import { REGION_VARIABLES } from "../model/region-variables.ts";
import type { Change } from "../model/finding.ts";
import type { Snapshot, VariableValue } from "../model/snapshot.ts";
import { seal } from "../vault/secret.ts";

export type ExportCredentials = Extract<Change, { kind: "export-credentials" }>;

/**
 * A profile's credentials, exported by the AWS CLI.
 * @param region the one that stands in the profile: it goes with its name.
 */
export function exportCredentials(profile: string, { variables }: Snapshot, region: string | null): ExportCredentials {
  // JavaScript 3 goes by a chosen profile before exported keys, and is stopped by it again.
  const unset = PROFILE_VARIABLES.filter((name) => variables.has(name));
  return {
    kind: "export-credentials",
    profile,
    accessKeyId: null,
    temporary: true,
    unset,
    region: unset.length === 0 ? null : region,
  };
}

/** Stands for a key id that is not known before. */
const SOME_KEY = "ASIAEXPORTEDBYTHECLI";

/**
 * The variables after it, as `aws configure export-credentials --format env` leaves them (CLI 2.36.7,
 * configure/exportcreds.py): the pair, the token where there is one, and when they end.
 */
export function exportedVariables(
  { variables }: Pick<Snapshot, "variables">,
  { accessKeyId, temporary, unset, region }: ExportCredentials,
): ReadonlyMap<string, VariableValue> {
  const left = new Map(variables);
  left.set("AWS_ACCESS_KEY_ID", accessKeyId ?? SOME_KEY);
  left.set("AWS_SECRET_ACCESS_KEY", seal("exported"));
  if (temporary) left.set("AWS_SESSION_TOKEN", seal("exported"));
  // A time to come: nothing that is known now goes by it.
  if (temporary) left.delete("AWS_CREDENTIAL_EXPIRATION");
  for (const name of unset) left.delete(name);
  if (region !== null) for (const name of REGION_VARIABLES) left.set(name, region);
  return left;
}

export const ASKS_FOR_THE_CODE = "it asks for the code, and exports what the role gives";
