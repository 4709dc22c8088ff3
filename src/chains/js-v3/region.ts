import { metadata } from "../../model/provenance.ts";
import type { RegionChoice, SdkError } from "../../model/resolution.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { regionMissing, regionNotAccepted } from "./errors.ts";
import { type JsV3Session, chosenProfile, exportedProfile, loadConfig } from "./session.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { whereNamed } from "../../walk/where-named.ts";

/** The client's region, or what it throws when it is first asked: "Region is missing", "Region not accepted". */
export function* clientRegion(session: JsV3Session): Walk<Configured> {
  const lookup = session.region.lookup ?? (yield* lookUp(session));
  session.region.lookup = lookup;
  if (lookup.kind === "missing") return yield* raise(regionMissing(null));
  return yield* acceptedRegion(lookup.region);
}

/** A region as a client takes it: the FIPS names of old stand for the region, and it must be a host label. */
export function* acceptedRegion(region: Configured): Walk<Configured> {
  const fault = regionFault(region);
  return fault === null ? { ...region, text: realRegion(region.text) } : yield* raise(fault);
}

/** checkRegion; `*` is let through with a warning. */
export function regionFault({ text, provenance }: Configured): SdkError | null {
  const real = realRegion(text);
  return real === "*" || /^(?!.*-$)(?!-)[a-zA-Z0-9-]{1,63}$/.test(real) ? null : regionNotAccepted(real, provenance);
}

export const isFipsName = (region: string): boolean => region.startsWith("fips-") || region.endsWith("-fips");

function realRegion(region: string): string {
  if (!isFipsName(region)) return region;
  if (region === "fips-aws-global" || region === "aws-fips") return "us-east-1";
  return region.replace(/fips-(?:dkr-|prod-)?|-fips/, "");
}

/** NODE_REGION_CONFIG_OPTIONS: option, AWS_REGION (also empty), the profile (credentials file first), the instance. */
function* lookUp(session: JsV3Session): Walk<NonNullable<JsV3Session["region"]["lookup"]>> {
  if (session.code.region !== null)
    return { kind: "found", region: { text: session.code.region, provenance: whereNamed(session.code, "region") } };
  const row = { variable: "AWS_REGION", setting: "region" };
  const configured = loadConfig(session, row, chosenProfile(session, "credentials"));
  if (configured !== null) return { kind: "found", region: configured };
  const text = yield* instanceRegion(session);
  return text === null
    ? { kind: "missing" }
    : { kind: "found", region: { text, provenance: metadata("/latest/meta-data/placement/region") } };
}

/**
 * getInstanceMetadataRegion: any text in AWS_EC2_METADATA_DISABLED switches it off, `false` too (golden
 * `imds-disabled-false`); the endpoint comes from the two variables only; IMDSv2 or nothing.
 */
function* instanceRegion(session: JsV3Session): Walk<string | null> {
  if (setVariable(session, "AWS_EC2_METADATA_DISABLED") !== null) return null;
  const baseUrl = instanceUrl(session);
  if (baseUrl === null) return null;
  const question = { kind: "metadata" as const, baseUrl, role: null, timeout: 1, attempts: 1 };
  const first = yield { ...question, ask: "token", token: null };
  if (first.kind !== "token") return null;
  const answer = yield { ...question, ask: "region", token: first.token };
  const region = answer.kind === "text" ? answer.text.trim() : "";
  return region === "" ? null : region;
}

/**
 * resolveDefaultsModeConfig: in mode auto a client for STS asks the instance where it is, unless a variable tells it, and
 * does so twice, for its requests and for its retries (goldens `role-auto-instance`, `role-auto-instance-bad`).
 */
export function* autoModeRegion(session: JsV3Session): Walk<void> {
  const row = { variable: "AWS_DEFAULTS_MODE", setting: "defaults_mode" };
  if (loadConfig(session, row, exportedProfile(session))?.text.toLowerCase() !== "auto") return;
  const told = setVariable(session, "AWS_REGION") ?? setVariable(session, "AWS_DEFAULT_REGION");
  if (setVariable(session, "AWS_EXECUTION_ENV") !== null && told !== null) return;
  if (setVariable(session, "AWS_EC2_METADATA_DISABLED") !== null) return;
  const baseUrl = instanceUrl(session);
  if (baseUrl === null) return;
  const question = { kind: "metadata" as const, baseUrl, role: null, timeout: 1, attempts: 1 };
  const tokens = [yield { ...question, ask: "token", token: null }, yield { ...question, ask: "token", token: null }];
  for (const answer of tokens) if (answer.kind === "token") yield { ...question, ask: "region", token: answer.token };
}

/** Host and port of the endpoint variable, always over http; null: no URL. */
function instanceUrl(session: JsV3Session): string | null {
  const custom = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT");
  if (custom !== null) return URL.canParse(custom.text) ? `http://${new URL(custom.text).host}/` : null;
  const ipv6 = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.text === "IPv6";
  return ipv6 ? "http://[fd00:ec2::254]/" : "http://169.254.169.254/";
}

/** What `client.config.region()` gives; where it throws there is no region, and its place is told. */
export function* regionChoice(session: JsV3Session): Walk<RegionChoice> {
  const lookup = session.region.lookup ?? (yield* lookUp(session));
  session.region.lookup = lookup;
  if (lookup.kind === "missing") return { name: null, provenance: null };
  const { region } = lookup;
  return { name: regionFault(region) === null ? realRegion(region.text) : null, provenance: region.provenance };
}
