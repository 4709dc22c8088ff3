import type { CodeKeys } from "../../../model/code-keys.ts";
import type { FileView, Snapshot } from "../../../model/snapshot.ts";
import { seal } from "../../../vault/secret.ts";
import type { CommandGives, CommandRun } from "../../known-command.ts";
import { optionValue } from "../../option-value.ts";
import { documentReader } from "../../project-document.ts";
import { type ProjectSetting, projectSetting } from "../../project-setting.ts";
import { fromWorkingFolder, homeFolder } from "../../python-path.ts";
import { foldersUpwards } from "../../working-tree.ts";
import { type Rendered, rendered } from "./rendered.ts";

/**
 * Of the project's profile in profiles.yml the output that is its target: `aws_profile_name`, `region_name` and keys, which
 * go before that profile (dbt-athena 1.10.2, session.py:get_boto3_session). An output of another type asks nobody of AWS.
 */
export function dbtSettings(run: CommandRun): CommandGives {
  const view = run.snapshot.file(profilesFile(run));
  const output = outputOf(run, view);
  const nothing = { profile: null, region: null };
  if (output === null) return nothing;
  const said = (key: string): Said | null => {
    const setting = settingOf(view, ...output, key);
    return setting === null ? null : { setting, value: rendered(setting.text, run.snapshot) };
  };
  if (said("type")?.setting.text !== "athena") return nothing;
  const [profile, region, id, secret, token] = KEYS.map(said) as [Said | null, ...(Said | null)[]];
  const computed = [profile, region, id, secret, token].find((one) => one?.value === null);
  if (computed !== undefined && computed !== null) return { ...nothing, refuses: notKnown(computed.setting) };
  const keys = keysOf(id ?? null, secret ?? null, token ?? null);
  return { profile: chosen(profile), region: chosen(region ?? null), ...(keys === null ? {} : { keys }) };
}

interface Said {
  readonly setting: ProjectSetting;
  /** Null: only a run can tell. */
  readonly value: Rendered | null;
}

const KEYS = ["aws_profile_name", "region_name", "aws_access_key_id", "aws_secret_access_key", "aws_session_token"];

const notKnown = ({ provenance: { path, line, key } }: ProjectSetting): string =>
  `whom dbt acts as only a run can tell: ${key} in ${path}:${line}`;

const settingOf = (view: FileView, ...path: readonly string[]): ProjectSetting | null =>
  projectSetting(view, documentReader(view), ...path);

function chosen(said: Said | null): CommandGives["profile"] {
  const text = said?.value;
  return said == null || typeof text !== "string" ? null : { text, provenance: said.setting.provenance };
}

function keysOf(id: Said | null, secret: Said | null, token: Said | null): CodeKeys | null {
  if ([id, secret, token].every((one) => one === null || one.value === "")) return null;
  const sealed = (one: Said | null) => (typeof one?.value === "string" ? seal(one.value) : one?.value);
  const [secretAccessKey, sessionToken] = [sealed(secret), sealed(token)];
  return {
    givenTo: "session",
    accessKeyId: typeof id?.value === "string" ? id.value : null,
    secret: secretAccessKey != null && secretAccessKey.length > 0,
    token: sessionToken != null && sessionToken.length > 0,
    ...(secretAccessKey == null ? {} : { secretAccessKey }),
    ...(sessionToken == null ? {} : { sessionToken }),
    argument: "aws_access_key_id in profiles.yml",
  };
}

/** `p`, `outputs`, `dev`; null: no profile is named. */
function outputOf({ words, snapshot }: CommandRun, view: FileView): readonly string[] | null {
  const project = snapshot.file(`${projectFolder(words, snapshot)}/dbt_project.yml`);
  const plain = (name: string): string | null => {
    const value = snapshot.variables.get(name);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const profile = optionValue(words, "--profile") ?? plain("DBT_PROFILE") ?? settingOf(project, "profile")?.text;
  if (profile === undefined) return null;
  const named = optionValue(words, "-t", "--target") ?? plain("DBT_TARGET") ?? settingOf(view, profile, "target")?.text;
  const target = rendered(named ?? "default", snapshot);
  return typeof target === "string" ? [profile, "outputs", target] : null;
}

function projectFolder(words: readonly string[], snapshot: Snapshot): string {
  const variable = snapshot.variables.get("DBT_PROJECT_DIR");
  const named = optionValue(words, "--project-dir") ?? (typeof variable === "string" ? variable : null);
  if (named !== null) return fromWorkingFolder(named, snapshot);
  const isProject = (folder: string): boolean => snapshot.file(`${folder}/dbt_project.yml`).state === "text";
  return foldersUpwards(snapshot.cwd).find(isProject) ?? snapshot.cwd;
}

/** In the working folder, else in ~/.dbt (cli/resolvers.py:default_profiles_dir). */
function profilesFile({ words, snapshot }: CommandRun): string {
  const variable = snapshot.variables.get("DBT_PROFILES_DIR");
  const named = optionValue(words, "--profiles-dir") ?? (typeof variable === "string" ? variable : null);
  if (named !== null) return `${fromWorkingFolder(named, snapshot)}/profiles.yml`;
  const here = `${snapshot.cwd}/profiles.yml`;
  return snapshot.file(here).state === "text" ? here : `${homeFolder(snapshot)}/.dbt/profiles.yml`;
}
