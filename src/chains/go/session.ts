import { type Provenance, byDefault, variable } from "../../model/provenance.ts";
import type { ProviderBlock } from "../../model/provider-block.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { Secret } from "../../vault/secret.ts";
import { argumentIn } from "./block-arguments.ts";
import { type LoadedProfile, loadProfile } from "./shared-config.ts";
import { type SharedFiles, openSharedFiles } from "./shared-files.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** What LoadDefaultConfig has read: its options, the environment, and one profile of the two files. */
export interface GoSession {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  readonly chosen: ChosenProfile | null;
  readonly profileName: string;
  readonly files: SharedFiles;
  /** The profile with its source profiles linked, or why it could not be loaded. */
  readonly shared: LoadedProfile;
  readonly names: VariableNames;
  /** Of Terraform's provider; empty where there is none. */
  readonly block: ProviderBlock;
}

/** What the Go SDK and Terraform do not have in common, variables first. */
export interface VariableNames {
  /** Where the metadata service's address may stand, best first. */
  readonly metadata: readonly string[];
  /** Endpoints of the clients that fetch credentials, before all else. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Of an older version of the SDK: variables that it does not check yet. */
  readonly unchecked?: ReadonlySet<string>;
  /** Of an older version: settings of a profile that it does not know yet. */
  readonly unread?: ReadonlySet<string>;
  /** Terraform's, which gives what others are given in code; null: there is none. */
  readonly block: BlockKind | null;
}

/** What the provider's and the backend's do not have in common, their words first. */
export interface BlockKind {
  /** `provider block`. */
  readonly called: string;
  /** Where its errors send one. */
  readonly documentation: string;
  /** The sentence of a profile beside exported keys begins with it: "A" up to aws-sdk-go-base 2.0.0-beta.72. */
  readonly article: "A" | "a";
  /** How often it tries where the block says nothing (MaxRetries). */
  readonly attempts: number;
}

export interface ChosenProfile {
  readonly name: string;
  readonly provenance: Provenance;
  readonly inCode: boolean;
}

export function openSession(names: VariableNames) {
  return (snapshot: Snapshot, code: CodeArguments, hidden: Hidden): GoSession => {
    const block = (names.block === null ? undefined : code.block) ?? [];
    const chosen = chosenProfile(snapshot, code, block);
    const profileName = chosen?.name ?? "default";
    const files = openSharedFiles(snapshot, hidden, block, names.unread);
    const shared = loadProfile(files, profileName, chosen?.provenance ?? byDefault);
    return { snapshot, code, hidden, chosen, profileName, files, shared, names, block };
  };
}

/** WithSharedConfigProfile, then AWS_PROFILE, then AWS_DEFAULT_PROFILE: what is empty is not there. */
function chosenProfile(snapshot: Snapshot, code: CodeArguments, block: ProviderBlock): ChosenProfile | null {
  const inBlock = argumentIn(block, "profile");
  if (inBlock !== null) return { name: inBlock.text, provenance: inBlock.provenance, inCode: true };
  if (code.profile !== null && code.profile !== "")
    return { name: code.profile, provenance: whereNamed(code, "profile"), inCode: true };
  for (const name of ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"]) {
    const value = snapshot.variables.get(name);
    if (typeof value === "string" && value !== "") return { name: value, provenance: variable(name), inCode: false };
  }
  return null;
}

/** `provider block`. */
export const blockName = ({ names }: GoSession): string => names.block?.called ?? "block";

/** AWS_DEFAULT_PROFILE alone may name what is not there (config.go:resolveConfigLoaders). */
export function demandsProfile({ chosen, snapshot }: GoSession): boolean {
  return chosen?.inCode === true || (snapshot.variables.get("AWS_PROFILE") ?? "") !== "";
}

export function secretVariable(session: GoSession, name: string): Secret | null {
  const value = session.hidden.has(`$${name}`) ? undefined : session.snapshot.variables.get(name);
  return value instanceof Secret && value.length > 0 ? value : null;
}

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ files }: GoSession): readonly string[] => files.profileNames();

export function profileChoice({ chosen, files, profileName }: GoSession): ProfileChoice {
  const section = files.section(profileName);
  return {
    name: profileName,
    exists: section !== null,
    binding: chosen === null ? "default" : chosen.inCode ? "code" : "variable",
    provenance: chosen?.provenance ?? byDefault,
    sections: section?.places ?? [],
    nearest: section === null ? nearestNames(profileName, files.profileNames()) : [],
  };
}

export function sourceOfFile({ files }: GoSession, path: string): SourceId | null {
  if (files.configPaths.includes(path)) return "shared-config";
  return files.credentialsPaths.includes(path) ? "shared-credentials" : null;
}
