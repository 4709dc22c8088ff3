import { exportChosen } from "../../advice/export-chosen.ts";
import { isNotTaken } from "../../advice/is-not-taken.ts";
import { byHand } from "../../advice/by-hand.ts";
import { circleMessage, wayOutOfCircle } from "../../advice/role-circle.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { namedSource } from "../../advice/named-source.ts";
import { missingSource, sourceCure } from "../../advice/source-cure.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { foresee } from "../../advice/foresee.ts";
import type { Fix } from "../../model/finding.ts";
import type { SdkError, SourceRow } from "../../model/resolution.ts";
import { shownName } from "../../advice/shown-name.ts";
import { toldOf } from "../../advice/sdk-names.ts";
import type { Facts } from "../../advice/facts.ts";
import type { AnswerRule } from "../rule.ts";

/** A role whose source is missing, doubled, circular or empty (complaints S38, S39). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "role-source",
  title: "A role has no usable source",
  why: "role_arn needs credentials to ask with: source_profile or credential_source, one of them, and it must lead somewhere.",
  complaints: ["S36", "S38", "S39"],
  everySdk: true,
  find(facts) {
    const { error, row } = failureOf(facts.resolution) ?? { error: null, row: null };
    if (error === null) return null;
    if (isNotTaken(facts)) return null;
    if (!isOfSource(error, row, facts.resolution.profile.exists) && namedSource(facts.snapshot, error) === null)
      return null;
    return {
      severity: "error",
      ...toldOf(
        facts.resolution.sdk.id,
        (names, verbs) =>
          tooDeepWords(facts, error, `${names} can follow${verbs(` (${error.type})`, "")}`) ??
          namedSourceWords(facts, error) ??
          twoSourcesWords(error) ??
          missingWords(facts, error, `${names} ${verbs("reads", "read")}`) ??
          messageFor(error),
      ),
      provenance: error.provenance === null ? error.related : [error.provenance, ...error.related],
      fix: fixFor(facts, error),
    };
  },
};

/** JavaScript v2 goes round in a circle until its memory is full; Ruby words a missing source as it does a missing profile. */
const isOfSource = ({ kind, provenance }: SdkError, row: SourceRow | null, exists: boolean): boolean =>
  kind === "loop" ||
  kind === "too-deep" ||
  (kind === "profile-missing" && exists && provenance?.kind === "file") ||
  kind === "no-source" ||
  kind === "two-sources" ||
  (kind === "hang" && row?.id === "assume-role");

function messageFor(error: SdkError): string {
  const [, again, visited] =
    /load from profile (.*) which has already been visited. Visited profiles: \[(.*)\]$/.exec(error.message) ?? [];
  if (again === undefined || visited === undefined) return sentence(error.message);
  const names = visited.split(", ").map((name) => name.slice(1, -1));
  return circleMessage(names, [...names, again].join(" → "));
}

function tooDeepWords({ resolution }: Facts, { kind }: SdkError, sdkCanFollow: string): string | null {
  if (kind !== "too-deep") return null;
  return `source_profile leads from profile ${shownName(resolution.profile.name)} through more profiles, one behind another, than ${sdkCanFollow}.`;
}

/** botocore's words for a credential_source that has nothing, and what each of the three needs. */
const NAMED =
  /^Error when retrieving credentials from (?<source>\w+): No credentials found in credential_source referenced in profile (?<profile>.*)$/s;

function namedSourceWords(facts: Facts, error: SdkError): string | null {
  const { offline } = facts;
  const named = NAMED.exec(error.message)?.groups ?? namedSource(facts.snapshot, error);
  if (named === null) return null;
  const { source = "", profile = "" } = named;
  const lacks: Readonly<Record<string, string>> = {
    Environment: "no keys are exported",
    EcsContainer: "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set",
    Ec2InstanceMetadata: isMetadataOff(facts)
      ? `${METADATA_OFF} switches them off`
      : offline
        ? "the instance metadata service was not asked"
        : "no instance metadata service lends any",
  };
  return `Profile ${shownName(profile)} asks for its role with the keys of credential_source = ${source}, and ${lacks[source] ?? "there are none"}.`;
}

const METADATA_OFF = "AWS_EC2_METADATA_DISABLED";

const isMetadataOff = ({ snapshot }: Facts): boolean => openVariable(snapshot, METADATA_OFF)?.toLowerCase() === "true";

const isOfInstance = ({ snapshot }: Facts, error: SdkError): boolean =>
  (NAMED.exec(error.message)?.groups ?? namedSource(snapshot, error))?.["source"] === "Ec2InstanceMetadata";

/** Go's words list every kind there is, and name no profile. */
function twoSourcesWords({ kind, provenance, related }: SdkError): string | null {
  const [other] = related;
  if (kind !== "two-sources" || provenance?.kind !== "file" || other?.kind !== "file") return null;
  if (provenance.key === null || other.key === null || provenance.section === null) return null;
  return `[${provenance.section}] gives its role two sources: ${provenance.key} and ${other.key}.`;
}

/** Ruby's words name no role. */
function missingWords(facts: Facts, { kind, provenance }: SdkError, sdkReads: string): string | null {
  const { profile } = facts.resolution;
  const name = kind === "profile-missing" && provenance?.kind === "file" ? missingSource(facts, provenance) : null;
  return name === null
    ? null
    : `Profile ${shownName(profile.name)} takes its keys from profile ${shownName(name)}, which is in no file that ${sdkReads}.`;
}

const sentence = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

function fixFor(facts: Facts, error: SdkError): Fix {
  const place = error.provenance;
  if (place?.kind === "variable" && place.name === "AWS_WEB_IDENTITY_TOKEN_FILE")
    return byHand(
      "set AWS_ROLE_ARN: annotate the service account with eks.amazonaws.com/role-arn, or name the role in the job",
    );
  if (place?.kind !== "file") return byHand("give the role a source that has credentials");
  if (error.kind === "two-sources")
    return foresee(facts, { kind: "delete-lines", path: place.path, lines: [place.line] });
  // The next line is set in, and so belongs to the value: it is that line which has to change.
  if (/source_profile "[^"]*\n/.test(error.message))
    return byHand(`take away the blanks at the beginning of line ${place.line + 1} of ${place.path}`);
  if (error.kind === "too-deep")
    return byHand(
      `point source_profile on line ${place.line} of ${place.path} at a profile with keys or a sign-in of its own`,
    );
  const cure = sourceCure(facts, place);
  if (cure !== null) return foresee(facts, cure);
  if (isOfInstance(facts, error) && isMetadataOff(facts))
    return foresee(facts, { kind: "unset-variables", names: [METADATA_OFF] });
  if (error.kind === "loop" || error.kind === "hang") return wayOutOfCircle(place.path, place.line);
  const taken = error.kind === "no-source" ? exportChosen(facts) : null;
  if (taken !== null) return taken;
  return byHand(
    NAMED.test(error.message) || namedSource(facts.snapshot, error) !== null
      ? `run it where there is such a source, or write source_profile on line ${place.line} of ${place.path} instead`
      : `give the source on line ${place.line} of ${place.path} credentials, or name another`,
  );
}
