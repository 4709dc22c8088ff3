import { variable } from "../../../model/provenance.ts";
import {
  type FoundVariable,
  type KeyVariables,
  areAsBoto3Reads,
  filledVariable,
  firstVariable,
  keysHandedOver,
} from "../../exported-keys.ts";
import type { ChosenValue, CommandGives, CommandRun } from "../../known-command.ts";

/** boto3 asks the other one first. */
const PROFILE = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const;
const KEYS: KeyVariables = {
  id: ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"],
  secret: ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"],
  token: ["AWS_SESSION_TOKEN"],
};

/**
 * What its modules give boto3 (amazon.aws 10.1.2, module_utils/modules.py, botocore.py): of each list the first variable that
 * is there at all. A profile beside keys they refuse, where boto3 would take the keys.
 */
export function ansibleSettings({ snapshot }: CommandRun): CommandGives {
  const profile = filledVariable(snapshot, PROFILE);
  const [key] = [KEYS.id, KEYS.secret, KEYS.token].flatMap((names) => filledVariable(snapshot, names) ?? []);
  const given: CommandGives = { profile: null, region: textOf(firstVariable(snapshot, REGION)) };
  if (profile === null)
    return areAsBoto3Reads(snapshot, KEYS) ? given : { ...given, keys: keysHandedOver(snapshot, KEYS, "client") };
  return {
    ...given,
    // As one in code: an exported web identity is not looked at (golden `profile-and-web-identity`).
    profile: textOf(profile),
    ...(key === undefined
      ? {}
      : { refuses: `Ansible takes no profile (${profile.name}) beside keys (${key.name}): unset one of them` }),
  };
}

const REGION = ["AWS_REGION", "AWS_DEFAULT_REGION"] as const;

const textOf = (found: FoundVariable | null): ChosenValue | null =>
  found !== null && typeof found.value === "string" && found.value !== ""
    ? { text: found.value, provenance: variable(found.name) }
    : null;
