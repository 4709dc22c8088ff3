import type { Endpoint } from "../../model/question.ts";
import type { SdkError, StsConnection } from "../../model/resolution.ts";
import type { FileView } from "../../model/snapshot.ts";
import { isWithoutCertificate } from "../../parse/holds-certificate.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { pythonInt, pythonRepr, pythonStrip } from "../../parse/python-text.ts";
import type { Setting } from "../../model/settings.ts";
import { type Walk, raise, untilRaised } from "../../walk/walk.ts";
import type { Edition } from "./edition.ts";
import { invalidConfig, invalidRegion, noRegion, python } from "./errors.ts";
import { LEGACY_GLOBAL_STS_REGIONS, partitionOf } from "../../walk/partitions.ts";
import { type Variant, serviceHost } from "../../walk/service-host.ts";
import { clientRegion, knownRegion, regionFromMetadata } from "./region.ts";
import { isUsable } from "./usable-url.ts";
import {
  type BotocoreSession,
  type Configured,
  configVariable,
  isTrue,
  notAnInt,
  plainVariable,
  scopedConfig,
  sessionFault,
  textSetting,
} from "./session.ts";
import { textOf } from "../../walk/setting-value.ts";

/*
 * `Session.create_client` (botocore/session.py, args.py, 1.44.5): what it refuses, in its order, and where the client's
 * requests go. The walk makes clients for STS, SSO, OIDC and sign-in; a program makes one for its own service.
 */

export type Service = "sts" | "sso" | "sso_oidc" | "signin" | "s3";

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

const bundleOf = (session: BotocoreSession): Configured | null =>
  configVariable(session, { variable: "AWS_CA_BUNDLE", setting: "ca_bundle" }) ??
  plainVariable(session, "REQUESTS_CA_BUNDLE");

/** endpoint.py:_validate_verify_value (goldens `odd-00018`, `odd-00052`). */
function bundleFault(session: BotocoreSession): SdkError | null {
  const bundle = bundleOf(session);
  if (bundle === null || pythonStrip(bundle.text) !== "") return null;
  return invalidConfig(
    "bad-setting",
    "Invalid CA bundle: the configured value (ca_bundle, AWS_CA_BUNDLE, REQUESTS_CA_BUNDLE, or verify) resolved to an empty or whitespace-only string. Provide a valid path to a CA bundle file.",
    bundle.provenance,
  );
}

/** A bundle without a certificate is missed when the first connection is made (golden `odd-00173`, set `hand-ca-bundle`). */
export function* bundleForCall(session: BotocoreSession, url: string): Walk<void> {
  const bundle = bundleOf(session);
  if (bundle === null || !url.startsWith("https:")) return;
  const view = session.snapshot.file(fromWorkingFolder(bundle.text, session.snapshot));
  if (!isWithoutCertificate(view)) return;
  const message = `SSL validation failed for ${url} ${BUNDLE_FAULT[view.state] ?? NO_CERTIFICATE}`;
  yield* raise(python("SSLError", message, bundle.provenance, "bad-setting"));
}

const NO_CERTIFICATE = "[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found";
const BUNDLE_FAULT: Partial<Readonly<Record<FileView["state"], string>>> = {
  absent: "[Errno 2] No such file or directory",
  directory: "[Errno 21] Is a directory",
};

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

/**
 * `defaults_mode = auto` asks where it runs, and goes on without an answer (golden `mut-defaults-mode-auto`); one that came
 * is kept for the clients after it (DefaultConfigResolver's `_instance_metadata_region`).
 */
function* autoModeRegion(session: BotocoreSession): Walk<void> {
  if (!session.edition.defaultsModes || defaultsMode(session)?.text.toLowerCase() !== "auto") return;
  const inside = (plainVariable(session, "AWS_EXECUTION_ENV")?.text ?? "") !== "";
  const told = plainVariable(session, "AWS_REGION") ?? plainVariable(session, "AWS_DEFAULT_REGION");
  if ((inside && told !== null && told.text !== "") || session.autoModeRegion.isKnown) return;
  const heard = yield* untilRaised(regionFromMetadata(session));
  session.autoModeRegion.isKnown = heard.kind === "returned" && heard.value !== null;
}

