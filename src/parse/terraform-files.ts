import type { Snapshot } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { jsonValue } from "./code-sites/documents/json-value.ts";
import { hclEntries } from "./code-sites/terraform/hcl-entries.ts";
import type { TerraformEntry } from "./code-sites/terraform/terraform-entry.ts";
import { jsonEntries } from "./code-sites/terraform/terraform-json.ts";

export interface TerraformFile {
  readonly name: string;
  /** As one would type it from the working folder. */
  readonly path: string;
  readonly entries: readonly TerraformEntry[];
}

/** A folder is looked at, not a project. */
const MOST_FILES = 100;

/** The configuration of a folder, in the order in which Terraform reads it: what overrides comes last. */
export function terraformFiles(snapshot: Snapshot, folder: string): readonly TerraformFile[] {
  return filesIn(snapshot, folder, (name) => /\.(?:tf|tofu)(?:\.json)?$/.test(name)).toSorted(
    (a, b) => Number(isOverride(a.name)) - Number(isOverride(b.name)),
  );
}

export function filesIn(
  snapshot: Snapshot,
  folder: string,
  isOne: (name: string) => boolean,
): readonly TerraformFile[] {
  return snapshot
    .folder(folder)
    .filter(isOne)
    .toSorted()
    .slice(0, MOST_FILES)
    .flatMap((name) => {
      const view = snapshot.file(`${folder}/${name}`);
      if (view.state !== "text") return [];
      const text = unseal(view.text);
      return [
        {
          name,
          path: fromHere(view.path, snapshot),
          entries: name.endsWith(".json") ? jsonEntries(jsonValue(text)) : hclEntries(text),
        },
      ];
    });
}

export const fromHere = (path: string, { cwd }: Snapshot): string =>
  path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;

const isOverride = (name: string): boolean => /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(name);
