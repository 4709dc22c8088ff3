import type { CodeKeys } from "../model/code-keys.ts";
import type { Snapshot, VariableValue } from "../model/snapshot.ts";
import { Secret, seal } from "../vault/secret.ts";

/** Names that a program asks for its keys, each list until one is there at all. */
export interface KeyVariables {
  readonly id: readonly string[];
  readonly secret: readonly string[];
  readonly token: readonly string[];
}

export interface FoundVariable {
  readonly name: string;
  readonly value: VariableValue;
}

export function firstVariable({ variables }: Snapshot, names: readonly string[]): FoundVariable | null {
  for (const name of names) {
    const value = variables.get(name);
    if (value !== undefined) return { name, value };
  }
  return null;
}

/** The first of these names, unless it is empty. */
export function filledVariable(snapshot: Snapshot, names: readonly string[]): FoundVariable | null {
  const found = firstVariable(snapshot, names);
  return found !== null && found.value.length > 0 ? found : null;
}

/** Exported keys that boto3 by itself takes just so: it knows no other names, but another token and an expiration. */
export function areAsBoto3Reads(snapshot: Snapshot, { id, secret }: KeyVariables): boolean {
  const isThere = (name: string): boolean => filledVariable(snapshot, [name]) !== null;
  if (["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].every(isThere))
    return !isThere("AWS_CREDENTIAL_EXPIRATION") && (isThere("AWS_SESSION_TOKEN") || !isThere("AWS_SECURITY_TOKEN"));
  return ![...id, ...secret].some(isThere);
}

/** Those keys, handed over in code. */
export function keysHandedOver(snapshot: Snapshot, names: KeyVariables, givenTo: CodeKeys["givenTo"]): CodeKeys {
  const [id, secret, token] = [names.id, names.secret, names.token].map((list) => filledVariable(snapshot, list));
  return {
    givenTo,
    accessKeyId: typeof id?.value === "string" ? id.value : null,
    secret: secret != null,
    token: token != null,
    ...(secret == null ? {} : { secretAccessKey: sealedIn(secret) }),
    ...(token == null ? {} : { sessionToken: sealedIn(token) }),
    argument: id?.name ?? secret?.name ?? "AWS_SESSION_TOKEN",
  };
}

const sealedIn = ({ value }: FoundVariable): Secret => (value instanceof Secret ? value : seal(value));
