import { byHand } from "../../advice/by-hand.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { foresee } from "../../advice/foresee.ts";
import { type Misnamed, misnamedIn } from "../../advice/right-name.ts";
import { blocksOf } from "../../advice/settings-blocks.ts";
import { settingsFiles } from "../../advice/settings-files.ts";
import type { Fix } from "../../model/finding.ts";
import type { FileProvenance, Provenance } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
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
    if (error?.kind !== "partial") return null;
    const missing =
      /missing(?: required configuration)?: (.*)$/.exec(error.message)?.[1] ?? otherHalf(error.provenance) ?? "a part";
    return {
      severity: "error",
      message:
        otherName(facts, error) ??
        `${placeWords(error.provenance)} has no ${missing.replace(/^source_profile or credential_source$/, "source_profile (or credential_source)")}.`,
      provenance: error.provenance === null ? [] : [error.provenance],
      fix: fixFor(facts, error.provenance, missing),
    };
  },
};

/** What botocore names in its error, the others do not. */
function otherHalf(place: Provenance | null): string | null {
  const name = place?.kind === "variable" ? place.name : place?.kind === "file" ? (place.key ?? "") : "";
  if (/access_key_id$/i.test(name))
    return name.replace(/access_key_id$/, "secret_access_key").replace(/ACCESS_KEY_ID$/, "SECRET_ACCESS_KEY");
  if (/secret_access_key$/i.test(name))
    return name.replace(/secret_access_key$/, "access_key_id").replace(/SECRET_ACCESS_KEY$/, "ACCESS_KEY_ID");
  return null;
}

/** AWS_SECRET_KEY is a name that other tools read (complaint S22). */
function otherName({ snapshot, resolution }: Facts, { provenance }: SdkError): string | null {
  const isEnvironment = provenance?.kind === "variable";
  return isEnvironment && snapshot.variables.has("AWS_SECRET_KEY")
    ? `AWS_SECRET_KEY is set, but ${resolution.sdk.id} reads AWS_SECRET_ACCESS_KEY.`
    : null;
}

function placeWords(place: Provenance | null): string {
  if (place?.kind === "variable") return `The environment has ${place.name} but`;
  if (place?.kind === "file") return `[${place.section ?? "the file"}] has ${place.key ?? "a part"} but`;
  return "The code gives a part of the keys but";
}

function fixFor(facts: Facts, place: Provenance | null, missing: string): Fix {
  if (place?.kind === "variable")
    return renamed(facts, place.name) ?? foresee(facts, { kind: "unset-variables", names: [place.name] });
  const misnamed = place?.kind === "file" ? misnamedAt(facts, place, missing) : null;
  if (misnamed !== null && place?.kind === "file")
    return foresee(facts, {
      kind: "rename-key",
      path: place.path,
      line: misnamed.setting.line,
      from: misnamed.setting.key,
      to: misnamed.to,
    });
  const text =
    place?.kind === "file"
      ? `add ${missing.replace(" or credential_source", "")} below line ${place.line} of ${place.path}`
      : `give ${missing} too`;
  return byHand(text);
}

/** The other half is exported too, under a name that other tools read: it is the exported keys that are meant. */
function renamed(facts: Facts, half: string): Fix | null {
  if (half !== "AWS_ACCESS_KEY_ID" || !facts.snapshot.variables.has("AWS_SECRET_KEY")) return null;
  const names = [{ from: "AWS_SECRET_KEY", to: "AWS_SECRET_ACCESS_KEY" }];
  const fix = foresee(facts, { kind: "rename-variables", names });
  return fix.after?.winner == null ? null : fix;
}

/** What is missing may stand there under a name that is nearly right. */
function misnamedAt({ snapshot }: Facts, { path, line }: FileProvenance, missing: string): Misnamed | null {
  const file = settingsFiles(snapshot).find((one) => one.path === path);
  const block = file === undefined ? undefined : blocksOf(file).findLast(({ header }) => header.line <= line);
  return block === undefined ? null : misnamedIn(block, missing.split(/ or |, /));
}
