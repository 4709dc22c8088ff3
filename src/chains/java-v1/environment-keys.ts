import { variable } from "../../model/provenance.ts";
import { javaTrim } from "../../parse/java-v1-profiles.ts";
import { javaTrimmedSecret } from "../../parse/java-trimmed-secret.ts";
import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { type JavaV1Session, secretVariable } from "./session.ts";
import { foundKeys } from "../../walk/found-keys.ts";
import { plainVariable } from "../../walk/configured.ts";

/** The first that is set counts, even empty; each side chooses for itself (golden `env-alias-mixed`). */
const ID = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"];
const SECRET = ["AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"];
const TOKEN = ["AWS_SESSION_TOKEN"];

/** EnvironmentVariableCredentialsProvider: values trimmed; half a pair passes to the next link (golden `env-only-id`). */
export function* environmentKeys(session: JavaV1Session): Walk<StepResult> {
  const id = first(ID, (name) => plainVariable(session, name));
  const secret = firstSecret(session, SECRET);
  const accessKeyId = id === null ? "" : javaTrim(id.value.text);
  if (id === null || accessKeyId === "" || secret === null || secret.value.length === 0)
    return absent(id?.name ?? null, secret?.name ?? null);
  const token = firstSecret(session, TOKEN);
  const hasToken = token !== null && token.value.length > 0;
  const keys = {
    id: { text: accessKeyId, provenance: variable(id.name) },
    secret: { secret: secret.value, provenance: variable(secret.name) },
    token: hasToken ? { secret: token.value, provenance: variable(token.name) } : null,
    triggers: [...ID, ...SECRET, ...TOKEN].filter((name) => session.snapshot.variables.has(name)).map(variable),
  };
  return { kind: "found", found: foundKeys(keys, "exported keys come first in the chain") };
}

interface Named<T> {
  readonly name: string;
  readonly value: T;
}

function first<T>(names: readonly string[], read: (name: string) => T | null): Named<T> | null {
  for (const name of names) {
    const value = read(name);
    if (value !== null) return { name, value };
  }
  return null;
}

const firstSecret = (session: JavaV1Session, names: readonly string[]): Named<Secret> | null =>
  first(names, (name) => {
    const value = secretVariable(session, name);
    return value === null ? null : javaTrimmedSecret(value);
  });

function absent(id: string | null, secret: string | null): StepResult {
  const set = id ?? secret;
  if (set === null) return { kind: "absent", why: "no keys are exported" };
  const other = id === null ? "no access key id" : secret === null ? "no secret key" : "the rest is empty";
  return { kind: "absent", why: `${set} is set, but ${other}: half a pair is passed over`, provenance: variable(set) };
}