const defaultsMode = (session: BotocoreSession): Configured | null =>
  configVariable(session, { variable: "AWS_DEFAULTS_MODE", setting: "defaults_mode" });

const DEFAULTS_MODES = ["legacy", "auto", "standard", "in-region", "cross-region", "mobile"];

function defaultsModeFault(session: BotocoreSession): SdkError | null {
  if (!session.edition.defaultsModes) return null;
  const mode = defaultsMode(session);
  if (mode === null || DEFAULTS_MODES.includes(mode.text.toLowerCase())) return null;
  return python(
    "InvalidDefaultsMode",
    `Client configured with invalid defaults mode: ${mode.text}. Valid defaults modes include: ${DEFAULTS_MODES.join(", ")}.`,
    mode.provenance,
  );
}

/** Looked up only when no endpoint variable answers first (ConfiguredEndpointProvider). */
function servicesFault(session: BotocoreSession, service: Service): SdkError | null {
  if (ignoresConfiguredEndpoints(session) || endpointVariable(session, service) !== null) return null;
  const services = textSetting(scopedConfig(session), "services");
  if (services === null) return null;
  const section = session.config.services(services.text);
  if (section !== null && section.keys().length > 0) return unnestedFault(section.setting(service));
  return invalidConfig(
    "bad-setting",
    `The profile is configured to use the services section but the "${services.text}" services configuration does not exist.`,
    services.provenance,
  );
}

/** Where a block of settings is wanted, Python looks into the word (golden `mut-services-not-nested`). */
const unnestedFault = (block: Setting | null): SdkError | null =>
  block === null || block.value.kind === "nested"
    ? null
    : python("AttributeError", "'str' object has no attribute 'get'", block.provenance);

function stsRegionalFault(session: BotocoreSession): SdkError | null {
  const mode = stsRegionalMode(session);
  if (mode === null || ["", "legacy", "regional"].includes(mode.text)) return null;
  return python(
    "InvalidSTSRegionalEndpointsConfigError",
    `STS regional endpoints option ${mode.text} is invalid. Valid options are: "legacy", "regional"`,
    mode.provenance,
  );
}

const S3_MODE = "us_east_1_regional_endpoint";

/** Set to nothing is no mode, either; CLI 2 has none (all run). The block is asked last (set `hand-s3`). */
function s3RegionalFault(session: BotocoreSession): SdkError | null {
  if (!session.edition.legacySts) return null;
  const mode =
    configVariable(session, { variable: "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", setting: `s3_${S3_MODE}` }) ??
    inS3Block(session, S3_MODE);
  if (mode === null || ["legacy", "regional"].includes(mode.text)) return null;
  return python(
    "InvalidS3UsEast1RegionalEndpointConfigError",
    `S3 us-east-1 regional endpoint option ${mode.text} is invalid. Valid options are: "legacy", "regional"`,
    mode.provenance,
  );
}

const s3Block = (session: BotocoreSession): Setting | null => scopedConfig(session)?.setting("s3") ?? null;

function inS3Block(session: BotocoreSession, key: string): Configured | null {
  const block = s3Block(session);
  const text = block?.value.kind === "nested" ? block.value.settings.get(key) : undefined;
  return block === null || text === undefined ? null : { text, provenance: block.provenance };
}

/**
 * A text where the block `s3` should be. S3's own client looks into any (client.py: _is_s3_dualstack_mode); into an empty one
 * every client writes what else is set of S3 (SectionConfigProvider). Set `hand-s3`.
 */
function s3BlockFault(session: BotocoreSession, service: Service): SdkError | null {
  const block = s3Block(session);
  if (block === null || block.value.kind === "nested") return null;
  if (textOf(block) === "" && S3_BESIDE.some((row) => configVariable(session, row) !== null))
    return python("TypeError", "'str' object does not support item assignment", block.provenance, "bad-setting");
  return service === "s3" ? unnestedFault(block) : null;
}

/** What is read into the block from beside it (configprovider.py: DEFAULT_S3_CONFIG_VARS). */
const S3_BESIDE = [
  { variable: "AWS_S3_USE_ARN_REGION", setting: "s3_use_arn_region" },
  { variable: "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", setting: `s3_${S3_MODE}` },
  { variable: "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS", setting: null },
] as const;

