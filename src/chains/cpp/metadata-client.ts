import { isDocument, pairIn } from "../../walk/lent-document.ts";
import { metadata } from "../../model/provenance.ts";
import type { MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { tried } from "../../walk/tried.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Walk } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { setVariable } from "../../walk/configured.ts";
import { curlUrl } from "./curl-url.ts";
import type { CppSession } from "./session.ts";

/** What the one EC2MetadataClient of a process has learnt so far. */
export interface Learnt {
  /** IMDSv1 is asked from the first token on that was not had. */
  readonly tokenRequired: boolean;
  readonly token: Secret | null;
  readonly region: string | null;
}

export const NOTHING_LEARNT: Learnt = { tokenRequired: true, token: null, region: null };

/** DefaultRetryStrategy(1, 1000): once more after a server's fault. */
const ONCE_MORE: RetryPolicy = { attempts: 2, again: new Set(["429", "5xx"]) };

const ask = (session: CppSession, question: Pick<MetadataQuestion, "ask" | "token"> & { readonly role?: string }) =>
  tried(
    {
      kind: "metadata",
      baseUrl: metadataUrl(session) ?? "",
      timeout: 1,
      attempts: 1,
      role: question.role ?? null,
      ask: question.ask,
      token: question.token,
    },
    ONCE_MORE,
  );

/** InitEC2MetadataClient: the mode is one of two words of four letters; any other leaves no address (golden `rs-imds-mode-bad`). */
export function metadataUrl(session: CppSession): string | null {
  const custom = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT");
  if (custom !== null) return curlUrl(custom.text);
  const mode = setVariable(session, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")?.text.toLowerCase() ?? "ipv4";
  if (mode === "ipv6") return "http://[fd00:ec2::254]";
  return mode === "ipv4" ? "http://169.254.169.254" : null;
}

export interface OfInstance {
  readonly role: string;
  readonly credentials: SigningCredentials;
}

interface Heard<Value> {
  readonly value: Value | null;
  readonly learnt: Learnt;
}

/** GetDefaultCredentialsSecurely: a token first; 400 ends it there, and any other refusal leads to IMDSv1 for good. */
export function* roleCredentials(session: CppSession, learnt: Learnt): Walk<Heard<OfInstance>> {
  if (!learnt.tokenRequired) return yield* plainly(session, learnt);
  const answer = yield* ask(session, { ask: "token", token: null });
  if (answer.kind === "assumed") return { value: null, learnt };
  if (answer.kind === "token") {
    const value = yield* ofRole(session, answer.token);
    return { value: value === "refused" ? null : value, learnt: { ...learnt, token: answer.token } };
  }
  if (answer.kind === "failure" && answer.failure.code === "400") return { value: null, learnt };
  return yield* plainly(session, { ...learnt, tokenRequired: false });
}

/** GetDefaultCredentials: a service that wants a token after all (401) is asked for one the next time. */
function* plainly(session: CppSession, learnt: Learnt): Walk<Heard<OfInstance>> {
  const value = yield* ofRole(session, null);
  return value === "refused" ? { value: null, learnt: { ...learnt, tokenRequired: true } } : { value, learnt };
}

function* ofRole(session: CppSession, token: Secret | null): Walk<OfInstance | "refused" | null> {
  const named = yield* ask(session, { ask: "role", token });
  if (named.kind === "failure" && named.failure.code === "401") return "refused";
  const role = named.kind === "text" ? (named.text.trim().split("\n")[0] ?? "") : "";
  if (role === "") return null;
  const answer = yield* ask(session, { ask: "credentials", role, token });
  if (answer.kind === "assumed") return { role, credentials: UNKNOWN_CREDENTIALS };
  const credentials = isDocument(answer) ? pairIn(answer) : null;
  return credentials === null ? null : { role, credentials };
}

/** GetCurrentRegion: the zone up to its number, asked for once it is had no more; the credentials' way to a token goes before. */
export function* currentRegion(session: CppSession, before: Learnt): Walk<Heard<string>> {
  if (before.region !== null) return { value: before.region, learnt: before };
  const { learnt } = before.tokenRequired ? yield* roleCredentials(session, before) : { learnt: before };
  const zone = yield* ask(session, { ask: "zone", token: learnt.token });
  const value = zone.kind === "text" ? (/^\D*\d*/.exec(zone.text.trim())?.[0] ?? "") : "";
  return value === "" ? { value: null, learnt } : { value, learnt: { ...learnt, region: value } };
}

export const ZONE = metadata("/latest/meta-data/placement/availability-zone");
export const ROLE = metadata("/latest/meta-data/iam/security-credentials/");

/** `true` in any case; other words leave the service on. */
export function metadataDisabled(session: CppSession) {
  const disabled = setVariable(session, "AWS_EC2_METADATA_DISABLED");
  return disabled?.text.toLowerCase() === "true" ? disabled : null;
}
