import { variable } from "../../model/provenance.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import { type RubySession, secretVariable } from "./session.ts";
import { environment, plainVariable } from "../../walk/configured.ts";

/** The first that is set counts, even empty; each part chooses for itself (golden `env-alias-mixed`). */
const ID = ["AWS_ACCESS_KEY_ID", "AMAZON_ACCESS_KEY_ID", "AWS_ACCESS_KEY"];
const SECRET = ["AWS_SECRET_ACCESS_KEY", "AMAZON_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"];
const TOKEN = ["AWS_SESSION_TOKEN", "AMAZON_SESSION_TOKEN"];

/** `env_credentials`: values as they are, blanks and all; half a pair passes to the next (golden `env-only-id`). */
export function* environmentKeys(session: RubySession): Walk<StepResult> {
  const named = (names: readonly string[]): string | null =>
    names.find((name) => environment(session, name) !== undefined) ?? null;
  const [id, secret, token] = [named(ID), named(SECRET), named(TOKEN)];
  const accessKeyId = id === null ? "" : (plainVariable(session, id)?.text ?? "");
  const secretAccessKey = secret === null ? null : secretVariable(session, secret);
  const sessionToken = token === null ? null : secretVariable(session, token);
  if (id === null || accessKeyId === "" || secret === null || secretAccessKey === null || secretAccessKey.length === 0)
    return absent(id, secret);
  const keys = {
    id: { text: accessKeyId, provenance: variable(id) },
    secret: { secret: secretAccessKey, provenance: variable(secret) },
    token: token === null ? null : { secret: sessionToken, provenance: variable(token) },
    triggers: [...ID, ...SECRET, ...TOKEN].filter((name) => session.snapshot.variables.has(name)).map(variable),
  };
  return { kind: "found", found: foundKeys(keys, "exported keys come before AWS_PROFILE's") };
}

function absent(id: string | null, secret: string | null): StepResult {
  const set = id ?? secret;
  if (set === null) return { kind: "absent", why: "no keys are exported" };
  const other = id === null ? "no access key id" : secret === null ? "no secret key" : "the rest is empty";
  return { kind: "absent", why: `${set} is set, but ${other}: half a pair is passed over`, provenance: variable(set) };
}
