import { AWS_REGIONS } from "../../model/aws-regions.ts";
import type { ProviderBlock } from "../../model/provider-block.ts";
import { byDefault } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { setVariable } from "../../walk/configured.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { argumentIn, blocksIn, isTrue, secretIn } from "../go/block-arguments.ts";
import { plainError } from "../go/errors.ts";
import { diagnosticOf } from "../terraform/diagnostics.ts";
import { durationIn } from "../terraform/duration-in.ts";
import { loadProvider } from "../terraform/load-provider.ts";
import type { BackendSession } from "./session.ts";

/** PrepareConfig and the beginning of Configure (Terraform 1.11.4): what the backend refuses before it hands all else on. */
export function* loadBackend(session: BackendSession): Walk<void> {
  const fault =
    missingRegion(session) ?? roleFault(session) ?? clash(session) ?? modeFault(session) ?? unknownRegion(session);
  if (fault !== null) yield* raise(fault);
  yield* loadProvider(session);
}

const refused = (summary: string, message: string, provenance = byDefault as SdkError["provenance"]): SdkError =>
  diagnosticOf(summary, plainError("bad-setting", message, provenance));

/** A profile's region does not count (golden `tf-s3-region-of-profile`). Where no block is known, it may have one. */
function missingRegion(session: BackendSession): SdkError | null {
  if (session.own === null || backendRegion(session) !== null) return null;
  const message =
    'The "region" attribute or the "AWS_REGION" or "AWS_DEFAULT_REGION" environment variables must be set.';
  return { ...refused("Missing region value", message), kind: "region-missing" };
}

export const backendRegion = (session: BackendSession) =>
  argumentIn(session.block, "region") ??
  setVariable(session, "AWS_REGION") ??
  setVariable(session, "AWS_DEFAULT_REGION");

/** Of the block alone: a variable's is not looked at (golden `tf-s3-region-unknown-of-variable`). */
function unknownRegion({ block }: BackendSession): SdkError | null {
  const region = argumentIn(block, "region");
  if (region === null || isTrue(argumentIn(block, "skip_region_validation")) || AWS_REGIONS.has(region.text))
    return null;
  return refused("Invalid region value", `Invalid AWS Region: ${region.text}`, region.provenance);
}

function roleFault({ block }: BackendSession): SdkError | null {
  for (const name of ["assume_role", "assume_role_with_web_identity"]) {
    const [role, second] = blocksIn(block, name);
    if (role === undefined) continue;
    const fault =
      (second === undefined ? null : notOne(name, second)) ??
      arnFault(name, role) ??
      durationFault(role) ??
      (name === "assume_role" ? null : tokenFault(role));
    if (fault !== null) return fault;
  }
  return null;
}

/** The provider takes several, the backend one (golden `tf-back-two-roles`). */
const notOne = (name: string, second: ProviderBlock): SdkError =>
  refused(
    "Incorrect attribute value type",
    `Inappropriate value for attribute "${name}": object required.`,
    second[0]?.provenance ?? null,
  );

function arnFault(name: string, role: ProviderBlock): SdkError | null {
  const given = role.find(({ path }) => path[0] === "role_arn");
  const where = (given ?? role[0])?.provenance ?? null;
  if (given === undefined)
    return refused(
      "Incorrect attribute value type",
      `Inappropriate value for attribute "${name}": attribute "role_arn" is required.`,
      where,
    );
  const text = String(given.value);
  if (text.trim() === "") return refused("Invalid Value", "The value cannot be empty or all whitespace", where);
  const [, prefix, resource] = /^(arn:(?:[^:]*:){4})([\s\S]*)$/.exec(text) ?? [];
  if (prefix === undefined || resource === undefined)
    return refused(
      "Invalid ARN",
      `The value "${text}" cannot be parsed as an ARN: arn: ${text.startsWith("arn:") ? "not enough sections" : "invalid prefix"}`,
      where,
    );
  return resource.startsWith("role/")
    ? null
    : refused("Invalid IAM Role ARN", `Value must be a valid IAM Role ARN, got "${text}"`, where);
}

const [SHORTEST, LONGEST] = [900, 43_200];

function durationFault(role: ProviderBlock): SdkError | null {
  const seconds = durationIn(role);
  const given = argumentIn(role, "duration");
  if (seconds === null || given === null || (seconds >= SHORTEST && seconds <= LONGEST)) return null;
  const message = `Duration must be between 15m0s and 12h0m0s, had ${given.text}`;
  return refused("Invalid Duration", message, given.provenance);
}

function tokenFault(role: ProviderBlock): SdkError | null {
  const given = [secretIn(role, "web_identity_token"), argumentIn(role, "web_identity_token_file")];
  const count = given.filter((one) => one !== null).length;
  return count === 1
    ? null
    : refused(
        count === 0 ? "Missing Required Value" : "Invalid Attribute Combination",
        `${count === 0 ? "Exactly" : "Only"} one of web_identity_token, web_identity_token_file ${count === 0 ? "must" : "can"} be set.`,
        role[0]?.provenance ?? null,
      );
}

const CLASHES = [
  ["shared_credentials_file", "shared_credentials_files"],
  ["allowed_account_ids", "forbidden_account_ids"],
] as const;

function clash({ own }: BackendSession): SdkError | null {
  for (const [one, other] of CLASHES) {
    const first = own?.find(({ path }) => path[0] === one);
    if (first === undefined || own?.some(({ path }) => path[0] === other) !== true) continue;
    return refused("Invalid Attribute Combination", `Only one of ${one}, ${other} can be set.`, first.provenance);
  }
  return null;
}

/** Of the block, letter by letter; a variable's is read by aws-sdk-go-base. */
function modeFault({ own }: BackendSession): SdkError | null {
  const mode = argumentIn(own ?? [], "ec2_metadata_service_endpoint_mode");
  return mode === null || ["IPv4", "IPv6"].includes(mode.text)
    ? null
    : refused("Invalid Value", "Value must be one of [IPv4, IPv6]", mode.provenance);
}