/** Every client's Config looks at S3's addressing style (config.py: _validate_s3_configuration; set `hand-s3`). */
function addressingFault(session: BotocoreSession): SdkError | null {
  const block = s3Block(session);
  if (block !== null && block.value.kind === "text" && textOf(block) === "") return unnestedFault(block);
  const style = inS3Block(session, "addressing_style");
  if (style === null || ["virtual", "auto", "path"].includes(style.text)) return null;
  return python(
    "InvalidS3AddressingStyleError",
    `S3 addressing style ${style.text} is invalid. Valid options are: 'auto', 'virtual', and 'path'`,
    style.provenance,
  );
}

const stsRegionalMode = (session: BotocoreSession): Configured | null =>
  session.edition.legacySts
    ? configVariable(session, { variable: "AWS_STS_REGIONAL_ENDPOINTS", setting: "sts_regional_endpoints" })
    : null;

const ATTEMPTS = { variable: "AWS_MAX_ATTEMPTS", setting: "max_attempts" } as const;

function attemptsFault(session: BotocoreSession): SdkError | null {
  const attempts = configVariable(session, ATTEMPTS);
  return attempts !== null && pythonInt(attempts.text) === null ? notAnInt(attempts) : null;
}

/** args.py:_validate_min_compression_size (goldens `odd-00035`, `odd-00044`). */
function compressionFault(session: BotocoreSession): SdkError | null {
  const name = "request_min_compression_size_bytes";
  const bytes = configVariable(session, { variable: `AWS_${name.toUpperCase()}`, setting: name });
  if (bytes === null) return null;
  const number = bytes.nested === true ? null : pythonInt(bytes.text);
  const complaint =
    number === null
      ? `Value must be an integer. Received <class '${bytes.nested === true ? "dict" : "str"}'> instead.`
      : number < 1 || number > 1_048_576
        ? "Value must be between 1 and 1048576."
        : null;
  return complaint === null
    ? null
    : invalidConfig("bad-setting", `Invalid value "${bytes.text}" for ${name}. ${complaint}`, bytes.provenance);
}

/** args.py:_handle_checksum_config (read). */
function checksumFault(session: BotocoreSession): SdkError | null {
  for (const setting of ["request_checksum_calculation", "response_checksum_validation"]) {
    const mode = configVariable(session, { variable: `AWS_${setting.toUpperCase()}`, setting });
    if (mode === null || ["when_supported", "when_required"].includes(mode.text.toLowerCase())) continue;
    return python(
      "InvalidChecksumConfigError",
      `Unsupported configuration value for ${setting}. Expected one of ('when_supported', 'when_required') but got ${mode.text.toLowerCase()}.`,
      mode.provenance,
    );
  }
  return null;
}

/** What `Config` itself refuses, once all else was looked at (golden `odd-00066`). */
function retryFault(session: BotocoreSession): SdkError | null {
  const attempts = configVariable(session, ATTEMPTS);
  const count = attempts === null ? null : pythonInt(attempts.text);
  const mode = configVariable(session, { variable: "AWS_RETRY_MODE", setting: "retry_mode" });
  if (mode !== null && !session.edition.retryModes.includes(mode.text)) return invalidRetryMode(session.edition, mode);
  if (attempts === null || count === null || count >= 1) return null;
  return python(
    "InvalidMaxRetryAttemptsError",
    `Value provided to "max_attempts": ${count} must be an integer greater than or equal to ${session.edition.wording === "aws-cli-v2" ? "one" : "1"}.`,
    attempts.provenance,
  );
}

/** AWS CLI v2 knows no mode `legacy` any more. */
function invalidRetryMode({ wording, retryModes }: Edition, mode: Configured): SdkError {
  const modes =
    wording === "aws-cli-v2"
      ? retryModes.map((name) => `"${name}"`).join(" or ")
      : `(${retryModes.map(pythonRepr).join(", ")})`;
  return python(
    "InvalidRetryModeError",
    `Invalid value provided to "mode": "${mode.text}" must be one of: ${modes}`,
    mode.provenance,
  );
}

