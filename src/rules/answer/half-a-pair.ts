import { byHand } from "../../advice/by-hand.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { foresee } from "../../advice/foresee.ts";
import { type Misnamed, misnamedIn } from "../../advice/right-name.ts";
import { misnamedVariable } from "../../advice/misnamed-variable.ts";
import { missingPartners } from "../../advice/missing-partners.ts";
import { namedSource } from "../../advice/named-source.ts";
import { blockAt } from "../../advice/settings-blocks.ts";
import { toldOf } from "../../advice/sdk-names.ts";
import { splitRole, wayBeside } from "../../advice/split-role.ts";
import { settingsFiles } from "../../advice/settings-files.ts";
import { writtenProfiles } from "../../advice/written-profiles.ts";
import type { Change, Fix } from "../../model/finding.ts";
import type { FileProvenance, Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import type { Facts } from "../../advice/facts.ts";
import type { AnswerRule } from "../rule.ts";

/** A source with half of what it needs: fatal here, where others pass over it (complaint S08). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "half-a-pair",
  title: "A key id without its secret, or the other way round",
  why: "Some SDKs stop at half a pair, some pass over it and use other credentials. Either is seldom what was meant.",
  complaints: ["S08", "S22", "S39"],
  everySdk: true,
  find(facts) {
    const error = failureOf(facts.resolution)?.error;
    if (error?.kind !== "partial" || namedSource(facts.snapshot, error) !== null) return null;
    const missing = missingWith(facts, error);
    return {
      severity: "error",
      ...toldOf(
        facts.resolution.sdk.id,
        (names, verbs) => otherName(facts, error, `${names} ${verbs("reads", "read")}`) ?? messageFor(error, missing),
      ),
      provenance: error.provenance === null ? [] : [error.provenance],
      fix: fixFor(facts, error.provenance, missing),
    };
  },
};

/** What is missing beside it: as botocore and Go name it in their errors, or else by what is there. */
function missingWith({ snapshot }: Facts, { message, provenance }: SdkError): string | null {
  const named = /missing(?: required configuration)?: (.*)$/.exec(message)?.[1];
  if (named !== undefined) return named;
  const partners = provenance?.kind === "file" ? missingPartners(snapshot, provenance) : [];
  return partners.length > 0 ? partners.join(", ") : otherHalf(provenance);
}

function messageFor(error: SdkError, missing: string | null): string {
  const { provenance } = error;
  if (provenance === null) return summaryOf(error);
  if (missing === null) return `${ownerWords(provenance)} not all that is needed: ${summaryOf(error)}`;
  const beside = provenance.kind === "file" && provenance.key === null ? "" : `${partWords(provenance)} but has `;
  return `${ownerWords(provenance)} ${beside}no ${missing.replace(/^source_profile or credential_source$/, "source_profile (or credential_source)")}.`;
}

function ownerWords(place: Provenance): string {
  if (place.kind === "variable") return "The environment has";
  if (place.kind === "file") return place.section === null ? "The file has" : `[${place.section}] has`;
  return "The code gives";
}

function partWords(place: Provenance): string {
  if (place.kind === "variable") return place.name;
  return place.kind === "file" ? (place.key ?? "") : "a part of the keys";
}

/** The other half of a pair outside of the settings files. */
function otherHalf(place: Provenance | null): string | null {
  const name = place?.kind === "variable" ? place.name : place?.kind === "file" ? (place.key ?? "") : "";
  if (name === "AWSAccessKeyId") return "AWSSecretKey";
  if (/access_key_id$/i.test(name))
    return name.replace(/access_key_id$/, "secret_access_key").replace(/ACCESS_KEY_ID$/, "SECRET_ACCESS_KEY");
  if (/secret_access_key$/i.test(name))
    return name.replace(/secret_access_key$/, "access_key_id").replace(/SECRET_ACCESS_KEY$/, "ACCESS_KEY_ID");
  return null;
}

/** The other half is exported too, by a name that other tools read (complaint S22). */
function otherName({ snapshot }: Facts, { provenance }: SdkError, sdkReads: string): string | null {
  const meant = provenance?.kind === "variable" ? otherHalf(provenance) : null;
  const name = meant === null ? null : misnamedVariable(snapshot, meant);
  return name === null ? null : `${name} is set, but ${sdkReads} ${meant}.`;
}

function fixFor(facts: Facts, place: Provenance | null, missing: string | null): Fix {
  if (place?.kind === "variable")
    return renamed(facts, place) ?? foresee(facts, { kind: "unset-variables", names: [place.name] });
  if (missing === null)
    return byHand(place?.kind === "file" ? `mend line ${place.line} of ${place.path}` : "give a key id and its secret");
  const misnamed = place?.kind === "file" ? misnamedAt(facts, place, missing) : null;
  if (misnamed !== null && place?.kind === "file")
    return foresee(facts, {
      kind: "rename-key",
      path: place.path,
      line: misnamed.setting.line,
      from: misnamed.setting.key,
      to: misnamed.to,
    });
  const split = place?.kind === "file" && missing.startsWith("source_profile") ? splitAt(facts, place) : null;
  if (split !== null) return foresee(facts, split);
  const text =
    place?.kind === "file"
      ? `add ${missing.replace(" or credential_source", "")} below line ${place.line} of ${place.path}`
      : `give ${missing} too`;
  return byHand(text);
}

/** What stands beside the role is no source of it (complaint S39). */
function splitAt({ snapshot }: Facts, place: FileProvenance): Change | null {
  const files = settingsFiles(snapshot);
  const profile = writtenProfiles({ files }).get(blockAt(files, place)?.name ?? "");
  const way = profile === undefined ? undefined : wayBeside(profile);
  return profile === undefined || way === undefined ? null : splitRole(profile, way[0]);
}

/** It is the exported keys that are meant. */
function renamed(facts: Facts, half: Provenance): Fix | null {
  const to = otherHalf(half);
  const from = to === null ? null : misnamedVariable(facts.snapshot, to);
  if (from === null || to === null) return null;
  const fix = foresee(facts, { kind: "rename-variables", names: [{ from, to }] });
  return fix.after?.winner == null ? null : fix;
}

/** What is missing may stand there under a name that is nearly right. */
function misnamedAt({ snapshot }: Facts, place: FileProvenance, missing: string): Misnamed | null {
  const block = blockAt(settingsFiles(snapshot), place);
  return block === null ? null : misnamedIn(block, missing.split(/ or |, /));
}
