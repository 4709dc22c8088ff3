import type { FileView } from "../../../model/snapshot.ts";
import { tomlValue } from "../../code-sites/documents/toml-value.ts";
import { yamlValues } from "../../code-sites/documents/yaml-value.ts";
import type { Chosen, ChosenValue, CommandRun } from "../../known-command.ts";
import { optionValue } from "../../option-value.ts";
import { projectSetting } from "../../project-setting.ts";
import { fromWorkingFolder } from "../../python-path.ts";

/**
 * `[default.deploy.parameters]` is what `sam deploy` is given, else `[default.global.parameters]`, which is for all; another
 * file by `--config-file`, another environment than `default` by `--config-env` (aws-sam-cli 1.170.0,
 * lib/config/samconfig.py).
 */
export function samSettings(run: CommandRun): Chosen {
  const view = configFile(run);
  const environment = optionValue(run.words, "--config-env") || "default";
  const command = commandKey(run.words);
  const setting = (key: string): ChosenValue | null =>
    inTable(view, environment, command, key) ?? inTable(view, environment, "global", key);
  return { profile: setting("profile"), region: setting("region") };
}

const inTable = (view: FileView, environment: string, command: string, key: string): ChosenValue | null =>
  projectSetting(view, view.path.endsWith(".toml") ? tomlValue : firstYaml, environment, command, "parameters", key);

const firstYaml = (text: string) => yamlValues(text)[0] ?? null;

/** Beside the template that is named; the first of three names is the default one (file_manager.FILE_MANAGER_MAPPER). */
function configFile({ words, snapshot }: CommandRun): FileView {
  const template = optionValue(words, "-t", "--template", "--template-file") ?? "";
  const folder = fromWorkingFolder(template, snapshot).replace(/[\\/]?[^\\/]*$/, "") || snapshot.cwd;
  const at = (name: string): FileView => snapshot.file(fromWorkingFolder(name, { ...snapshot, cwd: folder }));
  const named = optionValue(words, "--config-file");
  if (named !== null) return at(named);
  const [first, ...others] = ["samconfig.toml", "samconfig.yaml", "samconfig.yml"].map(at) as [FileView, ...FileView[]];
  return [first, ...others].find(({ state }) => state === "text") ?? first;
}

/** Their commands have two words. */
const GROUPS: ReadonlySet<string> = new Set(["list", "local", "pipeline", "remote"]);

/** `local start-api` is `local_start_api` (SamConfig.to_key). */
function commandKey(words: readonly string[]): string {
  const at = words.findIndex((word) => !word.startsWith("-"));
  const names = words.slice(at, at + (GROUPS.has(words[at] ?? "") ? 2 : 1));
  return names.join("_").replaceAll("-", "_");
}
