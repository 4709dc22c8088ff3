import type { CodeKeys } from "../../../model/code-keys.ts";
import { variable } from "../../../model/provenance.ts";
import type { Snapshot, VariableValue } from "../../../model/snapshot.ts";
import { Secret, seal } from "../../../vault/secret.ts";
import type { ChosenValue, CommandGives, CommandRun } from "../../known-command.ts";

/**
 * What its modules give boto3 (amazon.aws 10.1.2, module_utils/modules.py, botocore.py): of each list the first variable that
 * is there at all. A profile beside keys they refuse, where boto3 would take the keys.
 */
export function ansibleSettings({ snapshot }: CommandRun): CommandGives {
  const profile = first(snapshot, PROFILE);
  const region = first(snapshot, ["AWS_REGION", "AWS_DEFAULT_REGION"]);
  const keys = [ACCESS_KEY, SECRET_KEY, ["AWS_SESSION_TOKEN"]].map((names) => first(snapshot, names));
  const isNamed = isFilled(profile?.value);
  const [key] = keys.filter((found) => isFilled(found?.value));
  return {
    profile: null,
    region: textOf(region),
    ...(isNamed ? { profileVariables: PROFILE } : {}),
    ...(isNamed && key !== undefined
      ? { refuses: `Ansible takes no profile (${profile?.name}) beside keys (${key?.name}): unset one of them` }
      : {}),
    ...(isNamed || isAsBoto3Reads(snapshot) ? {} : { keys: keysOf(snapshot) }),
  };
}

/** boto3 asks the other one first. */
const PROFILE = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const;
const ACCESS_KEY = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"] as const;
const SECRET_KEY = ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"] as const;

interface Found {
  readonly name: string;
  readonly value: VariableValue;
}

function first({ variables }: Snapshot, names: readonly string[]): Found | null {
  for (const name of names) {
    const value = variables.get(name);
    if (value !== undefined) return { name, value };
  }
  return null;
}

const isFilled = (value: VariableValue | undefined): boolean => value !== undefined && value.length > 0;

const textOf = (found: Found | null): ChosenValue | null =>
  found !== null && typeof found.value === "string" && found.value !== ""
    ? { text: found.value, provenance: variable(found.name) }
    : null;

/** Exported keys that boto3 by itself takes just so: it knows no other names, but another token and an expiration. */
function isAsBoto3Reads({ variables }: Snapshot): boolean {
  const isThere = (name: string): boolean => isFilled(variables.get(name));
  const known = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"].every(isThere);
  if (known)
    return !isThere("AWS_CREDENTIAL_EXPIRATION") && (isThere("AWS_SESSION_TOKEN") || !isThere("AWS_SECURITY_TOKEN"));
  return ![...ACCESS_KEY, ...SECRET_KEY].some(isThere);
}

function keysOf(snapshot: Snapshot): CodeKeys {
  const [id, secret, token] = [ACCESS_KEY, SECRET_KEY, ["AWS_SESSION_TOKEN"]].map((names) => {
    const found = first(snapshot, names);
    return isFilled(found?.value) ? found : null;
  });
  const sealedIn = ({ value }: Found): Secret => (value instanceof Secret ? value : seal(value));
  return {
    givenTo: "client",
    accessKeyId: typeof id?.value === "string" ? id.value : null,
    secret: secret != null,
    token: token != null,
    ...(secret == null ? {} : { secretAccessKey: sealedIn(secret) }),
    ...(token == null ? {} : { sessionToken: sealedIn(token) }),
    argument: id?.name ?? secret?.name ?? "AWS_SESSION_TOKEN",
  };
}
