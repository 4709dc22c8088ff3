import type { ActingBlock } from "../../../model/acting-block.ts";
import type { Snapshot } from "../../../model/snapshot.ts";
import { Secret, unseal } from "../../../vault/secret.ts";
import { backendHash } from "../../backend-hash.ts";
import { type FolderBackend, argumentsOf, backendOfFolder } from "../../backend-of-folder.ts";
import { hclEntries } from "../../code-sites/terraform/hcl-entries.ts";
import type { TerraformEntry } from "../../code-sites/terraform/terraform-entry.ts";
import { jsonEntries } from "../../code-sites/terraform/terraform-json.ts";
import { jsonValue } from "../../code-sites/documents/json-value.ts";
import { type VariableValues, assignedIn } from "../../code-sites/terraform/variable-values.ts";
import { fromWorkingFolder } from "../../python-path.ts";
import { type SavedBackend, savedBackend } from "../../saved-backend.ts";

/** A run of Terraform: whose credentials it needs, and with which backend (fixtures/commands/terraform). */
export interface TerraformRun {
  readonly opens: Opens;
  /** Where its configuration is. */
  readonly folder: string;
  /** Null: none of S3. Of a migration the new one. */
  readonly backend: ActingBlock | null;
  /** A migration reads the state with what was kept. */
  readonly old: ActingBlock | null;
  /** Values of variables that its words give: -var, -var-file. */
  readonly given: VariableValues;
  /** Why it stops before it asks anybody; null: it does not. */
  readonly stops: string | null;
}

export type Opens = "nothing" | "state" | "state and providers" | "providers";

export function terraformRun(words: readonly string[], snapshot: Snapshot): TerraformRun {
  const chdir = words.find((word) => /^--?chdir=/.test(word));
  const folder = chdir === undefined ? snapshot.cwd : fromWorkingFolder(chdir.replace(/^[^=]*=/, ""), snapshot);
  const verbs = verbsIn(words);
  const args = [...variableWords(snapshot, ...verbs), ...words];
  const opens = opensBy(verbs, args);
  const given = variablesIn(args, { snapshot, folder });
  const nothing = { opens, folder, backend: null, old: null, given, stops: null };
  if (opens === "nothing" || opens === "providers") return nothing;
  const written = backendOfFolder(snapshot, folder);
  const saved = savedBackend(snapshot, dataFolder(snapshot, folder));
  return verbs[0] === "init"
    ? { ...nothing, ...initialised(args, written, saved, { snapshot, folder }) }
    : { ...nothing, ...opened(written, saved) };
}

/** `state list`: what is no option, up to what is none of its words. */
function verbsIn(words: readonly string[]): readonly string[] {
  const [verb = "", next = ""] = words.filter((word) => !word.startsWith("-"));
  return ["state", "workspace", "providers", "metadata"].includes(verb) ? [verb, next] : [verb];
}

const PROVIDERS: ReadonlySet<string> = new Set(["plan", "apply", "destroy", "refresh", "import", "console"]);
const NOTHING: ReadonlySet<string> = new Set(
  "validate fmt get version modules metadata login logout help stacks rpcapi".split(" "),
);

/** As seen: `providers` reads the state, `workspace show` does not (fixtures/commands/terraform, `terraform-with-…`). */
function opensBy([verb = "", next = ""]: readonly string[], args: readonly string[]): Opens {
  if (verb === "" || NOTHING.has(verb) || args.some((word) => /^--?help$|^-h$|^--?version$/.test(word)))
    return "nothing";
  if (verb === "workspace" && next === "show") return "nothing";
  if (verb === "providers" && ["mirror", "lock"].includes(next)) return "nothing";
  if (verb === "test") return "providers";
  return PROVIDERS.has(verb) ? "state and providers" : "state";
}

/** TF_CLI_ARGS and TF_CLI_ARGS_<verb> go before what is typed; they may hold secrets. */
const variableWords = ({ variables }: Snapshot, ...verbs: readonly string[]): readonly string[] =>
  ["TF_CLI_ARGS", `TF_CLI_ARGS_${verbs.join("_").replaceAll("-", "_")}`].flatMap((name) => {
    const value = variables.get(name);
    const text = value instanceof Secret ? unseal(value) : (value ?? "");
    return [...text.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ""));
  });

/** The backend by which Terraform reads the state here: what the last init has kept, else what is written. Null: none. */
export function backendHere(snapshot: Snapshot): FolderBackend | null {
  const { cwd } = snapshot;
  const written = backendOfFolder(snapshot, cwd);
  const saved = savedBackend(snapshot, dataFolder(snapshot, cwd));
  return written !== null && saved !== null && isOfBlock(written, saved) ? saved.backend : written;
}

function dataFolder(snapshot: Snapshot, folder: string): string {
  const named = snapshot.variables.get("TF_DATA_DIR");
  if (typeof named !== "string" || named === "") return `${folder}/.terraform`;
  return named.startsWith("/") ? named : `${folder}/${named}`;
}

