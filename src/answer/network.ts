import nodeFiles from "node:fs";
import type { Assignments } from "../model/assignments.ts";
import type { Outside } from "../model/outside.ts";
import type { Answer, Question } from "../model/question.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Secret } from "../vault/secret.ts";
import { callerIdentity } from "../verify/caller-identity.ts";
import { addresses } from "./addresses.ts";
import { assumeRole } from "./assume-role.ts";
import { atMost } from "./at-most.ts";
import type { CacheFiles } from "./cache-files.ts";
import { BUDGET_SPENT, CallFailure } from "./call-failure.ts";
import type { CaBundle } from "./certificates-in.ts";
import { container } from "./container.ts";
import { identityOf, identityOfCaller } from "./identity-of.ts";
import { loginRefreshToken } from "./login-refresh-token.ts";
import { metadata } from "./metadata.ts";
import { type Calls, openCalls } from "./open-calls.ts";
import { type ProcessEnvironment, runProcess } from "./process.ts";
import { ssoAssignments } from "./sso-assignments.ts";
import { ssoRefreshToken } from "./sso-refresh-token.ts";
import { ssoRoleCredentials } from "./sso-role-credentials.ts";
import { withoutCanaries } from "./without-canaries.ts";
import { webIdentity } from "./web-identity.ts";

export interface NetworkOptions {
  /** The machine that asks: its proxies, its CA bundle. */
  readonly snapshot: Snapshot;
  /** May tokens be refreshed, which writes their cache files? */
  readonly allowRefresh: boolean;
  /** Is there someone to give an MFA code? */
  readonly terminal: boolean;
  /** For the whole run, from now. */
  readonly timeoutSeconds: number;
  /** May a `credential_process` be started, once? Without it what the process would print is taken for granted. */
  readonly runProcesses: boolean;
  /** May keys of canary-token accounts sign? Left out: no. */
  readonly allowCanary?: boolean;
  /** Calls at once; left out: few. No SSO portal is asked by more than a few in any case. */
  readonly atOnce?: number;
  /** Seconds for one call, so that a host that is silent does not hold up the others; left out: all that the run has. */
  readonly callSeconds?: number;
  /** What a `credential_process` is started with. */
  readonly environment: ProcessEnvironment;
  /** The CA bundle for a walk's own calls; left out: the environment's. */
  readonly caBundle?: () => CaBundle;
  /** Null: no code was given. Left out: a code is taken for granted. */
  readonly askMfaCode?: (serial: string, signal: AbortSignal) => Promise<Secret | null>;
  /** Where refreshed tokens are kept; left out: the machine's own files. */
  readonly cacheFiles?: CacheFiles;
}

/** As many at once as an SSO portal and STS take in good part; more is answered by throttling. */
const AT_ONCE = 4;

/** The world as it is: AWS, the metadata services, programs. Equal questions are put once. */
export function openNetwork(options: NetworkOptions): Outside {
  // The timer holds no process alive.
  const signal = AbortSignal.timeout(options.timeoutSeconds * 1000);
  const calls = openCalls(options.snapshot, signal, options.caBundle ?? (() => exportedBundle(options.snapshot)));
  const line = atMost(options.atOnce ?? AT_ONCE);
  const portals = new Map<string, ReturnType<typeof atMost>>();
  const answers = once<Answer>();
  const identities = once<Awaited<ReturnType<Outside["whoIs"]>>>();
  const assignments = once<Assignments>();
  const within = options.callSeconds === undefined ? null : withinTime(options.callSeconds, signal);
  const timed = <T>(work: (calls: Calls) => Promise<T>): Promise<T> => within?.(calls, work) ?? work(calls);
  const asking = (question: Question, trusted: CaBundle | undefined) =>
    line(() => timed((own) => ask(question, trusted === undefined ? own : { ...own, bundle: () => trusted }, options)));
  const outside: Outside = {
    answer: (question, trusted) =>
      answers(`${identityOf(question)}${trusted?.path ?? ""}`, () =>
        // The portal's own line comes first: who waits there takes no place from others.
        isOfPortal(question)
          ? portalLine(portals, question.endpoint.url)(() => asking(question, trusted))
          : asking(question, trusted),
      ),
    whoIs: (credentials, connection) =>
      identities(identityOfCaller(credentials, connection), () =>
        line(() => timed((own) => callerIdentity(credentials, connection, own))),
      ),
    assignments: (refused) =>
      assignments(identityOf(refused), () =>
        portalLine(portals, refused.endpoint.url)(() => line(() => timed((own) => ssoAssignments(refused, own)))),
      ),
    iam: {
      may: async ({ credentials, identity, connection: { caBundle } }, question) =>
        (await import("../verify/iam.ts")).simulatePrincipal({ credentials, identity, caBundle }, question, calls),
      keyUse: async ({ credentials, identity, connection: { caBundle } }) =>
        (await import("../verify/iam.ts")).keyUse({ credentials, identity, caBundle }, calls),
      trust: async ({ credentials, identity, connection: { caBundle } }, roleArn) =>
        (await import("../verify/iam.ts")).trust({ credentials, identity, caBundle }, roleArn, calls),
    },
  };
  return options.allowCanary === true ? outside : withoutCanaries(outside);
}

