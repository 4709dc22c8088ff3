import { foundKeys } from "../../walk/found-keys.ts";
import { variable } from "../../model/provenance.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { Secret } from "../../vault/secret.ts";
import { partialCredentials, python } from "./errors.ts";
import { expiredError } from "./refreshable.ts";
import type { BotocoreSession } from "./session.ts";
import { environment, plainVariable } from "../../walk/configured.ts";

/** The older name goes first (golden `py-env-both-tokens`). */
const TOKENS = ["AWS_SECURITY_TOKEN", "AWS_SESSION_TOKEN"];

/** EnvProvider, as the chain has it: taken out when a profile is given in code, never by AWS_PROFILE. */
export function* environmentKeys(session: BotocoreSession): Walk<StepResult> {
  if (session.chosen?.inCode === true) {
    const exported = plainVariable(session, "AWS_ACCESS_KEY_ID");
    return exported === null || exported.text === ""
      ? { kind: "absent", why: "not looked at: a profile is named in code" }
      : {
          kind: "skipped",
          why: "a profile named in code takes exported keys out of the chain",
          provenance: exported.provenance,
        };
  }
  return yield* exportedKeys(session);
}

/** EnvProvider by itself: also what `credential_source = Environment` asks. */
export function* exportedKeys(session: BotocoreSession): Walk<StepResult> {
  const id = plainVariable(session, "AWS_ACCESS_KEY_ID");
  if (id === null) return withoutId(session);
  if (id.text === "") return { kind: "absent", why: "AWS_ACCESS_KEY_ID is set but empty", provenance: id.provenance };
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY");
  if (secret === null) return yield* raise(partialCredentials("env", "AWS_SECRET_ACCESS_KEY", id.provenance));
  const tokenName = TOKENS.find((name) => secretVariable(session, name) !== null);
  const token = tokenName === undefined ? null : secretVariable(session, tokenName);
  const expiration = nonEmpty(plainVariable(session, "AWS_CREDENTIAL_EXPIRATION")?.text);
  if (expiration !== null && parseTimestamp(expiration) === null)
    yield* raise(python("ParserError", `Unknown string format: ${expiration}`, variable("AWS_CREDENTIAL_EXPIRATION")));
  const accountId = nonEmpty(plainVariable(session, "AWS_ACCOUNT_ID")?.text);
  const found = foundKeys(
    {
      id,
      secret: { secret, provenance: variable("AWS_SECRET_ACCESS_KEY") },
      token: tokenName === undefined ? null : { secret: token, provenance: variable(tokenName) },
      accountId,
      expiration,
      triggers: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", ...TOKENS]
        .filter((name) => session.snapshot.variables.has(name))
        .map(variable),
    },
    "exported keys come first in the chain",
  );
  const freeze = function* () {
    const fault = expiredError(expiration, session.snapshot.now, variable("AWS_CREDENTIAL_EXPIRATION"));
    if (fault !== null) yield* raise(fault);
    return { ...(yield* found.freeze()), expiration };
  };
  return { kind: "found", found: { ...found, freeze } };
}

function withoutId(session: BotocoreSession): StepResult {
  if (secretVariable(session, "AWS_SECRET_ACCESS_KEY") !== null)
    return {
      kind: "absent",
      why: "AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not: half a pair is ignored here",
      provenance: variable("AWS_SECRET_ACCESS_KEY"),
    };
  return { kind: "absent", why: "AWS_ACCESS_KEY_ID is not set" };
}

const nonEmpty = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);

function secretVariable(session: BotocoreSession, name: string): Secret | null {
  const value = environment(session, name);
  return value instanceof Secret && value.length > 0 ? value : null;
}