function accountIdModeFault(session: BotocoreSession): SdkError | null {
  const mode = configVariable(session, {
    variable: "AWS_ACCOUNT_ID_ENDPOINT_MODE",
    setting: "account_id_endpoint_mode",
  });
  if (mode === null || ["preferred", "disabled", "required"].includes(mode.text.toLowerCase())) return null;
  return invalidConfig(
    "bad-setting",
    `The configured value '${mode.text}' for 'account_id_endpoint_mode' is invalid. Valid values are: ('preferred', 'disabled', 'required').`,
    mode.provenance,
  );
}

const ignoresConfiguredEndpoints = (session: BotocoreSession): boolean =>
  isTrue(
    configVariable(session, {
      variable: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
      setting: "ignore_configured_endpoint_urls",
    }),
  );

function endpointVariable(session: BotocoreSession, service: Service): Configured | null {
  for (const name of [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, "AWS_ENDPOINT_URL"]) {
    const url = plainVariable(session, name);
    if (url !== null && url.text !== "") return url;
  }
  return null;
}

/** AWS_ENDPOINT_URL_<SERVICE> > AWS_ENDPOINT_URL > the `services` section > the profile's endpoint_url; empty is unset. */
function configuredEndpoint(session: BotocoreSession, service: Service): Configured | null {
  if (ignoresConfiguredEndpoints(session)) return null;
  return endpointVariable(session, service) ?? endpointInServices(session, service) ?? endpointInProfile(session);
}

function endpointInServices(session: BotocoreSession, service: Service): Configured | null {
  const services = textSetting(scopedConfig(session), "services");
  const block = services === null ? null : (session.config.services(services.text)?.setting(service) ?? null);
  if (block === null || block.value.kind !== "nested") return null;
  const url = block.value.settings.get("endpoint_url");
  return url === undefined || url === "" ? null : { text: url, provenance: block.provenance };
}

function endpointInProfile(session: BotocoreSession): Configured | null {
  const url = textSetting(scopedConfig(session), "endpoint_url");
  return url === null || url.text === "" ? null : url;
}

function endpointOf(session: BotocoreSession, service: Service, region: string | null): Endpoint {
  const custom = configuredEndpoint(session, service);
  if (custom !== null) return { url: custom.text, signingRegion: region ?? "", reach: "custom" };
  switch (service) {
    case "sts":
      return stsEndpoint(session, region);
    case "sso":
    case "sso_oidc":
    case "signin":
      return regional(`https://${serviceHost(service, region ?? "unknown", variantOf(session))}`, region);
    case "s3":
      return region === null || region === "aws-global"
        ? { url: "https://s3.amazonaws.com", signingRegion: "us-east-1", reach: "global" }
        : regional(`https://s3.${region}.${partitionOf(region).suffix}`, region);
  }
}

const regional = (url: string, region: string | null): Endpoint => ({
  url,
  signingRegion: region ?? "",
  reach: "regional",
});

const GLOBAL_STS: Endpoint = { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };

/**
 * No region: the global endpoint, signed for us-east-1 (golden `role-source-no-region`); with FIPS a name that does not
 * exist (golden `b3-sts-fips-no-region`).
 */
function stsEndpoint(session: BotocoreSession, region: string | null): Endpoint {
  const named = region ?? "aws-global";
  const { fips, dualStack } = variantOf(session);
  const legacy = stsRegionalMode(session)?.text === "legacy" && LEGACY_GLOBAL_STS_REGIONS.has(named);
  if ((legacy || named === "aws-global") && !fips && !dualStack) return GLOBAL_STS;
  return regional(`https://${serviceHost("sts", named, { fips, dualStack })}`, named);
}

function variantOf(session: BotocoreSession): Variant {
  const flag = (name: string, setting: string): boolean => isTrue(configVariable(session, { variable: name, setting }));
  return {
    fips: flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
    dualStack: flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
  };
}

/** A custom or sign-in endpoint needs a region; STS knows its own (goldens `endpoint-services-section`, `b3-login-expired-no-region`). */
export function* signingRegion(endpoint: Endpoint, session: BotocoreSession): Walk<void> {
  if (endpoint.signingRegion === "") yield* raise(noRegion(configuredEndpoint(session, "sts")?.provenance ?? null));
}
