import { failureOf } from "../../advice/failure-of.ts";
import type { RegionChoice, Resolution, SdkError } from "../../model/resolution.ts";
import type { ErrorKind } from "../../model/sdk.ts";
import { hideKey } from "../../walk/chain.ts";
import { refusedSettingFix } from "../../advice/refused-setting-fix.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import type { AnswerRule } from "../rule.ts";

/** A setting that stops boto3 before, or after, any source: a number that is none, a region that cannot be one. */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "setting-refused",
  title: "A setting has a value that the SDK refuses",
  why: "One bad value stops every client, also those that never need the setting.",
  complaints: ["S30"],
  everySdk: true,
  find(facts) {
    const { error, clientError, region, sources } = facts.resolution;
    const early = error !== null && sources.every(({ verdict }) => verdict !== "stops") ? error : null;
    const fault = early !== null && !OF_OTHERS.has(early.kind) ? early : clientError;
    if (fault === null || (error !== null && early === null)) return null;
    // What stopped the walk stops the client too.
    if (fault === clientError && error !== null && summaryOf(fault) === summaryOf(error)) return null;
    if (fault === clientError && isToldElsewhere(fault, facts.resolution)) return null;
    // A program may name its region in code.
    if (fault === clientError && fault.kind === "region-missing") return null;
    return {
      severity: fault === clientError && isOfRegion(fault, region) ? "warning" : "error",
      message: `${fault === clientError ? "Making a client fails: " : ""}${wordsOf(fault)}`,
      provenance: fault.provenance === null ? [] : [fault.provenance],
      fix: refusedSettingFix(facts, fault.provenance),
    };
  },
};

/** Python tells of a block that is none by what it cannot do with it (aws-cli#1870, botocore#1168). */
function wordsOf(fault: SdkError): string {
  const { provenance, message } = fault;
  const isTextForBlock =
    provenance?.kind === "file" && provenance.key === "s3" && message.startsWith("'str' object has no attribute");
  return isTextForBlock
    ? `s3 has settings of its own, each on a line below it that begins with a blank; here it is a text (${summaryOf(fault)}).`
    : summaryOf(fault);
}

/** Faults before any source that have rules of their own; what awswho itself does not read is no fault of a setting. */
const OF_OTHERS: ReadonlySet<ErrorKind> = new Set([
  "profile-missing",
  "parse",
  "not-read",
  "partial",
  "loop",
  "too-deep",
  "no-source",
  "two-sources",
]);

/** .NET's client fails over what a source was passed over for, such as a file's broken line (golden `open-00050` of dotnet). */
function isToldElsewhere({ kind, provenance }: SdkError, resolution: Resolution): boolean {
  const told = failureOf(resolution)?.error.provenance ?? null;
  return OF_OTHERS.has(kind) && provenance !== null && told !== null && hideKey(told) === hideKey(provenance);
}

/**
 * The region alone: the credentials are right, and a program that names its region in code never meets it (js-v3 3.1169.0
 * gets its keys under AWS_REGION="" and refuses the region only of a client that names none: open-00024).
 */
const isOfRegion = ({ provenance }: SdkError, region: RegionChoice): boolean =>
  provenance !== null && region.provenance !== null && hideKey(provenance) === hideKey(region.provenance);
