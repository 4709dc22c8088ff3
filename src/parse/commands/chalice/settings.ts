import type { CommandGives, CommandRun } from "../../known-command.ts";
import { jsonValue } from "../../code-sites/documents/json-value.ts";
import { optionValue } from "../../option-value.ts";
import { projectSetting } from "../../project-setting.ts";
import { fromWorkingFolder } from "../../python-path.ts";

/**
 * The variables that .chalice/config.json has for the app are set for chalice too, before it looks for credentials (chalice
 * 1.34.0, cli/factory.py:load_chalice_app; golden `file-variables`). Not judged: what they lead to is nobody's aim.
 */
export function chaliceSettings({ words, snapshot }: CommandRun): CommandGives {
  const folder = optionValue(words, "--project-dir") ?? ".";
  const view = snapshot.file(fromWorkingFolder(`${folder}/.chalice/config.json`, snapshot).replaceAll("/./", "/"));
  const stage = optionValue(words, "--stage") ?? "dev";
  const [set] = DECIDING.flatMap((name) =>
    [
      ["environment_variables", name],
      ["stages", stage, "environment_variables", name],
    ].flatMap((path) => projectSetting(view, jsonValue, ...path) ?? []),
  );
  const given = { profile: null, region: null };
  if (set === undefined) return given;
  const { path, line, key } = set.provenance;
  return { ...given, refuses: `chalice sets ${key} for itself, too (${path}:${line}): it would be somebody else` };
}

const DECIDING = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_CONFIG_FILE",
  "AWS_SHARED_CREDENTIALS_FILE",
  "AWS_DEFAULT_REGION",
];