const isOfPortal = (question: Question): question is Extract<Question, { kind: `sso-${string}` }> =>
  question.kind === "sso-role-credentials" || question.kind === "sso-refresh-token";

function portalLine(lines: Map<string, ReturnType<typeof atMost>>, url: string): ReturnType<typeof atMost> {
  const line = lines.get(url) ?? atMost(AT_ONCE);
  lines.set(url, line);
  return line;
}

/** Each call with a time of its own within the run's. */
function withinTime(
  seconds: number,
  run: AbortSignal,
): <T>(calls: Calls, work: (calls: Calls) => Promise<T>) => Promise<T> {
  const message = `no answer within ${Math.round(seconds * 10) / 10} s`;
  // One listener for all: a signal looks through those it has for each that is added.
  const underWay = new Set<AbortController>();
  const giveUpAll = (): void => {
    for (const own of underWay) own.abort();
  };
  run.addEventListener("abort", giveUpAll, { once: true });
  return async (calls, work) => {
    if (run.aborted) return work(calls);
    const own = new AbortController();
    const give = (): void => own.abort(new CallFailure({ kind: "timeout", code: "ETIMEDOUT", message }));
    const timer = setTimeout(give, seconds * 1000).unref();
    underWay.add(own);
    try {
      return await work({ ...calls, signal: own.signal });
    } finally {
      clearTimeout(timer);
      underWay.delete(own);
    }
  };
}

function once<T>(): (identity: string, ask: () => Promise<T>) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (identity, ask) => {
    const answer = asked.get(identity) ?? ask();
    asked.set(identity, answer);
    return answer;
  };
}

async function ask(question: Question, calls: Calls, options: NetworkOptions): Promise<Answer> {
  if (calls.signal.aborted) return { kind: "failure", failure: BUDGET_SPENT };
  switch (question.kind) {
    case "assume-role":
      // Without its code a role that was given an MFA device is refused: that much is known without asking.
      if (question.mfaSerial !== null && question.mfaCode === null) return { kind: "assumed", because: "mfa" };
      return assumeRole(question, calls);
    case "assume-role-with-web-identity":
      return webIdentity(question, calls);
    case "sso-role-credentials":
      return ssoRoleCredentials(question, calls);
    case "sso-refresh-token":
      return options.allowRefresh ? ssoRefreshToken(question, calls, options.cacheFiles ?? nodeFiles) : NOT_REFRESHED;
    case "login-refresh-token":
      return options.allowRefresh ? loginRefreshToken(question, calls, options.cacheFiles ?? nodeFiles) : NOT_REFRESHED;
    case "process":
      return options.runProcesses
        ? runProcess(question, calls, options.environment)
        : { kind: "assumed", because: "process" };
    case "container":
      return container(question, calls);
    case "metadata":
      return metadata(question, calls);
    case "mfa-code":
      return mfaCode(question.serial, calls, options);
    case "addresses":
      return addresses(question, calls);
  }
}

const NOT_REFRESHED: Answer = { kind: "assumed", because: "refresh" };

/** A walk asks for a code only where the program would have a terminal: without one of ours it cannot be told. */
async function mfaCode(serial: string, calls: Calls, { terminal, askMfaCode }: NetworkOptions): Promise<Answer> {
  if (askMfaCode === undefined) return { kind: "assumed", because: "mfa" };
  const code = terminal ? await askMfaCode(serial, calls.signal) : null;
  if (code !== null) return { kind: "token", token: code, expiresAt: null };
  return calls.signal.aborted
    ? { kind: "failure", failure: BUDGET_SPENT }
    : { kind: "failure", failure: { kind: "no-terminal", code: null, message: "no MFA code was given" } };
}

/** AWS_CA_BUNDLE, even empty, else what `requests` takes. A profile's `ca_bundle` is known to its chain: it comes by `caBundle`. */
function exportedBundle({ variables }: Snapshot): CaBundle {
  for (const name of ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"]) {
    const path = variables.get(name);
    if (path === "") return null;
    if (typeof path === "string") return { path, provenance: { kind: "variable", name } };
  }
  return null;
}
