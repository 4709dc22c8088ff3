import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Setting } from "../../model/settings.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { shellProgram } from "../../parse/shell-program.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Found } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { credentialsFor } from "./exchange.ts";
import type { JvmSession } from "./session.ts";
import { secretOf } from "./static-keys.ts";

/** What an SDK asks of a process' output beyond the keys. */
export interface OutputRules {
  /** What it says of output without a session token; null: nothing. */
  readonly withoutToken: string | null;
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
  { withoutToken, isExpiration }: OutputRules,
): Walk<Found> {
  const credentials = yield* printed(session, command);
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

function* printed(session: JvmSession, command: Setting): Walk<SigningCredentials> {
  const { errors } = session.sdk;
  const where = command.provenance;
  return yield* credentialsFor(
    { kind: "process", shell: secretOf(command), argv: [], program: programOf(command) },
    {
      failed: (failure) =>
        errors.source("process-failed", `Command returned non-zero exit value: ${failure.message}`, where),
      incomplete: (missing, version) => {
        const message =
          version === null ? `${missing[0]} cannot be null` : `Unsupported credential version: ${version}`;
        return errors.source("process-failed", message, where);
      },
    },
  );
}
