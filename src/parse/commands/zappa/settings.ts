import type { FileView } from "../../../model/snapshot.ts";
import { unseal } from "../../../vault/secret.ts";
import { entriesIn } from "../../code-sites/values/placed-value.ts";
import { type KeyVariables, areAsBoto3Reads, filledVariable, keysHandedOver } from "../../exported-keys.ts";
import type { ChosenValue, CommandGives, CommandRun } from "../../known-command.ts";
import { optionValue } from "../../option-value.ts";
import { documentReader } from "../../project-document.ts";
import { projectSetting } from "../../project-setting.ts";
import { fromWorkingFolder } from "../../python-path.ts";

/**
 * The stage's `profile_name` and `aws_region`, or those of a stage that it extends; without a profile exported keys, without
 * a region that of a session without the profile (zappa 0.63.0, cli.py:stage_config, core.py:load_credentials).
 */
export function zappaSettings(run: CommandRun): CommandGives {
  const view = settingsFile(run);
  const stage = stageOf(run, view);
  if (stage === null)
    return { profile: null, region: null, refuses: "zappa acts as the profile of each stage: name one stage" };
  const profile = ofStage(view, stage, "profile_name");
  const region = ofStage(view, stage, "aws_region");
  const isHandingOver =
    !(profile?.text ?? "") &&
    [...KEYS.id, ...KEYS.secret].every((name) => filledVariable(run.snapshot, [name]) !== null) &&
    !areAsBoto3Reads(run.snapshot, KEYS);
  return {
    profile: profile?.text === "" ? null : profile,
    region,
    ...(region === null ? { regionFirst: true } : {}),
    ...(isHandingOver ? { keys: keysHandedOver(run.snapshot, KEYS, "session") } : {}),
  };
}

const KEYS: KeyVariables = {
  id: ["AWS_ACCESS_KEY_ID"],
  secret: ["AWS_SECRET_ACCESS_KEY"],
  token: ["AWS_SESSION_TOKEN"],
};

function settingsFile({ words, snapshot }: CommandRun): FileView {
  const at = (name: string): FileView => snapshot.file(fromWorkingFolder(name, snapshot));
  const named = optionValue(words, "-s", "--settings_file");
  if (named !== null) return at(named);
  const first = at("zappa_settings.json");
  const others = ["toml", "yml", "yaml"].map((extension) => at(`zappa_settings.${extension}`));
  return [first, ...others].find(({ state }) => state === "text") ?? first;
}

/** `zappa deploy dev`; the only one there is need not be named. Null: several. */
function stageOf({ words }: CommandRun, view: FileView): string | null {
  const named = words[words.findIndex((word) => !word.startsWith("-")) + 1];
  if (named !== undefined && !named.startsWith("-")) return named;
  const document = view.state === "text" ? documentReader(view)(unseal(view.text)) : null;
  const stages = new Set(entriesIn(document).map(({ key }) => key.split(".")[0] as string));
  return stages.size > 1 ? null : ([...stages][0] ?? "dev");
}

function ofStage(view: FileView, stage: string, key: string): ChosenValue | null {
  const read = documentReader(view);
  const seen = new Set<string>();
  for (let at: string | undefined = stage; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const value = projectSetting(view, read, at, key);
    if (value !== null) return value;
    at = projectSetting(view, read, at, "extends")?.text;
  }
  return null;
}
