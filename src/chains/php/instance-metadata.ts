import { metadata } from "../../model/provenance.ts";
import type { Answer, Failure, MetadataQuestion } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type RetryPolicy, asksAgain } from "../../walk/retry-policy.ts";
import { heldIn, isDocument, verdictOf } from "../../walk/lent-document.ts";
import { tried } from "../../walk/tried.ts";
import { type Asking, type Walk, raise } from "../../walk/walk.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import { containerVariable, leadsHere } from "./container.ts";
import { neverGivesUp } from "./client.ts";
import { type PhpSession, trueVariable } from "./session.ts";
import { flagOf, settingOf } from "./settings.ts";

/** InstanceProfileProvider as the chain's last link, unless a container variable is set. */
export function* instanceMetadata(session: PhpSession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named === null) return yield* instanceProfile(session, neverGivesUp(session));
  return { kind: "skipped", why: "a container variable takes its place", provenance: named.provenance };
}

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

const ANY: ReadonlySet<string> = new Set(["any"]);
/** What a token is asked for again after, where it may be done without. */
const OF_TOKEN: ReadonlySet<string> = new Set(["400", "500", "502", "503", "504"]);

/** `(int) getenv(…) ?: 3`: how often one that failed is repeated (golden `20261128-00057`). */
function repeatsOf(session: PhpSession): number {
  const written = Number.parseFloat(trueVariable(session, "AWS_METADATA_SERVICE_NUM_ATTEMPTS")?.text ?? "");
  return (Number.isFinite(written) ? Math.trunc(written) : 0) || 3;
}

/** One count goes through all three requests: with three repeats four of a token alone, three and two of what follows one. */
const behindToken = (attempts: number): RetryPolicy => ({ attempts, again: ANY, never: REFUSED });
/** `blacklist` (golden `mut-d-cpp-imds-token-403-wanted`); a token's request has none. */
const REFUSED: ReadonlySet<string> = new Set(["401", "403"]);

/** InstanceProfileProvider::__invoke (3.376.2): any other refusal of a token, or silence, is answered by asking without one. */
export function* instanceProfile(session: PhpSession, endless = false): Walk<StepResult> {
  const disabled = trueVariable(session, "AWS_EC2_METADATA_DISABLED");
  if (disabled?.text.toLowerCase() === "true")
    return { kind: "skipped", why: "EC2 metadata service access disabled", provenance: disabled.provenance };
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  const base = yield* baseOf(session);
  const repeats = repeatsOf(session);
  const policy: RetryPolicy = { attempts: repeats + 1, again: mayDoWithout(session) ? OF_TOKEN : ANY };
  const first = yield* tried({ ...base, ask: "token" }, policy);
  if (first.kind === "assumed") return { kind: "absent", why: "not asked: taken as not there" };
  if (first.kind === "failure" && asksAgain(policy, first.failure))
    return endless ? yield* askedForEver(session) : yield* failed(session, first, "Error retrieving metadata token");
  const token = first.kind === "token" ? first.token : null;
  const named = yield* tried({ ...base, ask: "role", token }, behindToken(repeats));
  // A role without a name is asked for anew, however often that was (the lab ended `mut-chains-imds-empty`).
  if (named.kind === "text" ? named.text === "" : endless && named.kind !== "assumed")
    return yield* askedForEver(session);
  if (named.kind !== "text") return yield* failed(session, named);
  return yield* keysOf(session, { ...base, role: named.text, token }, behindToken(repeats - 1));
}

type RoleQuestion = Omit<MetadataQuestion, "ask" | "role"> & { readonly role: string };

