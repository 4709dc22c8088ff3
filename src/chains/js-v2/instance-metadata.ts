import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { metadata, variable } from "../../model/provenance.ts";
import type { Answer, Failure, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { configured, setVariable } from "../../walk/configured.ts";
import { coded, processDies } from "./errors.ts";
import { metadataAddress } from "./metadata-address.ts";
import { type JsV2Session, mergedProfile, notInTheChain } from "./session.ts";
import { RETRIES } from "./retry-policies.ts";
import { type LentDocument, heldIn, isDocument, pairIn } from "../../walk/lent-document.ts";
import { javascriptTime } from "../../parse/javascript-time.ts";
import { tried } from "../../walk/tried.ts";
import { foundCredentials } from "../../walk/holdings.ts";

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

/** EC2MetadataCredentials: the last of the chain. AWS_EC2_METADATA_DISABLED with any text at all switches it off. */
export function* instanceMetadata(session: JsV2Session): Walk<StepResult> {
  const skipped = notInTheChain(session);
  if (skipped !== null) return skipped;
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const disabled = setVariable(session, "AWS_EC2_METADATA_DISABLED");
  if (disabled !== null)
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  const address = metadataAddress(session);
  const baseUrl = address.kind === "address" ? address.url : "";
  // `new URL(endpoint)` throws in a callback of the provider before (golden `imds-endpoint-with-path-in-config`).
  if (!URL.canParse(baseUrl))
    yield* raise(processDies("bad-setting", "Invalid URL", variable("AWS_EC2_METADATA_SERVICE_ENDPOINT")));
  return yield* fromService(session, baseUrl);
}

function* fromService(session: JsV2Session, baseUrl: string): Walk<StepResult> {
  // The SDK tries a silent service four times, for a second each; once is enough to know.
  const question = { kind: "metadata" as const, role: null, token: null, baseUrl, timeout: 1, attempts: 1 };
  const first = yield* asked({ ...question, ask: "token" });
  if (first.kind === "assumed") return { kind: "absent", why: "not asked: taken as not there" };
  if (first.kind === "failure" && endsIt(first.failure))
    return { kind: "absent", why: "EC2 Metadata token request returned error" };
  const token = first.kind === "token" ? first.token : null;
  const blocked = token === null ? fallbackBlocked(session) : null;
  if (blocked !== null) return blocked;
  const role = firstLine(yield* asked({ ...question, ask: "role", token }));
  if (role === null) return { kind: "absent", why: "EC2 Metadata roleName request returned error" };
  const credentials = yield* credentialsOf({ ...question, ask: "credentials", role, token }, session.snapshot);
  if (credentials === null) return { kind: "absent", why: "EC2 Metadata creds request returned error" };
  const where = metadata(ROLE_PATH);
  return {
    kind: "found",
    found: foundCredentials(
      credentials,
      `the instance's role ${role}`,
      { kind: "instance-metadata", url: baseUrl, role, provenance: where },
      [where],
    ),
  };
}

const asked = (question: MetadataQuestion): Walk<Answer> => tried(question, RETRIES.metadata);

/** A token that is refused with 400, or for a fault of the service, is not done without; any other is (IMDSv1). */
const endsIt = ({ code }: Failure): boolean => /^(?:400|429|5\d\d)$/.test(code ?? "");

/** Any text but `false`, exactly; the profile is asked in the merged view. */
function fallbackBlocked(session: JsV2Session): StepResult | null {
  const setting = configured(mergedProfile(session)?.setting("ec2_metadata_v1_disabled") ?? null);
  const block = [setting, setVariable(session, "AWS_EC2_METADATA_V1_DISABLED")].find(
    (value) => value !== null && value.text !== "false",
  );
  if (block === undefined || block === null) return null;
  return { kind: "absent", why: "AWS EC2 Metadata v1 fallback has been blocked", provenance: block.provenance };
}

function firstLine(answer: Answer): string | null {
  // No role at all is asked for its credentials, too (golden `odd-00102`).
  return answer.kind === "text" ? (answer.text.split("\n")[0] ?? "") : null;
}

function* credentialsOf(question: MetadataQuestion, snapshot: Snapshot): Walk<SigningCredentials | null> {
  const answer = yield* asked(question);
  if (answer.kind === "assumed") return UNKNOWN_CREDENTIALS;
  if (!isDocument(answer)) return null;
  // Credentials that need a refresh at once are prolonged with a word to a logger that is not there.
  if (needsRefresh(answer, snapshot))
    return yield* raise(
      coded("ProcessDied", "unreachable", "Cannot read properties of null (reading 'warn')", metadata(ROLE_PATH)),
    );
  return heldIn(answer);
}

/** expiryWindow: seconds. */
const EXPIRY_WINDOW = 15;

/** Credentials.needsRefresh, of what setCredentials took: a date that is none is never over, a null is of 1970 (set `hand-lent`). */
function needsRefresh(document: LentDocument, { now, timeZone }: Snapshot): boolean {
  const { expiration } = heldIn(document);
  const time = document.kinds?.["Expiration"] === "null" ? 0 : javascriptTime(expiration ?? "", timeZone());
  const isOver = now + EXPIRY_WINDOW * 1000 > time;
  return isOver || pairIn(document) === null;
}
