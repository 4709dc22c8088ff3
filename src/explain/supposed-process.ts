import type { Answer, PrintedKind } from "../model/question.ts";
import { UNKNOWN_CREDENTIALS } from "../walk/unknown-credentials.ts";

const KINDS: readonly PrintedKind[] = ["null", "text", "number", "boolean", "object", "array"];
const FIELDS = ["AccessKeyId", "SecretAccessKey", "Expiration"] as const;

/**
 * What a program may have printed in place of credentials: keys past their time, or of an expiry that the text quotes; too
 * little; fields of another kind than the documented one (set `hand-process`).
 */
export function supposedOutputs(text: string): readonly Answer[] {
  return [
    ...["2000-01-01T00:00:00Z", "2030-01-01", ...quotedIn(text), ""].map(expiring),
    { kind: "incomplete", missing: ["SecretAccessKey"], version: "1" },
    { kind: "incomplete", missing: ["SecretAccessKey"], version: null },
    { kind: "incomplete", missing: ["AccessKeyId", "SecretAccessKey"], version: NO_VERSION },
    ...KINDS.map((kind): Answer => ({ kind: "incomplete", missing: BOTH, version: NO_VERSION, kinds: { "": kind } })),
    ...KINDS.flatMap((kind) => FIELDS.map((field) => oddField(field, kind))),
  ];
}

const BOTH = ["AccessKeyId", "SecretAccessKey"];
/** As a process without any version is told of. */
const NO_VERSION = "<Version key not provided>";

const expiring = (expiration: string): Answer => ({
  kind: "credentials",
  credentials: { ...UNKNOWN_CREDENTIALS, expiration },
});

/** An odd expiry is one of whole keys; an odd key is none. */
const oddField = (field: (typeof FIELDS)[number], kind: PrintedKind): Answer =>
  field === "Expiration"
    ? { kind: "credentials", credentials: UNKNOWN_CREDENTIALS, kinds: { [field]: kind } }
    : { kind: "incomplete", missing: [field], version: null, held: UNKNOWN_CREDENTIALS, kinds: { [field]: kind } };

/** Values that a text shows: in quotes, or at its end. */
function quotedIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/["'`]([^"'`\n]{1,40})["'`]/g)].map(([, value]) => value ?? "");
  const last = /: ([^\n:]{1,40})$/.exec(text.trim())?.[1];
  return last === undefined ? quoted : [...quoted, last];
}