function* keysOf(session: PhpSession, asked: RoleQuestion, policy: RetryPolicy): Walk<StepResult> {
  const answer = yield* tried({ ...asked, ask: "credentials" }, policy);
  if (!isDocument(answer)) return yield* failed(session, answer);
  const { code } = verdictOf(answer);
  if (code !== "Success") {
    const text = `Unexpected instance profile response code: ${code ?? ""}`;
    return yield* raise(session.fault("denied", text, null));
  }
  const where = metadata(ROLE_PATH);
  const { role } = asked;
  const node = { kind: "instance-metadata" as const, url: asked.baseUrl, role, provenance: where };
  return { kind: "found", found: foundCredentials(heldIn(answer), `the instance's role ${role}`, node, [where]) };
}

const askedForEver = (session: PhpSession): Walk<never> =>
  raise(
    session.fault("hang", "The instance metadata service is asked for a role again and again, without an end.", null),
  );

/** Nobody there, or no role: nothing was found. What else is answered is what the chain ends with. */
function* failed(session: PhpSession, answer: Answer, said?: string): Walk<StepResult> {
  const failure = answer.kind === "failure" ? answer.failure : null;
  const message = said ?? (failure === null ? "no credentials" : wordsOf(failure));
  if (said === undefined && failure !== null && isNobody(failure))
    return { kind: "absent", why: `no instance metadata service answers with a role (${message})` };
  const text = `Error retrieving credentials from the instance profile metadata service. (${message})`;
  return yield* raise(session.fault("unreachable", text, null));
}

/** Guzzle's words, and curl's. */
function wordsOf({ kind, code, message }: Failure): string {
  if (kind === "http-status") {
    const side = code?.startsWith("5") === true ? "Server" : "Client";
    return `${side} error: \`GET ${ROLE_PATH}\` resulted in a \`${code}\` response`;
  }
  if (kind === "proxy" && code === null) return message;
  if (kind === "timeout") return "cURL error 28: Connection timed out";
  return kind === "unknown-host" ? "cURL error 6: Could not resolve host" : "cURL error 7: Failed to connect";
}

const ABSENT: ReadonlySet<string> = new Set(["no-route", "refused", "timeout", "proxy"]);

/** A proxy that makes no sense is told of (golden `odd-anew-00003`); one that is not there is as good as no service. */
const isNobody = ({ kind, code }: Failure): boolean =>
  kind === "http-status" ? code === "404" : ABSENT.has(kind) && !(kind === "proxy" && code === null);

/** The mode's case counts; of the endpoint only https, this machine and the service's own address, without a path, are let pass. */
function* baseOf(session: PhpSession): Walk<Omit<MetadataQuestion, "ask">> {
  const mode = settingOf(session, "ec2_metadata_service_endpoint_mode");
  if (mode !== null && mode.text !== "IPv4" && mode.text !== "IPv6")
    return yield* raise(session.fault("bad-setting", `Invalid endpoint mode '${mode.text}' resolved`, mode.provenance));
  const custom = settingOf(session, "ec2_metadata_service_endpoint");
  const usual = mode?.text === "IPv6" ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
  const baseUrl = custom?.text ?? usual;
  if (!(yield* isValid(baseUrl))) {
    const message = `The provided URI "${baseUrl}" is invalid, or contains an unsupported host`;
    return yield* raise(session.fault("bad-setting", message, custom?.provenance ?? null));
  }
  return { kind: "metadata", baseUrl: baseUrl.replace(/\/$/, ""), timeout: 1, attempts: 1, role: null, token: null };
}

function* isValid(url: string): Asking<boolean> {
  if (url === "http://169.254.169.254" || url === "http://[fd00:ec2::254]") return true;
  const match = /^([a-z][a-z0-9+.-]*):\/\/(?:[^@/?#\s]*@)?(\[[^\]\s]*\]|[a-z0-9.-]+)(?::\d+)?(?:[/?#]\S*)?$/i.exec(url);
  if (match === null) return false;
  return match[1] === "https" || (yield* leadsHere((match[2] ?? "").replace(/^\[|\]$/g, "")));
}

const mayDoWithout = (session: PhpSession): boolean => {
  const disabled = settingOf(session, "ec2_metadata_v1_disabled");
  return disabled === null || flagOf(disabled) !== true;
};
