import type { SigningCredentials } from "../../model/question.ts";
import type { LentDocument } from "../../walk/lent-document.ts";
import { JAVA_PROPERTIES } from "../../model/java-properties.ts";
import { type FileProvenance, type Provenance, byDefault, variable } from "../../model/provenance.ts";
import type { Endpoint } from "../../model/question.ts";
import type { ProfileChoice, RegionChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot, VariableValue } from "../../model/snapshot.ts";
import { type MergedProfile, type MergedProfiles, mergedProfiles } from "../../parse/merged-profiles.ts";
import { type JavaProperty, javaProperties } from "../../parse/java-properties.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { type ProfileDialect, profileFile } from "../../parse/profile-file.ts";
import { trimmedSecret } from "../../parse/trimmed-secret.ts";
import { seal } from "../../vault/secret.ts";
import type { Ended } from "../../walk/walk.ts";
import { type CodeArguments, type Hidden, hideKey } from "../../walk/chain.ts";
import { withDecodedVariables } from "./decoded-variables.ts";
import { withHomeOfJvm } from "./with-home-of-jvm.ts";
import type { JvmErrors } from "./errors.ts";
import type { JvmRetries } from "./retries.ts";
import { type EmptyHome, filePaths } from "./file-paths.ts";
import type { Configured, Sealed } from "../../walk/configured.ts";
import { textOf } from "../../walk/setting-value.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** What tells the two SDKs of the JVM apart before any source is looked at. */
export interface JvmSdk {
  readonly files: ProfileDialect;
  readonly errors: JvmErrors;
  readonly retries: JvmRetries;
  /** Java trims every variable; Kotlin takes it as it is written (goldens `env-spaces`, `aws-profile-spaces`). */
  readonly variables: "trimmed" | "as-written";
  /**
   * The profile of the clients that a walk makes (STS, metadata region): Java's `profileName` in code reaches only the
   * profile link; Kotlin's is the system property aws.profile, which all read.
   */
  readonly clientsProfile: "environment" | "chosen";
  /** Names the folder of `aws login`'s tokens. */
  readonly loginCacheVariable: string | null;
  readonly emptyHome: EmptyHome;
  /** To Java a container's variable counts if it is there, an empty one too (golden `b3-container-relative-empty`). */
  readonly containerVariables: "set" | "filled";
  /** Java asks for the credentials of a role without a name: there is the list of roles again (golden `odd-00102`). */
  readonly roleWithoutName: "asked-for" | "none";
  /** What it takes of a document with credentials (set `hand-lent`); null: nothing. */
  readonly lent: (document: LentDocument) => SigningCredentials | null;
  readonly credentialSources: "any-case" | "exact";
  /** A profile's `services` that name no section: Kotlin's clients raise (golden `endpoint-services-section-missing`). */
  readonly missingServices: "raise" | "ignored";
}

export interface JvmSession {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  readonly sdk: JvmSdk;
  readonly chosen: Chosen | null;
  readonly profileName: string;
  readonly clientsProfileName: string;
  readonly profiles: MergedProfiles;
  /** What variables of the machine give to every JVM, by the property's name. */
  readonly properties: ReadonlyMap<string, JavaProperty>;
  /** Where a setting is looked up, the first that has it. A step may look in one of them alone. */
  readonly reads: readonly ("properties" | "environment")[];
  readonly configPath: string;
  readonly credentialsPath: string;
  /** What a walk has asked already, as the SDK keeps it. */
  readonly known: { region?: RegionChoice; webIdentityEndpoint?: Ended<Endpoint> };
}

interface Chosen {
  readonly name: string;
  readonly provenance: Provenance;
  readonly binding: "code" | "variable";
}

export const openSession =
  (sdk: JvmSdk) =>
  (machine: Snapshot, code: CodeArguments, hidden: Hidden): JvmSession => {
    const snapshot = withHomeOfJvm(withDecodedVariables(machine));
    const properties = javaProperties(snapshot.variables);
    const machineWide = (name: string): Configured | null => configured(sdk, lookedUp({ snapshot, properties }, name));
    const named = machineWide("AWS_PROFILE");
    const chosen: Chosen | null =
      code.profile !== null && code.profile !== ""
        ? { name: code.profile, provenance: whereNamed(code, "profile"), binding: "code" }
        : named === null
          ? null
          : {
              name: named.text,
              provenance: named.provenance,
              binding: named.provenance.kind === "variable" ? "variable" : "code",
            };
    const profileName = chosen?.name ?? "default";
    const paths = filePaths(snapshot, sdk.emptyHome, (name) => machineWide(name)?.text ?? null);
    const isHidden = (place: FileProvenance): boolean => hidden.has(hideKey(place));
    return {
      snapshot,
      code,
      hidden,
      sdk,
      chosen,
      profileName,
      clientsProfileName: sdk.clientsProfile === "chosen" ? profileName : (named?.text ?? "default"),
      profiles: mergedProfiles(
        profileFile(snapshot.file(paths.config), "config", sdk.files),
        profileFile(snapshot.file(paths.credentials), "credentials", sdk.files),
        isHidden,
      ),
      properties,
      reads: ["properties", "environment"],
      configPath: paths.config,
      credentialsPath: paths.credentials,
      known: {},
    };
  };

