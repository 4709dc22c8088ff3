import type { Endpoint } from "../../model/question.ts";
import type { SdkError, StsConnection } from "../../model/resolution.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { invalidConfig, invalidRegion, python } from "./errors.ts";
import { clientRegion, knownRegion } from "./region.ts";
import { isUsable } from "./usable-url.ts";
import { type BotocoreSession, type Configured, isTrue, scopedConfig, sessionFault, textSetting } from "./session.ts";
import { bundleFault, bundleOf } from "./ca-bundle.ts";
import { type Service, configuredEndpoint, endpointOf, servicesFault, stsRegionalFault } from "./endpoint.ts";
import { addressingFault, s3BlockFault, s3RegionalFault } from "./s3-settings.ts";
import { autoModeRegion, defaultsModeFault } from "./defaults-mode.ts";
import { accountIdModeFault, attemptsFault, checksumFault, compressionFault, retryFault } from "./client-settings.ts";

/*
 * `Session.create_client` (botocore/session.py, args.py, 1.44.5): what it refuses, in its order, and where the client's
 * requests go. The walk makes clients for STS, SSO, OIDC and sign-in; a program makes one for its own service.
 */

/**
 * Makes a client: raises what botocore would, or tells the endpoint. `region` null: the session's. Of a client that signs
 * nothing (`signature_version=UNSIGNED`) the account's endpoint is not asked for.
 */
export function* createClient(
  session: BotocoreSession,
  service: Service,
  region: Configured | null,
  signs: "signs" | "unsigned" = "unsigned",
): Walk<Endpoint> {
  const made = clientOrFault(session, service, region ?? (yield* clientRegion(session)), signs);
  yield* autoModeRegion(session);
  return made.kind === "fault" ? yield* raise(made.error) : made.endpoint;
}

/** What making an ordinary client asks, where the session can make one. */
export function* programClientAsks(session: BotocoreSession): Walk<void> {
  if (sessionFault(session) === null) yield* autoModeRegion(session);
}

/** What making an ordinary client raises though the credentials are fine. */
export function programClientFault(session: BotocoreSession): SdkError | null {
  const fault = sessionFault(session);
  if (fault !== null) return fault;
  const made = clientOrFault(session, "s3", knownRegion(session), "signs");
  return made.kind === "fault" ? made.error : null;
}

/** `parameter_validation = false` in the profile sends what botocore would refuse (golden `b3-role-validation-off`). */
export function validatesParameters(session: BotocoreSession): boolean {
  const setting = textSetting(scopedConfig(session), "parameter_validation");
  return setting === null || isTrue(setting);
}

/** AWS_CA_BUNDLE or `ca_bundle`, else what `requests` would take (botocore/args.py, endpoint.py). */
export function stsConnection(session: BotocoreSession): StsConnection {
  const made = clientOrFault(session, "sts", knownRegion(session), "signs");
  const bundle = bundleOf(session);
  return {
    endpoint:
      made.kind === "client" && !(made.endpoint.reach === "custom" && made.endpoint.signingRegion === "")
        ? made.endpoint
        : null,
    caBundle: bundle === null || bundle.text === "" ? null : { path: bundle.text, provenance: bundle.provenance },
  };
}

type Made =
  | { readonly kind: "fault"; readonly error: SdkError }
  | { readonly kind: "client"; readonly endpoint: Endpoint };

function clientOrFault(
  session: BotocoreSession,
  service: Service,
  region: Configured | null,
  signs: "signs" | "unsigned",
): Made {
  const fault =
    regionFault(region) ??
    ssoTokenConfigFault(session) ??
    defaultsModeFault(session) ??
    servicesFault(session, service) ??
    s3BlockFault(session, service) ??
    (service === "sts" && configuredEndpoint(session, service) === null ? stsRegionalFault(session) : null) ??
    (service === "s3" ? s3RegionalFault(session) : null) ??
    attemptsFault(session) ??
    compressionFault(session) ??
    checksumFault(session) ??
    (signs === "signs" ? accountIdModeFault(session) : null) ??
    addressingFault(session) ??
    retryFault(session);
  if (fault !== null) return { kind: "fault", error: fault };
  const endpoint = endpointOf(session, service, region?.text ?? null);
  if (!isUsable(endpoint.url)) {
    // The URL that is written, or else the region of which one is made.
    const place = (configuredEndpoint(session, service) ?? region)?.provenance ?? null;
    return { kind: "fault", error: python("ValueError", `Invalid endpoint: ${endpoint.url}`, place) };
  }
  // Every client's endpoint rules ask for the modes of STS (golden `b3-sts-legacy-upper`) and S3 (args.py, read).
  const late =
    bundleFault(session) ?? stsRegionalFault(session) ?? (service === "s3" ? null : s3RegionalFault(session));
  return late === null ? { kind: "client", endpoint } : { kind: "fault", error: late };
}

/** utils.validate_region_name: a host label, or empty. */
function regionFault(region: Configured | null): SdkError | null {
  if (region === null) return null;
  if (region.nested === true)
    return python("TypeError", "expected string or bytes-like object, got 'dict'", region.provenance);
  const valid = /^(?![0-9]+\n?$)(?!-)[a-zA-Z0-9-]{0,63}(?<!-)\n?$/.test(region.text);
  return valid ? null : invalidRegion(region.text, region.provenance);
}

/** tokens.SSOTokenProvider: every client asks for a bearer token, so a dangling `sso_session` breaks them all. */
function ssoTokenConfigFault(session: BotocoreSession): SdkError | null {
  const name = textSetting(scopedConfig(session), "sso_session");
  if (name === null) return null;
  const section = session.config.ssoSession(name.text);
  const intro = `The profile "${session.profileName}" is configured to use the SSO token provider but`;
  if (section === null || section.keys().length === 0)
    return invalidConfig(
      "bad-setting",
      `${intro} the "${name.text}" sso_session configuration does not exist.`,
      name.provenance,
    );
  const missing = ["sso_start_url", "sso_region"].filter((key) => section.setting(key) === null);
  if (missing.length === 0) return null;
  const list = missing.map((key) => `'${key}'`).join(", ");
  return invalidConfig("bad-setting", `${intro} is missing the following configuration: [${list}].`, name.provenance);
}
