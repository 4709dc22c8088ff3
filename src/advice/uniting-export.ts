import { PROFILE_VARIABLES } from "../model/profile-variables.ts";
import type { Foreseen, Resolution } from "../model/resolution.ts";
import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { assumeOffline } from "../resolve/assume-offline.ts";
import { drive } from "../resolve/drive.ts";
import { resolve } from "../resolve/resolve.ts";
import type { AnyChain, CodeArguments } from "../walk/chain.ts";
import { actorOf } from "./actor-of.ts";
import { type ExportCredentials, exportedVariables } from "./export-credentials.ts";
import type { Uniting } from "./one-change.ts";
import { principalKey } from "./principal-key.ts";

interface Parted {
  readonly chains: readonly AnyChain[];
  readonly code: CodeArguments;
  /** How each chain ends now. */
  readonly resolutions: readonly Resolution[];
  /** As whom most act. */
  readonly principal: string;
}

/** The CLI that has `configure export-credentials`. */
const CLI = "aws-cli-v2" satisfies SdkId;

/**
 * Exported keys come first for nearly every SDK: what the AWS CLI finds, put there by it, is often all that unites those
 * which cannot read a sign-in, a process or the config file. Null: the CLI is not where most are, or some would still part
 * or lose their region.
 */
export function unitingExport(snapshot: Snapshot, parted: Parted): Uniting | null {
  const cli = parted.resolutions.find(({ sdk }) => sdk.id === CLI);
  const actor = cli === undefined ? null : actorOf(cli);
  if (actor === null || cli?.winner == null || principalKey(cli) !== parted.principal) return null;
  // Exported already, and they part all the same.
  if (cli.winner.source === "environment") return null;
  for (const change of exportsOf(cli, snapshot, parted.code)) {
    const joins = joining(snapshot, change, parted);
    if (parted.chains.every(joins)) return { change, actor, joins };
  }
  return null;
}

/** With as little besides as there can be: the profile's name goes where some go by it first, and with it its region. */
function exportsOf(
  { winner, region }: Foreseen,
  { variables }: Snapshot,
  { profile }: CodeArguments,
): readonly ExportCredentials[] {
  const accessKeyId = winner?.credentials.accessKeyId ?? null;
  const temporary = accessKeyId === null || winner?.credentials.sessionToken != null;
  const set = (names: readonly string[]): readonly string[] => names.filter((name) => variables.has(name));
  // Tokens of other keys, which some would send with these.
  const stale = set(temporary ? ["AWS_SECURITY_TOKEN"] : ["AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"]);
  const profiles = set(PROFILE_VARIABLES);
  const bare = { kind: "export-credentials", profile, accessKeyId, temporary, unset: stale, region: null } as const;
  const without = { ...bare, unset: [...stale, ...profiles] };
  return [
    bare,
    ...(profiles.length === 0 ? [] : [without]),
    ...(region.name === null ? [] : [{ ...without, region: region.name }]),
  ];
}

/** Whether an SDK takes the keys, with their token, and keeps its region. */
function joining(snapshot: Snapshot, change: ExportCredentials, { code, resolutions }: Parted): Uniting["joins"] {
  const changed = { ...snapshot, variables: exportedVariables(snapshot, change) };
  const exported = changed.variables.get("AWS_ACCESS_KEY_ID");
  return (chain) => {
    const { winner, region } = drive(resolve(chain, changed, code), assumeOffline);
    if (winner?.source !== "environment" || winner.credentials.accessKeyId !== exported) return false;
    if (change.temporary && winner.credentials.sessionToken === null) return false;
    const now = resolutions.find(({ sdk }) => sdk.id === chain.id);
    return now?.winner == null || now.region.name === null || now.region.name === region.name;
  };
}
