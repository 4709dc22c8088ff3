import type { FileView } from "../model/snapshot.ts";
import { jsonValue } from "./code-sites/documents/json-value.ts";
import { tomlValue } from "./code-sites/documents/toml-value.ts";
import { yamlValues } from "./code-sites/documents/yaml-value.ts";
import type { PlacedValue } from "./code-sites/values/placed-value.ts";

/** How a file of a project is read, by its name. */
export function documentReader({ path }: Pick<FileView, "path">): (text: string) => PlacedValue | null {
  if (path.endsWith(".toml")) return tomlValue;
  return path.endsWith(".json") ? jsonValue : firstYaml;
}

const firstYaml = (text: string): PlacedValue | null => yamlValues(text)[0] ?? null;
