import { answeredBetween } from "../../advice/answered-between.ts";
import { containerFlaw } from "../../advice/container-flaw.ts";
import { byHand } from "../../advice/by-hand.ts";
import { lineAdvice } from "../../advice/line-advice.ts";
import { lookUp } from "../../advice/processes.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { oddExpiration } from "../../advice/odd-expiration.ts";
import { type ProcessFailure, processFailure } from "../../advice/process-failure.ts";
import { missingTokenFile } from "../../advice/missing-token-file.ts";
import { noRegion, regionCure } from "../../advice/region-cure.ts";
import { quoteWord } from "../../advice/shell.ts";
import { type WebTokenFlaw, webTokenFlaw } from "../../advice/web-token-flaw.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import { webTokenIn } from "../../parse/web-token.ts";
import { parseArn } from "../../parse/arn.ts";
import { requestFlaw } from "../../advice/request-flaw.ts";
import { refusedRole } from "../../advice/refused-role.ts";
import { shownToken } from "../../advice/shown-token.ts";
import { ASKS_FOR_THE_CODE, exportCredentials } from "../../advice/export-credentials.ts";
import { failureOf } from "../../advice/failure-of.ts";
import { foresee } from "../../advice/foresee.ts";
import { askedDirectly } from "../../advice/near-host.ts";
import { proxies, proxyCure, proxyPlaces, proxyThatFailed } from "../../advice/proxies.ts";
import { sessionFault } from "../../advice/session-fault.ts";
import { replacedValue } from "../../advice/replaced-value.ts";
import { refusedByLender } from "../../advice/refused-by-lender.ts";
import { roleNotLent } from "../../advice/role-not-lent.ts";
import { settingsFiles } from "../../advice/settings-files.ts";
import { refusedSettingFix } from "../../advice/refused-setting-fix.ts";
import { settingCure } from "../../advice/setting-cure.ts";
import { FULL_URI, OTHER_ADDRESS, refusedHostWords, refusesHost } from "../../advice/refused-host.ts";
import { printedOver } from "../../advice/printed-over.ts";
import { signInFailure } from "../../advice/sign-in-failure.ts";
import { writtenProfiles } from "../../advice/written-profiles.ts";
import type { Change, Fix } from "../../model/finding.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { Resolution, SdkError, SourceRow } from "../../model/resolution.ts";
import type { Facts } from "../../advice/facts.ts";
import { firstWords } from "../../resolve/first-words.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import type { AnswerRule } from "../rule.ts";

/** A source that was meant to answer and failed: process, container, token file, MFA, a refused call (S40, S42, S46, S47). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "source-failed",
  title: "A source that was meant to answer fails",
  why: "A process, an endpoint, a token file or a role is configured and fails. What the SDK reports is often the last thing it tried, not this one.",
  complaints: ["S40", "S42", "S46", "S47"],
  everySdk: true,
  find(facts) {
    const { error, row } = failureOf(facts.resolution) ?? { error: null, row: null };
    if (error === null || row === null) return null;
    const between = answeredBetween(facts.resolution);
    if (between !== null)
      return { severity: "error", message: between.words, provenance: placesOf(facts, error), fix: between.fix };
    if (!isOurs(facts.resolution, error, row)) return null;
    // Rules of their own tell of these, and know more.
    if (printedOver(facts.resolution, facts.now) !== null) return null;
    if (refusedRole(facts.resolution) !== null || shownToken(facts.resolution)?.refusal != null) return null;
    const notLent = row.id === "instance-metadata" ? roleNotLent(facts.resolution) : null;
    if (notLent !== null) {
      const message = `${notLent.words[0]?.toUpperCase()}${notLent.words.slice(1)}.`;
      return { severity: "error", message, provenance: placesOf(facts, error), fix: notLent.fix };
    }
    const flaw = requestFlaw(facts, error) ?? containerFlaw(facts, error);
    if (flaw !== null) return { severity: "error", message: flaw.words, provenance: [flaw.provenance], fix: flaw.fix };
    return {
      severity: "error",
      message: messageFor(facts, error, row),
      provenance: placesOf(facts, error),
      fix: fixFor(facts, error, row),
    };
  },
};

/** Where a proxy is in the way, the variable that names it. */
function placesOf({ resolution, snapshot }: Facts, { kind, provenance }: SdkError): readonly Provenance[] {
  const proxy = kind === "unreachable" ? proxyThatFailed(resolution) : null;
  const places = proxy === null ? [] : proxyPlaces(snapshot, proxy);
  return places.length > 0 || provenance === null ? places : [provenance];
}

