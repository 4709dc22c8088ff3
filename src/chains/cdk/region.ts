import { metadata } from "../../model/provenance.ts";
import type { RegionChoice, SdkError } from "../../model/resolution.ts";
import { regionOfIdentityDocument } from "../../parse/identity-document.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { regionMissing } from "../js-v3/errors.ts";
import { regionFault } from "../js-v3/region.ts";
import type { Walk } from "../../walk/walk.ts";
import { isEc2Hardware } from "../../parse/machine-maker.ts";
import { type CdkSession, regionInFiles, usEast1 } from "./session.ts";

/** The region that its providers' clients have is looked for first, and there is always one. `--region` is not theirs. */
export function* findRegion(session: CdkSession): Walk<void> {
  session.region.lookup = { kind: "found", region: yield* regionOf(session) };
  // The command's own is looked for anew, unless it is given.
  if (session.givenRegion === null) yield* regionOf(session);
}

/** AwsCliCompatible.region: an empty value is none. */
function* regionOf(session: CdkSession): Walk<Configured> {
  const configured =
    setVariable(session, "AWS_REGION") ??
    setVariable(session, "AMAZON_REGION") ??
    setVariable(session, "AWS_DEFAULT_REGION") ??
    setVariable(session, "AMAZON_DEFAULT_REGION") ??
    regionInFiles(session);
  if (configured !== null && configured.text !== "") return configured;
  return (yield* instanceRegion(session)) ?? usEast1;
}

const DOCUMENT = "/latest/dynamic/instance-identity/document";

/** AwsCliCompatible.regionFromMetadataService: on an instance only, and any text but `false` switches it off. */
function* instanceRegion(session: CdkSession): Walk<Configured | null> {
  const disabled = setVariable(session, "AWS_EC2_METADATA_DISABLED");
  if ((disabled !== null && disabled.text !== "false") || !isEc2Hardware(session.snapshot)) return null;
  // MetadataService retries three times; `request` fetches a token of its own.
  const question = {
    kind: "metadata",
    baseUrl: "http://169.254.169.254/",
    role: null,
    timeout: 1,
    attempts: 4,
  } as const;
  const first = yield { ...question, ask: "token", token: null };
  if (first.kind !== "token") return null;
  const second = yield { ...question, ask: "token", token: null };
  if (second.kind !== "token") return null;
  const answer = yield { ...question, ask: "document", token: second.token };
  const region = answer.kind === "text" ? regionOfIdentityDocument(answer.text) : null;
  return region === null ? null : { text: region, provenance: metadata(DOCUMENT) };
}

/** CDK_DEFAULT_REGION: what a stack without a region of its own is deployed to. */
// biome-ignore lint/correctness/useYield: a region is a walk
export function* regionChoice(session: CdkSession): Walk<RegionChoice> {
  const { text: name, provenance } = defaultRegion(session);
  return { name, provenance };
}

/** The one that is given, else the one that was found: there always is one. */
function defaultRegion({ givenRegion, region: { lookup } }: CdkSession): Configured {
  return givenRegion ?? (lookup?.kind === "found" ? lookup.region : usEast1);
}

/**
 * What its STS client throws though the credentials are fine: then nobody tells whose they are, and there is no account. A
 * defaults mode that is none stops nothing here (golden `reported-defaults-mode-made-up`).
 */
export function clientFault(session: CdkSession): SdkError | null {
  const region = defaultRegion(session);
  return region.text === "" ? regionMissing(region.provenance) : regionFault(region);
}
