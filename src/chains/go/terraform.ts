import type { RegionChoice, SdkError } from "../../model/resolution.ts";
import { metadata } from "../../model/provenance.ts";
import type { SourceId } from "../../model/sdk.ts";
import { type Step, type StepResult, givesKeys } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { PANIC, goError, worded } from "./errors.ts";
import { metadataQuestion, plainMetadataUrl, unanswered } from "./instance-metadata.ts";
import { loadConfig } from "./load.ts";
import { rewording } from "./provider.ts";
import { regionOf } from "./region.ts";
import { type GoSession, plainVariable, secretVariable } from "./session.ts";
import { keysInCode } from "./static-keys.ts";

/*
 * What aws-sdk-go-base (2.0.0-beta.74) puts around LoadDefaultConfig: its own words for every error, keys of the provider
 * block before all, and the metadata service's region.
 */

/** A plain diagnostic: the error's text is all there is. */
const diagnostic = (error: SdkError): SdkError => ({ ...error, type: "DiagnosticError" });

/** GetAwsConfig: with keys in the block the configuration is loaded after they were looked at, and in other words. */
export function* loadProvider(session: GoSession): Walk<void> {
  const words = isGiven(session) ? "loading configuration: " : "";
  yield* rewording(loadConfig(session), (error) =>
    error.kind === "not-read" || error.type === PANIC ? error : diagnostic(worded(words, error)),
  );
}

/** Any of access_key, secret_key and token. */
const isGiven = ({ code: { keys } }: GoSession): boolean => keys !== null && (givesKeys(keys) || keys.token);

/** access_key, secret_key, token of the provider block. */
export function* keysInBlock(session: GoSession): Walk<StepResult> {
  if (!isGiven(session)) return { kind: "absent", why: "no keys in the provider block" };
  const result = yield* keysInCode(session);
  if (result.kind !== "found") return result;
  const { found } = result;
  const freeze = () =>
    rewording(found.freeze(), (error) =>
      diagnostic({ ...error, message: "retrieving credentials: static credentials are empty" }),
    );
  return { kind: "found", found: { ...found, why: "given in the provider block", freeze } };
}

/** A step of LoadDefaultConfig, its errors as Terraform tells them. */
export const asTerraform = (step: Step<GoSession>): Step<GoSession> => ({
  ...step,
  *load(session) {
    const result = yield* rewording(step.load(session), (error) =>
      // Asked for its role while the step is loaded, the metadata service fails as a retrieval all the same.
      step.source === "instance-metadata" ? noValidSources(session, error) : diagnostic(error),
    );
    if (result.kind !== "found") return result;
    const { found } = result;
    const ofInstance = step.source === "instance-metadata";
    const freeze = function* () {
      const credentials = yield* rewording(found.freeze(), (error) => noValidSources(session, error));
      if (ofInstance && regionOf(session) === null) heard.set(session, yield* documentRegion(session));
      return credentials;
    };
    return { kind: "found", found: { ...found, freeze } };
  },
});

const SUMMARY = "No valid credential sources found";

function noValidSources(session: GoSession, error: SdkError): SdkError {
  const message = [
    SUMMARY,
    "Please see https://registry.terraform.io/providers/hashicorp/aws",
    "for more information about providing credentials.",
    "",
    `Error: ${conflictWords(session)}${error.message}`,
  ].join("\n");
  return goError(error.kind, SUMMARY, message, error.provenance, error.related);
}

/** A profile in the block and both exported keys: the profile wins, and a failure says so. */
function conflictWords(session: GoSession): string {
  const exported =
    plainVariable(session, "AWS_ACCESS_KEY_ID") !== null && secretVariable(session, "AWS_SECRET_ACCESS_KEY") !== null;
  if (session.chosen?.inCode !== true || !exported) return "";
  return (
    'a Profile was specified along with the environment variables "AWS_ACCESS_KEY_ID" and "AWS_SECRET_ACCESS_KEY". ' +
    "The Profile is now used instead of the environment variable credentials.\n\nAWS Error: "
  );
}

/**
 * The region of the configuration; with credentials straight from the metadata service, and no other region, the
 * service's own (WithEC2IMDSRegion). Without credentials there is no configuration at all.
 */
// biome-ignore lint/correctness/useYield: nothing to ask
export function* providerRegion(session: GoSession, winner: SourceId | null): Walk<RegionChoice> {
  const region = winner === null ? null : regionOf(session);
  if (region !== null) return { name: region.text, provenance: region.provenance };
  const name = winner === "instance-metadata" ? (heard.get(session) ?? null) : null;
  return { name, provenance: name === null ? null : metadata(DOCUMENT_PATH) };
}

const DOCUMENT_PATH = "/latest/dynamic/instance-identity/document";

/** What the metadata service said of the region, once the credentials were had from it. */
const heard = new WeakMap<GoSession, string | null>();

/**
 * imds.GetRegion: a client, and so a token, of its own, which knows the variable for the address and nothing of its mode
 * or the profile. Without an answer the provider has no configuration (goldens `mut-chains-imds-six-variable`, `-setting`).
 */
function* documentRegion(session: GoSession): Walk<string | null> {
  const question = { ...metadataQuestion(session), baseUrl: plainMetadataUrl(session) };
  const first = yield question;
  const token = first.kind === "token" ? first.token : null;
  const answer = yield { ...question, ask: "document", token };
  if (answer.kind === "failure")
    return yield* raise(
      diagnostic(
        worded("loading configuration: operation error ec2imds: GetRegion, ", unanswered(answer.failure, question)),
      ),
    );
  return answer.kind === "text" ? regionIn(answer.text) : null;
}

function regionIn(document: string): string | null {
  try {
    const { region } = JSON.parse(document) as { readonly region?: unknown };
    return typeof region === "string" ? region || null : null;
  } catch {
    return null;
  }
}
