import type { CodeKeys } from "../../../model/code-keys.ts";
import type { Snapshot } from "../../../model/snapshot.ts";
import { seal, unseal } from "../../../vault/secret.ts";
import { keysHandedOver } from "../../exported-keys.ts";
import type { CommandGives, CommandRun } from "../../known-command.ts";
import { optionValue } from "../../option-value.ts";
import { fromWorkingFolder, homeFolder } from "../../python-path.ts";

/**
 * S3_ACCESS_KEY and S3_SECRET_KEY, else the keys of ~/.s3cfg, go before whatever boto3 would find (s4cmd 2.1.0,
 * S3Handler.init_s3_keys).
 */
export function s4cmdSettings({ words, snapshot }: CommandRun): CommandGives {
  const given = { profile: null, region: null };
  if (optionValue(words, "--access-key") !== null && optionValue(words, "--secret-key") !== null)
    return { ...given, refuses: "s4cmd is given keys of its own by --access-key: who that is is not looked at" };
  const keys = ofVariables(snapshot) ?? ofFile(snapshot, optionValue(words, "-p", "--config"));
  return keys === null ? given : { ...given, keys };
}

function ofVariables(snapshot: Snapshot): CodeKeys | null {
  const names = { id: ["S3_ACCESS_KEY"], secret: ["S3_SECRET_KEY"], token: [] };
  return [...names.id, ...names.secret].every((name) => snapshot.variables.has(name))
    ? keysHandedOver(snapshot, names, "client")
    : null;
}

function ofFile(snapshot: Snapshot, named: string | null): CodeKeys | null {
  const view = snapshot.file(named === null ? `${homeFolder(snapshot)}/.s3cfg` : fromWorkingFolder(named, snapshot));
  const text = view.state === "text" ? unseal(view.text) : "";
  const [, section = ""] = /^\[default\]$([^[]*)/m.exec(text) ?? [];
  const [, id] = /^access_key\s*[=:]\s*(.*?)\s*$/m.exec(section) ?? [];
  const [, secret] = /^secret_key\s*[=:]\s*(.*?)\s*$/m.exec(section) ?? [];
  if (id === undefined || secret === undefined) return null;
  return {
    givenTo: "client",
    accessKeyId: id,
    secret: secret !== "",
    token: false,
    secretAccessKey: seal(secret),
    argument: `access_key in ${view.path}`,
  };
}