const KINDS: readonly SdkError["kind"][] = [
  "process-failed",
  "mfa",
  "denied",
  "unreachable",
  "refused-key",
  "bad-setting",
  "region-missing",
  "token-missing",
  "token-expired",
  "dependency-missing",
];

/** Tokens of a sign-in, and exported keys past their time, have rules of their own. */
function isOurs(resolution: Resolution, error: SdkError, row: SourceRow): boolean {
  if (signInFailure(resolution) !== null) return false;
  // A setting for which the client fails as well is told of as such (JavaScript v2, golden `j2-flag-other`), unless a source stops at it.
  if (
    row.verdict !== "stops" &&
    resolution.clientError !== null &&
    summaryOf(resolution.clientError) === summaryOf(error)
  )
    return false;
  if (error.kind === "token-missing" || error.kind === "token-expired") return row.id !== "environment";
  if (error.kind === "hang") return row.id !== "assume-role";
  return KINDS.includes(error.kind);
}

const TOKEN_OF_JOB = "AWS_WEB_IDENTITY_TOKEN_FILE";
const TOKEN_OF_CONTAINER = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

/** What is wrong with the token in AWS_WEB_IDENTITY_TOKEN_FILE itself. */
function flawOfToken({ snapshot, now }: Facts): WebTokenFlaw | null {
  const written = openVariable(snapshot, TOKEN_OF_JOB);
  const flaw =
    written === null
      ? null
      : webTokenFlaw(webTokenIn(snapshot.file(fromWorkingFolder(written, snapshot))), written, { snapshot, now });
  return flaw?.severity === "error" ? flaw : null;
}

/** Which one it was, and what it did; null: it was not run, or did as it should. */
function failedProcess({ resolution }: Facts): (ProcessFailure & { readonly program: string }) | null {
  for (const { question, answer } of resolution.asked) {
    const failure = question.kind === "process" ? processFailure(answer, question.program) : null;
    if (question.kind === "process" && failure !== null) return { program: question.program, ...failure };
  }
  return null;
}

/** Looked for, as a person would: is it there, may it be run? */
function processFix(facts: Facts): Fix {
  const { snapshot } = facts;
  const failed = failedProcess(facts);
  if (failed === null) return byHand("run the command of credential_process yourself and read what it says");
  const found = lookUp(snapshot, failed.program);
  if (found.kind === "not-executable")
    return {
      change: { kind: "set-mode", path: found.path, mode: (snapshot.status(found.path)?.mode ?? 0o600) | 0o100 },
      promise: "so that you may run it",
      after: null,
    };
  return byHand(
    found.kind === "missing" && !/[\s~$]/.test(failed.program)
      ? `install ${failed.program}, or write in credential_process where it is`
      : failed.cure,
  );
}

/** Faults of what a process printed, where it ended well. */
const isOfPrinted = ({ kind }: SdkError): boolean => kind === "process-failed" || kind === "bad-setting";

function messageFor(facts: Facts, error: SdkError, row: SourceRow): string {
  const { resolution, snapshot } = facts;
  const odd = isOfPrinted(error) ? oddExpiration(resolution) : null;
  if (odd !== null) return odd.words;
  const first = firstWords(error.message);
  const named = error.provenance?.kind === "variable" ? error.provenance.name : null;
  if (named === TOKEN_OF_JOB && error.kind === "token-missing") {
    const flaw = flawOfToken(facts);
    if (flaw !== null) return flaw.words;
  }
  const file = error.kind === "token-missing" ? missingTokenFile(facts, error.provenance) : null;
  if (file !== null) return file.words;
  if (error.kind === "token-missing" && error.type === "FileNotFoundError" && named !== null)
    return `${named} names a file that does not exist: ${first.replace(/^.*: '(.*)'$/, "$1")}.`;
  if (named === TOKEN_OF_CONTAINER) {
    const path = openVariable(snapshot, named) ?? "";
    if (snapshot.file(fromWorkingFolder(path, snapshot)).state === "absent")
      return `${named} names ${path}, which does not exist.`;
  }
  if (row.id === "web-identity" && error.kind !== "token-missing") {
    const flaw = flawOfToken(facts);
    if (flaw !== null) return flaw.words;
  }
  const session = error.kind === "bad-setting" ? sessionFault(snapshot, error.provenance, resolution.sdk.id) : null;
  if (session !== null) return session.words;
  const url = row.id === "container" && refusesHost(resolution) ? openVariable(snapshot, FULL_URI) : null;
  if (url !== null) return `${refusedHostWords(url, `${resolution.sdk.id} does`)}.`;
  switch (error.kind) {
    case "mfa":
      return "The role needs an MFA code, and there is no terminal to ask on.";
    case "region-missing":
      return `${resolution.sdk.id} needs a region to get the credentials, and has none.`;
    case "process-failed": {
      const failed = failedProcess(facts);
      return failed === null
        ? `The credential process failed: ${first || error.type}`
        : `The credential process ${failed.program} ${failed.said}`;
    }
    case "denied":
      return refusalWords(first, row);
    case "unreachable":
      return unreachableWords(facts, first, row);
    default:
      return summaryOf(error);
  }
}

