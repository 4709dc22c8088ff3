import { metadata } from "../../model/provenance.ts";
import type { Answer, MetadataQuestion, SigningCredentials } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { containerVariable } from "./container.ts";
import { argumentError } from "./errors.ts";
import { dateFault, isNoJson, notParsed, PARSES } from "./lent-document.ts";
import { type LentDocument, heldIn, isDocument, pairIn } from "../../walk/lent-document.ts";
import { foundCredentials } from "../../walk/holdings.ts";
import type { RubySession } from "./session.ts";
import { configured } from "./shared-config.ts";
import { LOOKS, type Looker } from "./retry-policies.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";

const ROLE_PATH = "/latest/meta-data/iam/security-credentials/";

/** The chain's last link: the instance, unless a container variable is set. */
export function* instanceMetadata(session: RubySession): Walk<StepResult> {
  const named = containerVariable(session);
  if (named !== null)
    return { kind: "skipped", why: "the container's variable takes its place", provenance: named.provenance };
  return yield* instanceProfile(session, session.profile.name, "chain");
}

/** InstanceProfileCredentials: whatever fails means none, but for an endpoint mode that is no mode. */
export function* instanceProfile(session: RubySession, profileName: string, by: Looker): Walk<StepResult> {
  const baseUrl = yield* endpointOf(session, profileName);
  if (baseUrl === null) return { kind: "absent", why: "the metadata service's endpoint is no URL" };
  const disabled = plainVariable(session, "AWS_EC2_METADATA_DISABLED");
  if (session.hidden.has("metadata")) return { kind: "absent", why: "no instance metadata service" };
  if (disabled?.text.toLowerCase() === "true")
    return { kind: "skipped", why: "switched off by AWS_EC2_METADATA_DISABLED", provenance: disabled.provenance };
  const question = { kind: "metadata" as const, baseUrl, timeout: 1, attempts: 1, role: null, token: null };
  const credentials = yield* lookedFor(question, by, !isV1Disabled(session, profileName));
  if (credentials === "assumed") return { kind: "absent", why: "not asked: taken as not there" };
  if (credentials === "refused") return { kind: "absent", why: "the metadata service refused the request" };
  if (credentials === null || credentials === "unset")
    return { kind: "absent", why: "no instance metadata service answers with credentials" };
  const where = metadata(ROLE_PATH);
  const { role } = credentials;
  const node = { kind: "instance-metadata" as const, url: baseUrl, role, provenance: where };
  return {
    kind: "found",
    found: foundCredentials(credentials.credentials, `the instance's role ${role}`, node, [where]),
  };
}

/** 400 to the token ends it; other refusals, and no answer in time, lead to IMDSv1, and no token is asked for again. */
const isFinal = (answer: Answer): boolean => answer.kind === "failure" && answer.failure.code === "400";

/** As often as somebody looks; a token that was had once is kept. */
function* lookedFor(
  question: Omit<MetadataQuestion, "ask">,
  by: Looker,
  mayDoWithoutToken: boolean,
): Walk<RoleCredentials | "assumed" | "refused" | "unset" | null> {
  let known: Secret | null = null;
  let isWithoutToken = false;
  let ended: RoleCredentials | "refused" | "unset" | null = null;
  for (let look = 0; look < LOOKS[by] && (ended === null || ended === "refused"); look += 1) {
    if (known === null && !isWithoutToken) {
      const first = yield { ...question, ask: "token" };
      if (first.kind === "assumed") return "assumed";
      if (isFinal(first)) {
        ended = "refused";
        continue;
      }
      known = first.kind === "token" ? first.token : null;
      isWithoutToken = known === null;
    }
    ended =
      known === null && !mayDoWithoutToken
        ? "refused"
        : yield* credentialsOf({ ...question, ask: "role", token: known });
  }
  return ended;
}

interface RoleCredentials {
  readonly role: string;
  readonly credentials: SigningCredentials;
}

/** Null: none were had; "unset": a document with a date, and without a pair. */
function* credentialsOf(question: MetadataQuestion): Walk<RoleCredentials | "unset" | null> {
  for (let look = 0; look < PARSES; look += 1) {
    const roles = yield question;
    // Where there is no role, its name is not to be had from the list (`nil.strip`).
    const role = roles.kind === "text" ? (roles.text.split("\n")[0]?.trim() ?? "") : "";
    if (role === "") return null;
    const answer = yield { ...question, ask: "credentials", role };
    if (isNoJson(answer)) continue;
    return isDocument(answer) ? yield* readIn(answer, role) : null;
  }
  return yield* raise(notParsed(metadata(ROLE_PATH)));
}

function* readIn(document: LentDocument, role: string): Walk<RoleCredentials | "unset" | null> {
  const fault = dateFault(document, metadata(ROLE_PATH));
  if (fault !== null) return yield* raise(fault);
  const credentials = pairIn(document);
  if (credentials !== null) return { role, credentials };
  return heldIn(document).expiration === null ? null : "unset";
}

/** Aws::Util.str_2_bool of the variable, though empty, else of the setting. */
const isV1Disabled = (session: RubySession, profileName: string): boolean =>
  setting(session, profileName, "AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")?.text.toLowerCase() ===
  "true";

/**
 * Only the host and the port of a custom endpoint are used, and no TLS. Null: URI.parse refuses it, which ends the search
 * without a word (golden `mut-chains-imds-endpoint-no-scheme`).
 */
function* endpointOf(session: RubySession, profileName: string): Walk<string | null> {
  const mode = setting(
    session,
    profileName,
    "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    "ec2_metadata_service_endpoint_mode",
  );
  const custom = setting(session, profileName, "AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint");
  if (custom !== null) return /^\d[\w.]*:/.test(custom.text) ? null : `http://${hostOf(custom.text)}`;
  const known = mode?.text.toLowerCase() ?? "ipv4";
  if (known === "ipv4") return "http://169.254.169.254";
  if (known === "ipv6") return "http://[fd00:ec2::254]";
  const message = `:endpoint_mode is not valid, expected IPv4 or IPv6, got: ${mode?.text}`;
  return yield* raise(argumentError("bad-setting", message, mode?.provenance ?? null));
}

const setting = (session: RubySession, profileName: string, variable: string, key: string): Configured | null =>
  plainVariable(session, variable) ?? configured(session.shared.value(profileName, key));

function hostOf(url: string): string {
  const [, scheme, host, port] = /^([a-z][a-z0-9+.-]*):\/\/(\[[^\]]*\]|[^:/?#]*)(?::(\d+))?/i.exec(url) ?? [];
  if (host === undefined) return url;
  const number = port ?? (scheme?.toLowerCase() === "https" ? "443" : "80");
  return number === "80" ? host : `${host}:${number}`;
}
