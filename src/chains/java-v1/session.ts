import { type Provenance, byDefault, variable } from "../../model/provenance.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { javaTrim } from "../../parse/java-v1-profiles.ts";
import { type JavaProperty, javaProperties } from "../../parse/java-properties.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import { type Secret, seal } from "../../vault/secret.ts";
import { withDecodedVariables } from "../jvm/decoded-variables.ts";
import { withHomeOfJvm } from "../jvm/with-home-of-jvm.ts";
import { type CodeArguments, type Hidden, hideKey } from "../../walk/chain.ts";
import { type ProfilesFile, awsFile, configFile, credentialsFile } from "./profiles-file.ts";
import { type Configured, type Sealed, environment } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

export interface JavaV1Session {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
  readonly hidden: Hidden;
  /** What variables of the machine give to every JVM, by the property's name. */
  readonly properties: ReadonlyMap<string, JavaProperty>;
  /** The profile that the chain's own link and the region read. */
  readonly profile: NamedProfile;
  readonly credentials: ProfilesFile;
  readonly config: ProfilesFile;
}

export interface NamedProfile {
  readonly name: string;
  readonly binding: ProfileChoice["binding"];
  readonly provenance: Provenance;
}

export function openSession(machine: Snapshot, code: CodeArguments, hidden: Hidden): JavaV1Session {
  const snapshot = withHomeOfJvm(withDecodedVariables(machine));
  const properties = javaProperties(snapshot.variables);
  return {
    snapshot,
    code,
    hidden,
    properties,
    profile: chosenProfile(snapshot, properties),
    credentials: credentialsFile(snapshot, hidden),
    config: configFile(snapshot, hidden),
  };
}

/** AwsProfileNameLoader: AWS_PROFILE, else the property aws.profile, trimmed; an empty one is none. */
function chosenProfile({ variables }: Snapshot, properties: JavaV1Session["properties"]): NamedProfile {
  const value = variables.get("AWS_PROFILE");
  const name = typeof value === "string" ? javaTrim(value) : "";
  if (name !== "") return { name, binding: "variable", provenance: variable("AWS_PROFILE") };
  const property = properties.get("aws.profile");
  const given = typeof property?.value === "string" ? javaTrim(property.value) : "";
  return property === undefined || given === ""
    ? { name: "default", binding: "default", provenance: byDefault }
    : {
        name: given,
        binding: "code",
        provenance: { kind: "property", name: "aws.profile", variable: property.variable },
      };
}

/** ProfileCredentialsProvider(name): a provider of its own, in place of the chain. */
export const profileInCode = ({ code }: JavaV1Session): NamedProfile | null =>
  code.profile === null ? null : { name: code.profile, binding: "code", provenance: whereNamed(code, "profile") };

/** The names that its dialect makes of both files, as one would give them in code. */
export const profileNames = ({ credentials, config }: JavaV1Session): readonly string[] => [
  ...new Set([...credentials.names(), ...config.names()]),
];

export function profileChoice(session: JavaV1Session): ProfileChoice {
  const chosen = profileInCode(session) ?? session.profile;
  const sections = [session.credentials, session.config].map((file) => file.profile(chosen.name));
  const exists = sections.some((section) => section !== null);
  const places = sections.flatMap((section) => (section === null ? [] : [section.provenance]));
  return {
    ...chosen,
    exists,
    sections: places.filter((place, index) => places.findIndex((other) => samePlace(other, place)) === index),
    nearest: exists ? [] : nearestNames(chosen.name, session.credentials.names()),
  };
}

/** Without a credentials file both are ~/.aws/config. */
const samePlace = (one: Provenance, other: Provenance): boolean =>
  one.kind === "file" && other.kind === "file" && one.path === other.path && one.line === other.line;

/** The row of the file that profiles are read from: ~/.aws/config, where that stands in for the other. */
export const sourceOfProfiles = ({ snapshot, credentials }: JavaV1Session): SourceId =>
  credentials.path === awsFile(snapshot, "config") ? "shared-config" : "shared-credentials";

/** Which row of the sources a broken file belongs to. */
export const sourceOfFile = (session: JavaV1Session, path: string): SourceId | null =>
  path === session.credentials.path ? sourceOfProfiles(session) : null;

export function secretVariable(session: JavaV1Session, name: string): Secret | null {
  const value = environment(session, name);
  return value === undefined ? null : typeof value === "string" ? seal(value) : value;
}

/** A system property of the running JVM whose value may be shown, as far as a variable gives it. */
export function plainProperty(session: JavaV1Session, name: string): Configured | null {
  const written = property(session, name);
  return typeof written?.value === "string" ? { text: written.value, provenance: written.provenance } : null;
}

export function secretProperty(session: JavaV1Session, name: string): Sealed | null {
  const written = property(session, name);
  if (written === null) return null;
  const { value, provenance } = written;
  return { secret: typeof value === "string" ? seal(value) : value, provenance };
}

function property({ properties, hidden }: JavaV1Session, name: string) {
  const given = properties.get(name);
  if (given === undefined) return null;
  const provenance: Provenance = { kind: "property", name, variable: given.variable };
  return hidden.has(hideKey(provenance)) ? null : { value: given.value, provenance };
}
