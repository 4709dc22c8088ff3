import type { FileView } from "../../../model/snapshot.ts";
import { unseal } from "../../../vault/secret.ts";
import { type KeyVariables, areAsBoto3Reads, filledVariable, keysHandedOver } from "../../exported-keys.ts";
import type { ChosenValue, CommandGives, CommandRun } from "../../known-command.ts";
import { optionValue } from "../../option-value.ts";
import { documentReader } from "../../project-document.ts";
import { projectSetting } from "../../project-setting.ts";
import { fromWorkingFolder } from "../../python-path.ts";

/**
 * `profile` and `region` of the stack's own file below `config`, else of the config.yaml nearest above it. Exported keys go
 * before that profile, which still says the rest (sceptre 4.7.0, connection_manager.py:_get_session).
 */
export function sceptreSettings(run: CommandRun): CommandGives {
  const { snapshot } = run;
  const profile = setting(run, "profile");
  const region = setting(run, "region");
  const role = setting(run, "sceptre_role") ?? setting(run, "iam_role");
  const computed = [profile, region, role].find((value) => value?.text === COMPUTED);
  const [id, secret, token] = [KEYS.id, KEYS.secret, KEYS.token].map((names) => filledVariable(snapshot, names));
  const isWhole = [...KEYS.id, ...KEYS.secret].every((name) => snapshot.variables.has(name));
  const isHandingOver =
    isWhole && (id ?? secret ?? token) != null && (profile !== null || !areAsBoto3Reads(snapshot, KEYS));
  return {
    profile,
    region,
    ...(isHandingOver ? { keys: keysHandedOver(snapshot, KEYS, "session") } : {}),
    ...refusal(computed ?? role ?? null),
    // Golden `token-alone-no-profile`.
    ...(!isWhole && (id ?? secret ?? token) != null ? { refuses: INCOMPLETE } : {}),
  };
}

const INCOMPLETE =
  "sceptre stops: keys are exported in part (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN)";

const KEYS: KeyVariables = {
  id: ["AWS_ACCESS_KEY_ID"],
  secret: ["AWS_SECRET_ACCESS_KEY"],
  token: ["AWS_SESSION_TOKEN"],
};

function refusal(value: ChosenValue | null): { readonly refuses?: string } {
  if (value?.provenance.kind !== "file") return {};
  const { path, line, key } = value.provenance;
  return { refuses: `whom sceptre acts as only a run can tell: ${key} in ${path}:${line}` };
}

function setting(run: CommandRun, key: string): ChosenValue | null {
  for (const path of configFiles(run)) {
    const view = run.snapshot.file(path);
    const value = computedIn(view, key) ?? projectSetting(view, documentReader(view), key);
    if (value !== null) return value;
  }
  return null;
}

const COMPUTED = "{{";

/** Its files are templates of Jinja before they are YAML: `profile: {{ var.profile }}`. */
function computedIn(view: FileView, key: string): ChosenValue | null {
  if (view.state !== "text") return null;
  const lines = unseal(view.text).split("\n");
  const line = lines.findIndex((one) => one.startsWith(`${key}:`) && one.includes(COMPUTED)) + 1;
  if (line === 0) return null;
  const place = { kind: "file", path: view.path, line, column: 1, section: null, key } as const;
  return { text: COMPUTED, provenance: place };
}

/** The stack's own first: `config/dev/vpc.yaml`, `config/dev/config.yaml`, `config/config.yaml`. */
function configFiles({ words, snapshot }: CommandRun): readonly string[] {
  const root = fromWorkingFolder(`${optionValue(words, "--dir") ?? "."}/config`, snapshot).replaceAll("/./", "/");
  const path = words.filter((word, at) => !word.startsWith("-") && !VALUED.test(words[at - 1] ?? ""))[1] ?? "";
  const parts = path.split("/").filter((part) => part !== "");
  const folders = parts.map((_, at) => parts.slice(0, parts.length - at - 1).join("/"));
  const inFolder = (folder: string): string => [root, folder, "config.yaml"].filter((part) => part !== "").join("/");
  return [...(path === "" ? [] : [`${root}/${path}`, inFolder(path)]), ...folders.map(inFolder), inFolder("")];
}

/** Options of the group, before the verb, that take a value. */
const VALUED = /^--(?:dir|var|var-file|output|merge-keys)$/;