/** Who could not be reached: what lies between, or the place itself. */
function unreachableWords(facts: Facts, first: string, row: SourceRow): string {
  const { resolution } = facts;
  if (isAtNoRegion(facts))
    return `The region ${resolution.region.name} ${noRegion(resolution.region.name ?? "")?.words}: no AWS service is found there.`;
  const proxy = proxyThatFailed(resolution);
  if (proxy !== null) {
    const behind =
      row.id === "instance-metadata"
        ? "the metadata service"
        : row.id === "container"
          ? "the container endpoint"
          : "AWS";
    return `The proxy ${proxy} cannot be reached, and so ${behind} cannot.`;
  }
  const from = row.id === "container" ? "The container credentials endpoint" : "The endpoint";
  return `${from} did not answer as it should: ${first}`;
}

const isOfDuration = (message: string): boolean => message.includes("DurationSeconds");

/** An hour is lent by every role, also to another role (complaint S41). */
function forAnHour(facts: Facts): Fix | null {
  const { snapshot, resolution } = facts;
  const setting = writtenProfiles({ files: settingsFiles(snapshot) })
    .get(resolution.profile.name)
    ?.setting("duration_seconds");
  return setting == null ? null : foresee(facts, replacedValue(setting, "3600"));
}

/** botocore's sentence, which stands below in full, in fewer words. */
function refusalWords(message: string, row: SourceRow): string {
  const [, code, operation] = /^An error occurred \((\S+)\) when calling the (\S+) operation/.exec(message) ?? [];
  if (code === undefined) return `AWS refused: ${message}`;
  const role = row.holding?.plan.at(-1);
  const arn = role?.kind === "assume-role" || role?.kind === "web-identity" ? parseArn(role.roleArn) : null;
  if (isOfDuration(message))
    return `AWS does not lend the role for so long: ${message.replace(/^An error occurred \(\S+\) when calling the \S+ operation(?: \(.*?\))?: /, "").replace(/\.?$/, ".")}`;
  if (code !== "AccessDenied" || arn === null) return `AWS refused ${operation}: ${code}.`;
  const caller = parseArn(/User: (arn:\S+)/.exec(message)?.[1] ?? "");
  // A token is nobody yet: whom STS names is not the one who asks.
  const asker =
    role?.kind === "web-identity"
      ? "the web identity token"
      : caller === null
        ? "you"
        : `${caller.resource} of ${caller.account}`;
  return `Role ${arn.resource.replace(/^role\//, "")} of ${arn.account} does not let ${asker} in.`;
}

