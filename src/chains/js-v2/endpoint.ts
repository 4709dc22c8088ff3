import { type Provenance, variable } from "../../model/provenance.ts";
import type { Endpoint } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type Configured, configured, environment } from "../../walk/configured.ts";
import { coded, invalidRegion, missingRegion } from "./errors.ts";
import { isFips, programRegion, realRegion, regionChoice } from "./region.ts";
import { type JsV2Session, configSetting, loadConfig, mergedProfile } from "./session.ts";

type Service = "sts" | "portal.sso" | "oidc";

export type EndpointOrFault =
  | { readonly kind: "endpoint"; readonly endpoint: Endpoint }
  | { readonly kind: "fault"; readonly error: SdkError };

/** Where a client of this service sends its requests; without a region of its own it takes the program's. */
export function* endpointFor(session: JsV2Session, service: Service, region: Configured | null): Walk<Endpoint> {
  const made = endpointOrFault(session, service, region);
  return made.kind === "endpoint" ? made.endpoint : yield* raise(made.error);
}

/**
 * region_config.js and the request's own checks (2.1693.0). STS is one global endpoint, signed for us-east-1, outside
 * China and the government's regions, whatever region is set, be there one or not; no AWS_ENDPOINT_URL is read.
 */
export function endpointOrFault(session: JsV2Session, service: Service, own: Configured | null): EndpointOrFault {
  const name = own === null ? (programRegion(session)?.text ?? null) : realRegion(own.text);
  const fips = (own !== null && isFips(own.text)) || usesFips(session);
  const dualstack = booleanOf(loadConfig(session, "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"));
  const global = service === "sts" && !fips && dualstack !== true && !hasRegionalSts(name);
  const where = (own ?? programRegion(session))?.provenance ?? null;
  if (global) return globalSts(session, name, where);
  if (name === null) return { kind: "fault", error: missingRegion(where) };
  if (!HOST_LABEL.test(name)) return { kind: "fault", error: invalidRegion(where) };
  const host = regionalHost(service, name, fips, dualstack === true);
  return { kind: "endpoint", endpoint: { url: `https://${host}`, signingRegion: name, reach: "regional" } };
}

const HOST_LABEL = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])$/;

function globalSts(session: JsV2Session, region: string | null, where: Provenance | null): EndpointOrFault {
  const flag = regionalFlag(session);
  if (flag.kind === "fault") return flag;
  if (flag.value !== "regional")
    return {
      kind: "endpoint",
      endpoint: { url: "https://sts.amazonaws.com", signingRegion: "us-east-1", reach: "global" },
    };
  if (region === null) return { kind: "fault", error: missingRegion(where) };
  return {
    kind: "endpoint",
    endpoint: { url: `https://sts.${region}.amazonaws.com`, signingRegion: region, reach: "regional" },
  };
}

type RegionalFlag =
  | { readonly kind: "flag"; readonly value: string | null }
  | { readonly kind: "fault"; readonly error: SdkError };

/** config_regional_endpoint.js: any other word is refused when the request is made, also an empty variable. */
function regionalFlag(session: JsV2Session): RegionalFlag {
  const exported = environment(session, "AWS_STS_REGIONAL_ENDPOINTS");
  if (typeof exported === "string")
    return flagOf(
      { text: exported, provenance: variable("AWS_STS_REGIONAL_ENDPOINTS") },
      "InvalidEnvironmentalVariable",
      "AWS_STS_REGIONAL_ENDPOINTS environmental variable",
    );
  const setting = configured(mergedProfile(session)?.setting("sts_regional_endpoints") ?? null);
  if (setting === null) return { kind: "flag", value: null };
  return flagOf(setting, "InvalidConfiguration", "sts_regional_endpoints profile config");
}

function flagOf({ text, provenance }: Configured, type: string, name: string): RegionalFlag {
  const value = text.toLowerCase();
  if (value === "legacy" || value === "regional") return { kind: "flag", value };
  const message = `invalid ${name}. Expect "legacy"  or "regional". Got "${text}".`;
  return { kind: "fault", error: coded(type, "bad-setting", message, provenance) };
}

/** A region's first words, as the rules are keyed by them: `us-gov-*`. */
function family(region: string | null): string {
  const words = (region ?? "").split("-");
  return words.length < 3 ? "" : words.slice(0, -2).join("-");
}

const REGIONAL_STS = ["cn", "us-gov", "us-iso", "us-isob", "us-isof", "eu-isoe"];
const hasRegionalSts = (region: string | null): boolean => REGIONAL_STS.includes(family(region));

const SUFFIXES: Readonly<Record<string, string>> = {
  cn: "amazonaws.com.cn",
  "us-iso": "c2s.ic.gov",
  "us-isob": "sc2s.sgov.gov",
  "us-isof": "csp.hci.ic.gov",
  "eu-isoe": "cloud.adc-e.uk",
};

function regionalHost(service: Service, region: string, fips: boolean, dualstack: boolean): string {
  const kin = family(region);
  // The government's STS is FIPS as it is.
  const prefix = fips && (dualstack || service !== "sts" || kin !== "us-gov") ? `${service}-fips` : service;
  const dualSuffix = kin === "cn" ? "api.amazonwebservices.com.cn" : "api.aws";
  return `${prefix}.${region}.${dualstack ? dualSuffix : (SUFFIXES[kin] ?? "amazonaws.com")}`;
}

/** `AWS.config.useFipsEndpoint`: a region that says so, else the variable or the config file. */
function usesFips(session: JsV2Session): boolean {
  const region = regionChoice(session);
  if (region !== null && isFips(region.text)) return true;
  const exported = booleanOf(loadConfig(session, "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"));
  return exported ?? booleanOf(configSetting(session, "use_fips_endpoint")) ?? false;
}

function booleanOf(value: Configured | null): boolean | undefined {
  if (value === null) return undefined;
  return value.text === "true" ? true : value.text === "false" ? false : undefined;
}
