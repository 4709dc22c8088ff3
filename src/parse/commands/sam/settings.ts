import type { FileView } from "../../../model/snapshot.ts";
import { unseal } from "../../../vault/secret.ts";
import { entriesIn, valueAt } from "../../code-sites/values/placed-value.ts";
import type { ChosenValue, CommandGives, CommandRun } from "../../known-command.ts";
import { optionValue } from "../../option-value.ts";
import { documentReader } from "../../project-document.ts";
import { projectSetting } from "../../project-setting.ts";
import { fromWorkingFolder } from "../../python-path.ts";

/**
 * `[default.deploy.parameters]` is what `sam deploy` is given, else `[default.global.parameters]`, which is for all; another
 * file by `--config-file`, another environment than `default` by `--config-env` (aws-sam-cli 1.170.0,
 * lib/config/samconfig.py).
 */
export function samSettings(run: CommandRun): CommandGives {
  const view = configFile(run);
  const environment = optionValue(run.words, "--config-env") || "default";
  const command = commandKey(run.words);
  const inTable = (table: string, key: string): ChosenValue | null =>
    projectSetting(view, documentReader(view), environment, table, "parameters", key);
  const setting = (key: string): ChosenValue | null => inTable(command, key) ?? inTable("global", key);
  const refuses = refusalOf(view, run);
  return {
    profile: setting("profile"),
    region: setting("region"),
    // ListContext.init_clients (goldens `group`, `dashes`).
    ...(command.startsWith("list_") ? { regionFirst: true } : {}),
    ...(refuses === null ? {} : { refuses: `sam stops: ${refuses}` }),
  };
}

/**
 * Beside the template that an option names (SAM_TEMPLATE_FILE is heard too late: golden `template-by-variable`); the first of
 * three names is the default one (file_manager.FILE_MANAGER_MAPPER).
 */
function configFile({ words, snapshot }: CommandRun): FileView {
  const template = optionValue(words, "-t", "--template", "--template-file") ?? "";
  const folder = fromWorkingFolder(template, snapshot).replace(/[\\/]?[^\\/]*$/, "") || snapshot.cwd;
  const at = (name: string): FileView => snapshot.file(fromWorkingFolder(name, { ...snapshot, cwd: folder }));
  const named = optionValue(words, "--config-file");
  if (named !== null) return at(named);
  const first = at("samconfig.toml");
  return [first, at("samconfig.yaml"), at("samconfig.yml")].find(({ state }) => state === "text") ?? first;
}

/** What it says of its file before anything else (goldens `another-file-missing`, `broken-file`, `no-version`). */
function refusalOf(view: FileView, { words }: CommandRun): string | null {
  if (view.state !== "text") return optionValue(words, "--config-file") === null ? null : `${view.path} cannot be read`;
  const text = unseal(view.text);
  const document = documentReader(view)(text);
  if (document === null) return view.path.endsWith(".toml") ? `${view.path} is no TOML` : null;
  const version = valueAt(document, "version");
  const written = version === null ? "" : (text.split("\n")[version.line - 1] ?? "").slice(version.column - 1);
  // A number, not a text: `version = 0.1`.
  return /^\d+\.\d/.test(written) || entriesIn(document).length === 0 ? null : `${view.path} has no version = 0.1`;
}

/** Their commands have two words. */
const GROUPS: ReadonlySet<string> = new Set(["list", "local", "pipeline", "remote"]);

/** `local start-api` is `local_start_api` (SamConfig.to_key); `sam delete` reads what `sam deploy` was given (golden `delete`). */
function commandKey(words: readonly string[]): string {
  const at = words.findIndex((word) => !word.startsWith("-"));
  const names = words.slice(at, at + (GROUPS.has(words[at] ?? "") ? 2 : 1));
  const key = names.join("_").replaceAll("-", "_");
  return key === "delete" ? "deploy" : key;
}
