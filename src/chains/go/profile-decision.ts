import type { SourceId } from "../../model/sdk.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, deeper, raise } from "../../walk/walk.ts";
import { roleAround } from "./assume-role.ts";
import { containerProvider } from "./container.ts";
import { goError } from "./errors.ts";
import { metadataProvider } from "./instance-metadata.ts";
import { loginProvider } from "./login.ts";
import { processProvider } from "./process.ts";
import { type Provider, foundIn } from "./provider.ts";
import type { GoSession } from "./session.ts";
import { type SharedConfig, hasSso } from "./shared-config.ts";
import { ssoProvider } from "./sso.ts";
import { emptyProvider, environmentProvider, sharedKeysProvider } from "./static-keys.ts";
import { webIdentityOfProfile } from "./web-identity.ts";
import type { Configured } from "../../walk/configured.ts";

/**
 * resolveCredsFromProfile (resolve_credentials.go, 1.33.15): a decision, not a chain. What the profile holds first in
 * this order is taken; its failure is final. If the profile has a role_arn, that role is then assumed around it.
 */
type Decision =
  | "source-profile"
  | "keys"
  | "credential-source"
  | "web-identity"
  | "sso"
  | "login"
  | "process"
  /** The profile holds nothing: the container's variables, then the metadata service. */
  | "surroundings";

function decisionOf(config: SharedConfig): Decision {
  if (config.source !== null) return "source-profile";
  if (config.keys !== null) return "keys";
  if (config.credentialSource !== null) return "credential-source";
  if (config.webIdentityTokenFile !== null) return "web-identity";
  if (hasSso(config)) return "sso";
  if (config.loginSession !== null) return "login";
  return config.credentialProcess !== null ? "process" : "surroundings";
}

/** The role is the profile's own affair with web identity: there is nothing to put it around. */
const isWrapped = (config: SharedConfig): boolean => config.roleArn !== null && decisionOf(config) !== "web-identity";

function* providerOf(session: GoSession, config: SharedConfig): Walk<Provider> {
  const base = yield* baseOf(session, config);
  return isWrapped(config) ? yield* roleAround(session, config, base) : base;
}

function* baseOf(session: GoSession, config: SharedConfig): Walk<Provider> {
  const decision = decisionOf(config);
  switch (decision) {
    case "source-profile":
      return yield* deeper(providerOf(session, config.source as SharedConfig));
    case "keys":
      return sharedKeysProvider(config.name, config.keys as NonNullable<SharedConfig["keys"]>);
    case "credential-source":
      return yield* namedSource(session, config.credentialSource as Configured);
    case "web-identity":
      return webIdentityOfProfile(session, config);
    case "sso":
      return yield* ssoProvider(session, config);
    case "login":
      return loginProvider(session, config);
    case "process":
      return processProvider(config);
    case "surroundings":
      return (yield* containerProvider(session)) ?? metadataProvider(session);
  }
}

/** resolveCredsFromSource: the words' case counts. */
function* namedSource(session: GoSession, source: Configured): Walk<Provider> {
  const refuse = (message: string) => raise(goError("no-source", "*errors.errorString", message, source.provenance));
  switch (source.text) {
    case "Ec2InstanceMetadata":
      return metadataProvider(session);
    case "Environment":
      return environmentProvider(session) ?? emptyProvider(source.provenance);
    case "EcsContainer":
      return (
        (yield* containerProvider(session)) ??
        (yield* refuse(
          "EcsContainer was specified as the credential_source, but neither 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' or AWS_CONTAINER_CREDENTIALS_FULL_URI' was set",
        ))
      );
    default:
      return yield* refuse("credential_source values must be EcsContainer, Ec2InstanceMetadata, or Environment");
  }
}

/** The profile's role, around whatever is found under it. */
export function* roleOfProfile(session: GoSession): Walk<StepResult> {
  const { config, fault } = session.shared;
  if (config === null) return { kind: "absent", why: noProfile(session) };
  // A source that cannot be linked has stopped the loading; here it stands in its own row.
  if (fault !== null && (config.sourceProfile !== null || config.roleArn !== null)) return yield* raise(fault);
  if (!isWrapped(config))
    return {
      kind: "absent",
      why:
        config.roleArn === null
          ? `no role_arn in profile ${config.name}`
          : "role_arn goes with web_identity_token_file here: see web identity",
    };
  return foundIn(yield* providerOf(session, config));
}

/** Keys of the profile, told apart by the file that the pair comes from. */
export const keysOfProfile = (source: Extract<SourceId, "shared-credentials" | "shared-config">) =>
  function* (session: GoSession): Walk<StepResult> {
    const { config, fault } = session.shared;
    const paths = source === "shared-config" ? session.files.configPaths : session.files.credentialsPaths;
    if (config === null) return { kind: "absent", why: noProfile(session) };
    if (fault?.kind === "partial" && fault.provenance?.kind === "file" && paths.includes(fault.provenance.path))
      return yield* raise(fault);
    const keys = config.keys;
    if (
      keys === null ||
      keys.accessKeyId.provenance.kind !== "file" ||
      !paths.includes(keys.accessKeyId.provenance.path)
    )
      return { kind: "absent", why: `profile ${config.name} has no keys in ${paths.join(", ")}` };
    return foundIn(sharedKeysProvider(config.name, keys));
  };

/** One of the profile's other ways, if it is the one that the decision takes. */
export const wayOfProfile = (way: "web-identity" | "sso" | "login" | "process", setting: string) =>
  function* (session: GoSession): Walk<StepResult> {
    const { config, fault } = session.shared;
    if (config === null) return { kind: "absent", why: noProfile(session) };
    if (decisionOf(config) !== way) return { kind: "absent", why: `no ${setting} in profile ${config.name}` };
    if (fault !== null) return yield* raise(fault);
    return foundIn(yield* baseOf(session, config));
  };

export function* containerOfEnvironment(session: GoSession): Walk<StepResult> {
  const provider = yield* containerProvider(session);
  return provider === null ? { kind: "absent", why: "no container variable is set" } : foundIn(provider);
}

const noProfile = ({ profileName }: GoSession): string => `profile ${profileName} is in neither file`;