interface Written {
  readonly value: VariableValue;
  readonly provenance: Provenance;
}

/** A setting as it is written, in the property of its variable or in the variable itself. */
function lookedUp(
  {
    snapshot,
    properties,
    hidden = new Set(),
    reads = ["properties", "environment"],
  }: Pick<JvmSession, "snapshot" | "properties"> & Partial<Pick<JvmSession, "hidden" | "reads">>,
  name: string,
): Written | null {
  const places = reads.flatMap((place) =>
    place === "properties" ? propertyOf(properties, name) : inEnvironment(snapshot, name),
  );
  return places.find(({ provenance }) => !hidden.has(hideKey(provenance))) ?? null;
}

function propertyOf(properties: JvmSession["properties"], name: string): readonly Written[] {
  const property = JAVA_PROPERTIES[name] ?? "";
  const given = properties.get(property);
  if (given === undefined) return [];
  return [{ value: given.value, provenance: { kind: "property", name: property, variable: given.variable } }];
}

function inEnvironment({ variables }: Snapshot, name: string): readonly Written[] {
  const value = variables.get(name);
  return value === undefined ? [] : [{ value, provenance: variable(name) }];
}

function configured(sdk: JvmSdk, written: Written | null): Configured | null {
  if (typeof written?.value !== "string") return null;
  const { value, provenance } = written;
  return { text: sdk.variables === "trimmed" ? value.trim() : value, provenance };
}

/** A variable, or its property, whose value may be shown; it counts even if it is empty. */
export const plainVariable = (session: JvmSession, name: string): Configured | null =>
  configured(session.sdk, lookedUp(session, name));

/** One that holds more than blanks; an empty property hides the variable all the same (golden `java-options-region-empty`). */
export function filledVariable(session: JvmSession, name: string): Configured | null {
  const value = plainVariable(session, name);
  return value === null || value.text.trim() === "" ? null : value;
}

/** A secret variable that holds more than blanks. */
export function secretVariable(session: JvmSession, name: string): Sealed | null {
  const written = writtenSecret(session, name);
  return written === null || trimmedSecret(written.secret).length === 0 ? null : asRead(session, written);
}

/** A session token, which Kotlin takes even if it is blank (golden `odd-anew-00046`). */
export function tokenVariable(session: JvmSession, name: string): Sealed | null {
  const written = writtenSecret(session, name);
  const token = written === null ? null : asRead(session, written);
  return token === null || token.secret.length === 0 ? null : token;
}

export const isSet = (session: JvmSession, name: string): boolean => lookedUp(session, name) !== null;

function writtenSecret(session: JvmSession, name: string): Sealed | null {
  const written = lookedUp(session, name);
  if (written === null) return null;
  const { value, provenance } = written;
  return { secret: typeof value === "string" ? seal(value) : value, provenance };
}

const asRead = (session: JvmSession, written: Sealed): Sealed =>
  session.sdk.variables === "trimmed" ? { ...written, secret: trimmedSecret(written.secret) } : written;

export function textSetting(profile: MergedProfile | null, key: string): Configured | null {
  const setting = profile?.setting(key) ?? null;
  return setting === null ? null : { text: textOf(setting), provenance: setting.provenance };
}

/** The profile that clients made on the way read their settings from; none where the files cannot be read. */
export const clientsProfile = (session: JvmSession): MergedProfile | null =>
  session.profiles.fault === null ? session.profiles.profile(session.clientsProfileName) : null;

/** A variable, else a setting of the clients' profile. */
export const clientSetting = (session: JvmSession, name: string, key: string): Configured | null =>
  filledVariable(session, name) ?? textSetting(clientsProfile(session), key);

export const isTrue = (value: Configured | null): boolean => value?.text.toLowerCase() === "true";

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ profiles }: JvmSession): readonly string[] => profiles.profileNames();

export function profileChoice(session: JvmSession): ProfileChoice {
  const { chosen, profileName, profiles } = session;
  const profile = profiles.profile(profileName);
  return {
    name: profileName,
    exists: profile !== null,
    binding: chosen?.binding ?? "default",
    provenance: chosen?.provenance ?? byDefault,
    sections: profile?.sections ?? [],
    nearest: profile === null ? nearestNames(profileName, profileNames(session)) : [],
  };
}

/** Which row of the sources a broken file belongs to. */
export function sourceOfFile({ configPath, credentialsPath }: JvmSession, path: string): SourceId | null {
  if (path === credentialsPath) return "shared-credentials";
  return path === configPath ? "shared-config" : null;
}
