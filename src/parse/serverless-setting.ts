import type { FileProvenance } from "../model/provenance.ts";
import type { FileView, Snapshot } from "../model/snapshot.ts";
import { Secret, unseal } from "../vault/secret.ts";
import { jsonValue } from "./code-sites/documents/json-value.ts";
import { yamlValues } from "./code-sites/documents/yaml-value.ts";
import { type PlacedValue, textAt, valueAt } from "./code-sites/values/placed-value.ts";
import { SERVICE_FILES } from "./service-files.ts";

export interface ServerlessSetting {
  readonly text: string;
  readonly provenance: FileProvenance;
}

/** A setting of `provider` in the working folder's serverless.yml; null: nothing there, or what only a run can tell. */
export function serverlessSetting(
  snapshot: Snapshot,
  name: "profile" | "region" | "stage",
  stage: string | null,
): ServerlessSetting | null {
  const [view] = SERVICE_FILES.map((file) => snapshot.file(`${snapshot.cwd}/${file}`)).filter(
    ({ state }) => state === "text",
  );
  const document = view === undefined ? null : documentIn(view);
  const value = valueAt(document, "provider", name);
  if (view === undefined || document === null || value?.kind !== "text") return null;
  const text = textOf(value.text, { snapshot, document, stage }, 0);
  if (text === null) return null;
  const { line, column } = value;
  return { text, provenance: { kind: "file", path: view.path, line, column, section: "provider", key: name } };
}

/** It says something there, which only a run can tell. */
export function isLeftToRun(snapshot: Snapshot, name: "profile", stage: string | null): boolean {
  const [view] = SERVICE_FILES.map((file) => snapshot.file(`${snapshot.cwd}/${file}`)).filter(
    ({ state }) => state === "text",
  );
  const written = view === undefined ? null : textAt(documentIn(view), "provider", name);
  return (written ?? "") !== "" && serverlessSetting(snapshot, name, stage) === null;
}

const read = new WeakMap<FileView, PlacedValue | null>();

function documentIn(view: FileView): PlacedValue | null {
  const known = read.get(view);
  if (known !== undefined || view.state !== "text") return known ?? null;
  const text = unseal(view.text);
  const document = view.path.endsWith(".json") ? jsonValue(text) : (yamlValues(text)[0] ?? null);
  read.set(view, document);
  return document;
}

interface Known {
  readonly snapshot: Snapshot;
  readonly document: PlacedValue;
  /** By `--stage`. */
  readonly stage: string | null;
}

/** A variable in a variable in a variable: nobody goes deeper. */
const DEEPEST = 8;

/** The innermost `${…}` first; null: one of them only a run can tell. */
function textOf(text: string, known: Known, depth: number): string | null {
  const match = /\$\{([^${}]*)\}/.exec(text);
  if (match === null) return text;
  const value = depth === DEEPEST ? null : variable(match[1] ?? "", known);
  if (value === null) return null;
  return textOf(text.slice(0, match.index) + value + text.slice(match.index + match[0].length), known, depth + 1);
}

/** `env:NAME, opt:stage, self:custom.profile, 'default'`: the first that there is; null: one of them only a run can tell. */
function variable(written: string, known: Known): string | null {
  for (const source of written.split(",").map((part) => part.trim())) {
    const value = sourceOf(source, known);
    if (value === "unknown") return null;
    if (value !== null) return value.text;
  }
  return null;
}

/** Null: there is none. A snapshot has no variables but AWS's. */
function sourceOf(source: string, { snapshot, document, stage }: Known): { readonly text: string } | null | "unknown" {
  const [, quoted] = /^(?:"([^"]*)"|'([^']*)')$/.exec(source)?.filter((group) => group !== undefined) ?? [];
  const [, kind, name = ""] = /^(env|opt|self|sls):([\w.-]+)$/.exec(source) ?? [];
  const here = (text: string | null) => (text === null ? null : { text });
  if (quoted !== undefined) return here(quoted);
  if (kind === "self") return here(textAt(document, ...name.split(".")));
  if (kind === "opt") return here(name === "stage" ? stage : null);
  if (kind === "sls") return name === "stage" ? here(stage ?? "dev") : "unknown";
  if (kind !== "env" || !name.startsWith("AWS")) return "unknown";
  const exported = snapshot.variables.get(name) ?? null;
  return exported instanceof Secret ? "unknown" : here(exported);
}
