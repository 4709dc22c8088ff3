import type { Endpoint } from "../../model/question.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SdkError, StsConnection } from "../../model/resolution.ts";
import { isWithoutCertificate } from "../../parse/holds-certificate.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { badRegion, missingRegion, panicked, providerError } from "./errors.ts";
import { partitionOf } from "../../walk/partitions.ts";
import { isHttpUrl } from "./http-url.ts";
import { regionOf } from "./region.ts";
import { type RustSession, chosenSettings, configValue, textSetting } from "./session.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

export type Service = "sts" | "sso" | "sso-oidc";

interface Rule {
  /** In AWS_ENDPOINT_URL_<…>, and in a `services` section. */
  readonly variable: string;
  readonly key: string;
  readonly host: string;
  readonly fips: string;
}

const RULES: Readonly<Record<Service, Rule>> = {
  sts: { variable: "AWS_ENDPOINT_URL_STS", key: "sts", host: "sts", fips: "sts-fips" },
  sso: { variable: "AWS_ENDPOINT_URL_SSO", key: "sso", host: "portal.sso", fips: "portal.sso-fips" },
  "sso-oidc": { variable: "AWS_ENDPOINT_URL_SSO_OIDC", key: "sso-oidc", host: "oidc", fips: "oidc-fips" },
};

type Made =
  | { readonly kind: "endpoint"; readonly endpoint: Endpoint }
  | { readonly kind: "fault"; readonly error: SdkError };

/** Where a call goes, or what it raises before it goes anywhere. `signed`: it needs a region to be signed for. */
export function* endpointFor(
  session: RustSession,
  call: { readonly service: Service; readonly operation: string; readonly signed?: boolean },
  region: Configured | null,
  where: Provenance,
): Walk<Endpoint> {
  const made = make(session, call.service, call.operation, region, where);
  if (made.kind === "fault") return yield* raise(made.error);
  if (call.signed === true && region === null) return yield* raise(missingRegion(where));
  const untrusted = made.endpoint.url.startsWith("https:") ? bundleFault(session) : null;
  if (untrusted !== null) return yield* raise(untrusted);
  return made.endpoint;
}

/** A file without certificates leaves nobody to trust: the system's are not read beside it (set `hand-ca-bundle`). */
function bundleFault(session: RustSession): SdkError | null {
  const bundle = plainVariable(session, "SSL_CERT_FILE");
  if (bundle === null || bundle.text === "" || plainVariable(session, "SSL_CERT_DIR") !== null) return null;
  const message =
    "dispatch failure: io error: client error (Connect): TLS handshake failed: invalid peer certificate: UnknownIssuer";
  return isWithoutCertificate(session.snapshot.file(fromWorkingFolder(bundle.text, session.snapshot)))
    ? providerError("bad-setting", message, bundle.provenance)
    : null;
}

/** STS by the region of `load()`: no call knows `sts_regional_endpoints`, all are regional. */
export function* stsEndpoint(
  session: RustSession,
  operation: string,
  signed: boolean,
  where: Provenance,
): Walk<Endpoint> {
  const region = yield* regionOf(session);
  return yield* endpointFor(session, { service: "sts", operation, signed }, region, where);
}

/** The STS client that a program makes of the loaded configuration. */
export function stsConnection(session: RustSession): StsConnection {
  const region = session.region.found === "not-looked" ? null : session.region.found;
  const made = make(session, "sts", "GetCallerIdentity", region, { kind: "default" });
  const bundle = plainVariable(session, "SSL_CERT_FILE");
  return {
    endpoint: made.kind === "endpoint" && region !== null ? made.endpoint : null,
    caBundle: bundle === null || bundle.text === "" ? null : { path: bundle.text, provenance: bundle.provenance },
  };
}

function make(
  session: RustSession,
  service: Service,
  operation: string,
  region: Configured | null,
  where: Provenance,
): Made {
  const fault = (error: SdkError): Made => ({ kind: "fault", error });
  if (region !== null && !HOST_LABELS.test(region.text)) return fault(badRegion(operation, region.provenance));
  const custom = configuredEndpoint(session, service);
  if (custom !== null) {
    if (custom.text === "") return fault(panicked(EMPTY_URL, custom.provenance));
    if (!isHttpUrl(custom.text)) return fault(badEndpoint(custom));
    const clash = ["fips", "dual"].find((mode) => switchedOn(session, mode as "fips" | "dual"));
    if (clash === undefined)
      return { kind: "endpoint", endpoint: { url: custom.text, signingRegion: region?.text ?? "", reach: "custom" } };
    const name = clash === "fips" ? "FIPS" : "Dualstack";
    const message = `dispatch failure: other: Invalid Configuration: ${name} and custom endpoint are not supported`;
    return fault(providerError("bad-setting", message, custom.provenance));
  }
  // A host label to the endpoint's rules, no name of a host to TLS (golden `b3-sts-region-dash`).
  if (region?.text.endsWith("-")) return fault(badHost(region));
  return region === null
    ? fault(missingRegion(where))
    : { kind: "endpoint", endpoint: regional(session, RULES[service], region.text) };
}

/** golden `endpoint-services-section` */
const EMPTY_URL = 'assertion `left != right` failed: URL was unset\n  left: ""\n right: ""';

const badHost = ({ provenance }: Configured): SdkError =>
  providerError("bad-setting", "dispatch failure: io error: client error (Connect): invalid dns name", provenance);

const badEndpoint = ({ provenance }: Configured): SdkError =>
  providerError(
    "bad-setting",
    "dispatch failure: other: failed to apply endpoint: endpoint must contain scheme",
    provenance,
  );

/** Dots may part them (golden `rs-region-with-dot`). */
const HOST_LABELS = /^[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,62})*$/;

function regional(session: RustSession, rule: Rule, region: string): Endpoint {
  const dual = switchedOn(session, "dual");
  const fips = switchedOn(session, "fips");
  if (region === "aws-global" && rule === RULES.sts && !dual && !fips)
    return { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" };
  const partition = partitionOf(region);
  // In the government's cloud the plain names are the FIPS ones.
  const plainFips = partition.id === "aws-us-gov" && !dual;
  const host = fips && !plainFips ? rule.fips : rule.host;
  const suffix = dual ? partition.dualStackSuffix : partition.suffix;
  return { url: `https://${host}.${region}.${suffix}`, signingRegion: region, reach: "regional" };
}

const SWITCHES = {
  fips: ["AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"],
  dual: ["AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"],
} as const;

const switchedOn = (session: RustSession, mode: "fips" | "dual"): boolean => {
  const [name, key] = SWITCHES[mode];
  return configValue(session, name, key)?.text.toLowerCase() === "true";
};

/** The service's own variable, AWS_ENDPOINT_URL, the service's setting in `services`, `endpoint_url`: the first that is set. */
function configuredEndpoint(session: RustSession, service: Service): Configured | null {
  const { variable, key } = RULES[service];
  const profile = chosenSettings(session);
  return (
    plainVariable(session, variable) ??
    plainVariable(session, "AWS_ENDPOINT_URL") ??
    serviceEndpoint(session, key) ??
    textSetting(profile, "endpoint_url")
  );
}

function serviceEndpoint(session: RustSession, key: string): Configured | null {
  const named = textSetting(chosenSettings(session), "services");
  const setting = named === null ? null : (session.profiles.services(named.text)?.setting(key) ?? null);
  const text = setting?.value.kind === "nested" ? setting.value.settings.get("endpoint_url") : undefined;
  return setting === null || text === undefined ? null : { text, provenance: setting.provenance };
}