type Opened = Partial<TerraformRun>;

const stops = (why: string): Opened => ({ stops: `Terraform stops before it asks anybody: ${why}` });

/** Every command but init: what was kept, if it is of the block that is written now (meta_backend.go:backendFromConfig). */
function opened(written: FolderBackend | null, saved: SavedBackend | null): Opened {
  if (written === null)
    return saved?.backend == null ? {} : stops("the backend that was kept is no longer written; run terraform init");
  if (saved === null) return stops(`${placed(written)} is not initialised; run terraform init`);
  if (saved.backend === null || !isOfBlock(written, saved))
    return stops(`${placed(written)} is not what the last init kept; run terraform init -reconfigure`);
  return { backend: saved.backend };
}

const placed = ({ call, provenance: { path, line } }: ActingBlock): string => `${call} (${path}:${line})`;

const isOfBlock = (written: FolderBackend, { backend, hash }: SavedBackend): boolean =>
  backend !== null && (backendHash(written.body, backend.body) === hash || isSame(written.body, backend.body));

const isSame = (body: readonly TerraformEntry[], kept: readonly TerraformEntry[]): boolean =>
  backendHash(body, kept) === backendHash(kept, kept);

interface Where {
  readonly snapshot: Snapshot;
  readonly folder: string;
}

function initialised(
  args: readonly string[],
  written: FolderBackend | null,
  saved: SavedBackend | null,
  where: Where,
): Opened {
  const has = (name: string): boolean => args.some((word) => new RegExp(`^--?${name}(?:=true)?$`).test(word));
  if (args.some((word) => /^--?backend=(?:false|0)$/.test(word))) return { backend: saved?.backend ?? null };
  if (written === null) return {};
  const given = configsIn(args, where);
  if (typeof given === "string") return stops(given);
  const wanted = withConfigs(written, given);
  if (saved === null || has("reconfigure")) return { backend: wanted };
  if (given.length === 0 && isOfBlock(written, saved)) return { backend: saved.backend };
  if (saved.backend !== null && isSame(wanted.body, saved.backend.body)) return { backend: saved.backend };
  if (has("migrate-state") || has("force-copy")) return { backend: wanted, old: saved.backend };
  return stops(
    `${placed(written)}, with -backend-config, is not what the last init kept: -reconfigure or -migrate-state says what is to be done`,
  );
}

/** What stands behind an option, in its word or in the next. */
function valuesAt(args: readonly string[], option: string): readonly string[] {
  const pattern = new RegExp(`^--?${option}(?:=(.*))?$`, "s");
  return args.flatMap((word, index) => {
    const found = pattern.exec(word);
    return found === null ? [] : [found[1] ?? args[index + 1] ?? ""];
  });
}

/** The later before the earlier; in files only what is a plain text. */
function variablesIn(args: readonly string[], { snapshot, folder }: Where): VariableValues {
  const ofFiles = valuesAt(args, "var-file").flatMap((name) => {
    const view = snapshot.file(name.startsWith("/") ? name : `${folder}/${name}`);
    return view.state === "text" ? [...assignedIn(entriesOf(view.path, unseal(view.text)))] : [];
  });
  const ofWords = valuesAt(args, "var").flatMap((text) => {
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*)$/s.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.replace(/^"(.*)"$/, "$1")] as const];
  });
  return new Map([...ofFiles, ...ofWords]);
}

const entriesOf = (path: string, text: string): readonly TerraformEntry[] =>
  path.endsWith(".json") ? jsonEntries(jsonValue(text)) : hclEntries(text);

interface Config {
  readonly path: string;
  readonly entries: readonly TerraformEntry[];
}

/** Each -backend-config, a value or a file, the later before the earlier; text: a file that is not there. */
function configsIn(args: readonly string[], { snapshot, folder }: Where): readonly Config[] | string {
  const configs: Config[] = [];
  for (const text of valuesAt(args, "backend-config")) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name !== undefined && value !== undefined) {
      const place = { line: 1, column: 1 };
      configs.push({
        path: "-backend-config",
        entries: [{ name, labels: [], ...place, value: { kind: "text", text: value, ...place } }],
      });
      continue;
    }
    const path = text.startsWith("/") ? text : `${folder}/${text}`;
    const view = snapshot.file(path);
    if (view.state !== "text") return `-backend-config names ${path}, which cannot be read`;
    configs.push({ path, entries: entriesOf(path, unseal(view.text)) });
  }
  return configs;
}

/** Whole arguments take the place of those in the block. */
function withConfigs(written: FolderBackend, configs: readonly Config[]): FolderBackend {
  let { body, block } = written;
  for (const { path, entries } of configs) {
    const isLeft = (name: string): boolean => !entries.some((entry) => entry.name === name);
    body = [...body.filter(({ name }) => isLeft(name)), ...entries];
    block = [...block.filter(({ path: [name = ""] }) => isLeft(name)), ...argumentsOf(entries, path)];
  }
  return { ...written, body, block };
}