function fixFor(facts: Facts, error: SdkError, row: SourceRow): Fix | null {
  const place = error.provenance;
  if (error.kind === "mfa") {
    const { profile, region } = facts.resolution;
    return {
      change: exportCredentials(profile.name, facts.snapshot, region.provenance?.kind === "file" ? region.name : null),
      promise: `${ASKS_FOR_THE_CODE}; or run the program in a terminal`,
      after: null,
    };
  }
  if (error.kind === "region-missing") return withRegion(facts);
  if (error.kind === "unreachable" && proxyThatFailed(facts.resolution) !== null)
    return (
      askedDirectly(facts.resolution, facts.snapshot) ?? proxyCure(facts.snapshot, proxyThatFailed(facts.resolution))
    );
  if (isAtNoRegion(facts)) {
    const cure = regionCure(
      facts.snapshot,
      facts.resolution.region,
      noRegion(facts.resolution.region.name ?? "")?.meant ?? null,
    );
    if (cure !== null) return foresee(facts, cure);
  }
  const passedBy = error.kind === "unreachable" ? proxyPassedBy(facts) : null;
  if (passedBy !== null) return passedBy;
  const hour = isOfDuration(error.message) ? forAnHour(facts) : null;
  if (hour !== null) return hour;
  const role = row.holding?.plan.at(-1);
  if (error.kind === "denied" && (role?.kind === "assume-role" || role?.kind === "web-identity"))
    return byHand(
      role.kind === "assume-role"
        ? `look at two policies: the trust policy of ${role.roleArn} must let you in, and your own must allow sts:AssumeRole on it`
        : `have the owner of ${role.roleArn} look at its trust policy`,
    );
  const odd = isOfPrinted(error) ? oddExpiration(facts.resolution) : null;
  if (odd !== null) return byHand(odd.cure);
  if (row.id === "process") return processFix(facts);
  if (place?.kind === "variable" && place.name === TOKEN_OF_CONTAINER)
    return byHand("have the token put there: the EKS Pod Identity agent mounts it, or whoever started the container");
  if (row.id === "web-identity" && error.kind !== "token-missing") {
    const flaw = flawOfToken(facts);
    if (flaw !== null) return byHand(flaw.cure);
  }
  if (error.kind === "dependency-missing") {
    const { name } = facts.resolution.profile;
    return byHand(
      `add what it asks for, or give it the keys by credential_process = aws configure export-credentials --profile ${quoteWord(name)} --format process`,
    );
  }
  const mode = error.kind === "bad-setting" && place !== null ? usualRetryMode(place) : null;
  if (mode !== null) return foresee(facts, mode);
  const lender = row.id === "container" ? refusedByLender(facts.resolution) : null;
  if (lender !== null) return byHand(lender);
  if (row.id === "container" && place?.kind === "variable") {
    const fix = foresee(facts, { kind: "unset-variables", names: [place.name] });
    return fix.after?.winner == null && refusesHost(facts.resolution) ? byHand(OTHER_ADDRESS) : fix;
  }
  if (row.id === "web-identity" && place?.kind === "variable" && error.kind === "token-missing") {
    const fix = foresee(facts, { kind: "unset-variables", names: [place.name] });
    // Without the variable nobody is left: then it is the token that is missing, not the variable that is too much.
    const flaw = fix.after?.winner == null && place.name === TOKEN_OF_JOB ? flawOfToken(facts) : null;
    return flaw === null ? fix : byHand(flaw.cure);
  }
  if (place?.kind === "variable" && (error.kind === "bad-setting" || place.name === "AWS_EC2_METADATA_V1_DISABLED"))
    return refusedSettingFix(facts, place);
  if (place?.kind !== "file") return null;
  const file = error.kind === "token-missing" ? missingTokenFile(facts, place) : null;
  if (file !== null) return file.fix;
  const session = sessionFault(facts.snapshot, place, facts.resolution.sdk.id);
  if (session?.fix != null) return session.fix;
  const cure = error.kind === "bad-setting" ? settingCure(facts.snapshot, place) : null;
  if (cure !== null) return foresee(facts, cure);
  return byHand(
    session === null
      ? lineAdvice(place)
      : `look at line ${place.line} of ${place.path}, or add the session: aws configure sso-session`,
  );
}

/** Java 2 exchanges no token in mode adaptive (set `hand-calls`); every SDK knows the mode standard. */
function usualRetryMode(place: Provenance): Change | null {
  if (place.kind === "variable" && place.name === "AWS_RETRY_MODE")
    return { kind: "set-variable", name: place.name, value: "standard" };
  if (place.kind !== "file" || place.key !== "retry_mode") return null;
  return { kind: "replace-value", path: place.path, line: place.line, key: place.key, value: "standard" };
}

/** The host of a service in a region that AWS does not have (complaint S50). */
const isAtNoRegion = ({ resolution: { asked, region } }: Facts): boolean =>
  region.name !== null &&
  noRegion(region.name) !== null &&
  asked.some(
    ({ question, answer }) =>
      "endpoint" in question &&
      question.endpoint.signingRegion === region.name &&
      answer.kind === "failure" &&
      answer.failure.kind === "unknown-host",
  );

/** Where a proxy may be the only way out, and this SDK does not follow the variable that names it. */
function proxyPassedBy({ resolution, snapshot }: Facts): Fix | null {
  const isPast = resolution.asked.some(
    ({ question, answer }) => "endpoint" in question && question.proxy === null && answer.kind === "failure",
  );
  if (!isPast) return null;
  const names = proxies(snapshot).flatMap(({ name }) => (/^https_proxy$/i.test(name) ? [name] : []));
  return names.length === 0
    ? null
    : byHand(`${resolution.sdk.id} does not follow ${names.join(" and ")} by itself: give its client a proxy in code`);
}

/** The region that the other of the two variables names is the one that was meant (complaint S49). */
function withRegion(facts: Facts): Fix {
  const { variables } = facts.snapshot;
  const other = variables.get("AWS_DEFAULT_REGION") || variables.get("AWS_REGION");
  const name = variables.has("AWS_REGION") ? "AWS_DEFAULT_REGION" : "AWS_REGION";
  return typeof other === "string" && !(variables.has("AWS_REGION") && variables.has("AWS_DEFAULT_REGION"))
    ? foresee(facts, { kind: "set-variable", name, value: other })
    : byHand(
        "set AWS_REGION and AWS_DEFAULT_REGION to your region, or write it into the profile: aws configure set region REGION",
      );
}
