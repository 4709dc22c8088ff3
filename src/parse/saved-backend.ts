import type { Snapshot } from "../model/snapshot.ts";
import { unseal } from "../vault/secret.ts";
import { type FolderBackend, backendOf } from "./backend-of-folder.ts";
import { jsonValue } from "./code-sites/documents/json-value.ts";
import type { TerraformEntry } from "./code-sites/terraform/terraform-entry.ts";
import { bodyOf } from "./code-sites/terraform/terraform-entry.ts";
import { fromHere } from "./terraform-files.ts";
import { jsonEntries } from "./code-sites/terraform/terraform-json.ts";

/** What a `terraform init` has kept of the backend, in `.terraform/terraform.tfstate`. */
export interface SavedBackend {
  /** Null: another kind than S3. */
  readonly backend: FolderBackend | null;
  /** Of the block as it was written then (configs.Backend.Hash). */
  readonly hash: string;
}

/** Null: there was no init, or one without a backend. */
export function savedBackend(snapshot: Snapshot, dataFolder: string): SavedBackend | null {
  const view = snapshot.file(`${dataFolder}/terraform.tfstate`);
  if (view.state !== "text") return null;
  const path = fromHere(view.path, snapshot);
  const entries = jsonEntries(jsonValue(unseal(view.text))).filter(({ name }) => name === "backend");
  const part = (label: string): TerraformEntry | undefined => entries.find(({ labels }) => labels[0] === label);
  const [type, config, hash] = ["type", "config", "hash"].map(part);
  if (type?.value.kind !== "text") return null;
  return {
    backend:
      type.value.text === "s3" && config !== undefined ? backendOf(bodyOf(config.value), path, config.line) : null,
    hash: hash?.value.kind === "text" ? hash.value.text : "",
  };
}
