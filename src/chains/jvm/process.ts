import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { Answer, PrintedKind, PrintedKinds, SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { JvmSession } from "./session.ts";
import { writtenCommand } from "./written-command.ts";
import { secretOf } from "../../walk/setting-value.ts";

/** What an SDK asks of a process' output beyond the keys. */
export interface OutputRules {
  /** What it says of output without a session token; null: nothing. */
  readonly withoutToken: string | null;
  /** Kotlin refuses a list or an object in place of a text, and takes 1.0 for 1; Java passes the one over and refuses the other. */
  readonly nested: "refused" | "passed-over";
  /** Which texts are an `Expiration`; others are refused. */
  readonly isExpiration: (text: string) => boolean;
}

/**
 * `credential_process`, run by a shell (golden `process-pipe`); expired output is taken too (golden `process-expired`).
 */
export function* processOf(
  session: JvmSession,
  profile: MergedProfile,
  command: Setting,
  { withoutToken, isExpiration, nested }: OutputRules,
): Walk<Found> {
  const credentials = yield* printed(session, command, nested);
  const taken = credentials === UNKNOWN_CREDENTIALS || credentials.sessionToken !== null;
  if (!taken && withoutToken !== null)
    yield* raise(session.sdk.errors.source("process-failed", withoutToken, command.provenance));
  const { expiration } = credentials;
  if (expiration !== null && !isExpiration(expiration))
    yield* raise(session.sdk.errors.source("process-failed", `Failed to parse date ${expiration}`, command.provenance));
  const id = credentials.accessKeyId;
  const decoded = id === null ? null : accountOfAccessKeyId(id);
  const where = command.provenance;
  const program = programOf(command);
  return {
    why: `profile ${profile.name} runs ${program}`,
    holding: {
      accessKeyId: id,
      hasSessionToken: credentials.sessionToken !== null,
      account: decoded === null ? null : { id: decoded, known: "key-id" },
      plan: [{ kind: "process", program, provenance: where }],
      provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: where },
      triggers: [where],
      expiration,
    },
    // biome-ignore lint/correctness/useYield: nothing to ask
    *freeze() {
      return credentials;
    },
  };
}

/** The first word, which is safe to show. */
const programOf = (command: Setting): string => shellProgram(secretOf(command));

function* printed(session: JvmSession, command: Setting, nested: OutputRules["nested"]): Walk<SigningCredentials> {
  const { errors } = session.sdk;
  const fault = (message: string) => errors.source("process-failed", message, command.provenance);
  const answer = yield {
    kind: "process",
    shell: writtenCommand(session.snapshot, secretOf(command)),
    argv: [],
    program: programOf(command),
  };
  if (answer.kind === "incomplete" || answer.kind === "credentials") {
    const refused = refusal(answer, nested);
    if (refused !== null) return yield* raise(fault(refused));
  }
  switch (answer.kind) {
    case "credentials":
      return withToken(answer.credentials, answer.kinds);
    case "assumed":
      return UNKNOWN_CREDENTIALS;
    case "incomplete":
      return withToken(answer.held ?? UNKNOWN_CREDENTIALS, answer.kinds);
    case "failure":
      return yield* raise(fault(`Command returned non-zero exit value: ${answer.failure.message}`));
    case "token":
    case "text":
      throw new Error(`process answered with ${answer.kind}`);
  }
}

/** A number or a truth is read as its text, a list or an object as nothing (set `hand-process`). */
const isText = (kind: PrintedKind | undefined): boolean =>
  kind === "number" || kind === "fraction" || kind === "boolean" || kind === "text";

function refusal(
  answer: Answer & { kind: "credentials" | "incomplete" },
  nested: OutputRules["nested"],
): string | null {
  const { kinds = {} } = answer;
  const fraction = kinds["Version"] === "fraction" && nested === "passed-over" ? "1.0" : null;
  const version = answer.kind === "incomplete" ? answer.version : fraction;
  if (version !== null) return `Unsupported credential version: ${version}`;
  const missing = answer.kind === "incomplete" ? answer.missing.find((name) => !isText(kinds[name])) : undefined;
  if (missing !== undefined) return `${missing} cannot be null`;
  const odd = Object.keys(kinds).find((name) => kinds[name] === "object" || kinds[name] === "array");
  if (odd !== undefined && nested === "refused") return `unexpected token in ${odd}`;
  return isText(kinds["Expiration"]) ? `Failed to parse date` : null;
}

const withToken = (credentials: SigningCredentials, kinds: PrintedKinds = {}): SigningCredentials =>
  kinds["SessionToken"] === undefined || isText(kinds["SessionToken"])
    ? credentials
    : { ...credentials, sessionToken: null };
