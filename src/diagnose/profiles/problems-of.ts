import { comesFromProfile, sourceWords } from "../../advice/actor-of.ts";
import { durationWords } from "../../advice/duration-words.ts";
import { isSamplePortal } from "../../advice/sample-portal.ts";
import type { Identity } from "../../model/identity.ts";
import type { Expiration, ProblemId, ProfileProblem } from "../../model/profile-list.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Failure } from "../../model/question.ts";
import type { Holding, SdkError } from "../../model/resolution.ts";
import type { ErrorKind, SourceId } from "../../model/sdk.ts";
import { isCanaryKey } from "../../parse/canary-key.ts";
import type { DeclaredProfile } from "../../resolve/declared-profile.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import type { WalkedProfile } from "./profile-row.ts";

export interface ProblemFacts {
  readonly walked: WalkedProfile;
  readonly identity: Identity | null;
  readonly source: SourceId | null;
  readonly holding: Holding | null;
  readonly expiration: Expiration | null;
  readonly declaredProfile: (name: string) => DeclaredProfile | null;
  /** Of a credential process: known not to be on this machine. */
  readonly isNowhere: (program: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** All that is to be known of a profile, the worst first. */
export function problemsOf(facts: ProblemFacts): readonly ProfileProblem[] {
  const stopped = ofTheWalk(facts);
  const found = [
    ...stopped,
    ...ofTheIdentity(facts),
    ...(stopped.length > 0 ? [] : [...ofTheSource(facts), ...ofTheKeys(facts), ...ofMfa(facts)]),
  ];
  return found.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

const ORDER: readonly ProfileProblem["severity"][] = ["error", "unknown", "warning", "note"];

const problem = (
  id: ProblemId,
  severity: ProfileProblem["severity"],
  words: string,
  provenance: Provenance | null = null,
): ProfileProblem => ({ id, severity, words, provenance });

function ofTheWalk(facts: ProblemFacts): readonly ProfileProblem[] {
  const { end, asked } = facts.walked.passage;
  if (end.kind === "won" || end.kind === "none") return programNowhere(facts) ?? assumptions(facts);
  const { error } = end;
  // The metadata service counts as absent where nobody is asked: what then fails is not known to fail.
  const metadata = asked.find(({ question, answer }) => question.kind === "metadata" && answer.kind === "assumed");
  if (metadata !== undefined && end.kind === "stopped" && error.kind === "no-source")
    return [problem("not-asked", "note", "instance metadata not asked", error.provenance)];
  return [problemOfError(error, facts)];
}

/** Without running it: the process was taken for granted, and is not there to be run. Null: it is, or was run. */
function programNowhere({ walked: { passage }, holding, isNowhere }: ProblemFacts): readonly ProfileProblem[] | null {
  const isRun = passage.asked.some(({ question, answer }) => question.kind === "process" && answer.kind !== "assumed");
  const node = holding?.plan.find((one) => one.kind === "process");
  return node?.kind !== "process" || isRun || !isNowhere(node.program)
    ? null
    : [problem("process-failed", "error", `${node.program} not found`, node.provenance)];
}

/** What was taken for granted, so that STS could not be asked. Offline that is all of it, and goes without saying. */
function assumptions({ walked }: ProblemFacts): readonly ProfileProblem[] {
  const reasons = new Set(
    walked.passage.asked.flatMap(({ answer }) => (answer.kind === "assumed" ? [answer.because] : [])),
  );
  return [
    ...(reasons.has("process")
      ? [problem("process-not-run", "unknown", "process not run (--run-processes runs it)")]
      : []),
    ...(reasons.has("refresh")
      ? [problem("not-asked", "unknown", "sign-in would be refreshed (--allow-refresh does it)")]
      : []),
    ...(reasons.has("canary") ? [problem("canary", "unknown", CANARY_WORDS)] : []),
    ...(reasons.has("mfa") ? [problem("needs-mfa", "unknown", "needs MFA")] : []),
  ];
}

function problemOfError(error: SdkError, facts: ProblemFacts): ProfileProblem {
  const told = (id: ProblemId, words: string, severity: ProfileProblem["severity"] = "error"): ProfileProblem =>
    problem(id, severity, words, error.provenance);
  const failed = facts.walked.passage.asked.findLast(({ answer }) => answer.kind === "failure")?.answer;
  const failure = failed?.kind === "failure" ? failed.failure : null;
  if (failure?.kind === "timeout") return told("unreachable", failure.message, "unknown");
  const sdkError = (): ProfileProblem => told("sdk-error", summaryOf(error));
  const kinds: Readonly<Record<ErrorKind, () => ProfileProblem>> = {
    "profile-missing": sdkError,
    parse: () => told("file-refused", "its file is refused"),
    "too-deep": () => told("sdk-error", "more source profiles, one behind another, than the SDK can follow"),
    "not-read": () => told("file-refused", "its file is too large", "unknown"),
    partial: () => told("half-a-pair", halfWords(error, facts.source)),
    loop: () => told("loop", loopWords(error)),
    "no-source": () => noSource(error, facts),
    "two-sources": () => told("two-sources", "source_profile and credential_source at once"),
    "bad-setting": () => badSetting(error, facts),
    "token-missing": () => told("sign-in-missing", signInWords(facts)),
    "token-expired": () => told("sign-in-expired", expiredWords(facts)),
    "token-refused": () => told("sign-in-refused", "sign-in refused"),
    denied: () => told("denied", refusalWords(failure, error)),
    "refused-key": () => told("refused", refusalWords(failure, error)),
    unreachable: () => told("unreachable", failure?.message ?? summaryOf(error), "unknown"),
    "process-failed": () => told("process-failed", `process failed: ${summaryOf(error)}`),
    mfa: () => told("needs-mfa", "needs MFA", "unknown"),
    "region-missing": () => told("sdk-error", "needs a region"),
    "dependency-missing": sdkError,
    hang: () => told("sdk-error", "the SDK hangs here"),
  };
  return kinds[error.kind]();
}

function signInWords({ source, holding }: ProblemFacts): string {
  if (source === "web-identity") return "no token";
  const node = holding?.plan.find(({ kind }) => kind === "sso");
  return node?.kind === "sso" && isSamplePortal(node.startUrl) ? "a guide's sample portal" : "not signed in";
}

function halfWords({ provenance }: SdkError, source: SourceId | null): string {
  if (source === "assume-role") return "role without source_profile";
  if (source === "sso") return "SSO settings incomplete";
  const key = provenance?.kind === "file" ? provenance.key : null;
  return key === null ? "half a pair" : `half a pair: ${key} alone`;
}

const sectionName = (place: Provenance): string | null =>
  place.kind === "file" ? (place.section?.replace(/^profile\s+/, "") ?? null) : null;

/** "loop: a → b → a", by the lines of those on the way. */
function loopWords({ related, message }: SdkError): string {
  const way = related.map(sectionName).filter((name) => name !== null);
  // The way may lead into the loop from outside: botocore says to whom it came again.
  const again = /load from profile (.*) which has already been visited/.exec(message)?.[1] ?? way[0];
  const names = way.slice(Math.max(0, way.indexOf(again ?? "")));
  const [first] = names;
  if (first === undefined) return "loop";
  const from = way[0] === first ? "" : `leads into the `;
  return names.length === 1 ? `loop: ${first} is its own source` : `${from}loop: ${[...names, first].join(" → ")}`;
}

function noSource(error: SdkError, { walked, declaredProfile }: ProblemFacts): ProfileProblem {
  const source = sourceBehind(error, walked.declared);
  if (source === null)
    return problem("source-empty", "error", "no credentials to assume the role with", error.provenance);
  return declaredProfile(source) === null
    ? problem("source-missing", "error", `source_profile ${source} missing`, error.provenance)
    : problem("source-empty", "error", `source_profile ${source} has no credentials`, error.provenance);
}

/** The name that the blamed line gives; where it is another profile's line, the message has it. */
function sourceBehind(error: SdkError, declared: DeclaredProfile | null): string | null {
  const own = declared?.sourceProfile ?? null;
  const place = error.provenance;
  if (own !== null && place?.kind === "file" && place.line === own.provenance.line) return own.text;
  return /source[ _]profile:? ["']?([^"'\n]+?)["']?(?: |,|\.|$)/.exec(error.message)?.[1] ?? own?.text ?? null;
}

function badSetting(error: SdkError, { walked }: ProblemFacts): ProfileProblem {
  const session = walked.declared?.ssoSession ?? null;
  const missing = session !== null && /does not exist/.test(error.message);
  return problem(
    "bad-setting",
    "error",
    missing ? `sso-session ${session.text} missing` : summaryOf(error),
    error.provenance,
  );
}

function expiredWords({ expiration, source, now }: ProblemFacts): string {
  const what = source === "process" ? "what the process gave" : source === "web-identity" ? "token" : "sign-in";
  return expiration?.at == null || expiration.at > now
    ? `${what} expired`
    : `${what} expired ${durationWords(now - expiration.at)} ago`;
}

const refusalWords = (failure: Failure | null, error: SdkError): string =>
  failure === null ? summaryOf(error) : `refused: ${failure.code ?? failure.kind}`;

const CANARY_WORDS = "a canary token: not used (--allow-canary uses it)";

function ofTheIdentity({ identity, walked }: ProblemFacts): readonly ProfileProblem[] {
  const { end } = walked.passage;
  const accessKeyId = end.kind === "won" ? end.credentials.accessKeyId : null;
  if (identity === null || identity.kind === "known") return [];
  if (identity.kind === "refused") {
    const { failure } = identity;
    return [problem("refused", "error", `refused: ${failure.code ?? failure.kind}`)];
  }
  const isCanary = identity.failure === null && accessKeyId !== null && isCanaryKey(accessKeyId);
  return [problem(isCanary ? "canary" : "unreachable", "unknown", isCanary ? CANARY_WORDS : identity.why)];
}

/** Where named in code does not mean used: exported keys, a container's role. */
function ofTheSource({ source, holding }: ProblemFacts): readonly ProfileProblem[] {
  if (source === null || holding === null || comesFromProfile(source, holding)) return [];
  return [problem("not-used", "warning", `not used: ${sourceWords(source)} instead`, holding.provenance.accessKeyId)];
}

/** boto3 reads no expiry of keys; the person does. */
function ofTheKeys({ expiration, now }: ProblemFacts): readonly ProfileProblem[] {
  if (expiration?.of !== "keys" || expiration.at === null || expiration.at > now) return [];
  return [problem("keys-expired", "warning", `keys expired ${durationWords(now - expiration.at)} ago`)];
}

function ofMfa({ holding, identity, walked }: ProblemFacts): readonly ProfileProblem[] {
  const known = walked.passage.asked.some(({ answer }) => answer.kind === "assumed" && answer.because === "mfa");
  const node = holding?.plan.find((one) => one.kind === "assume-role" && one.mfaSerial !== null);
  return node === undefined || known || identity?.kind === "known"
    ? []
    : [problem("needs-mfa", "note", "needs MFA", node.provenance)];
}
