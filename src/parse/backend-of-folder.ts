import type { BlockGiven } from "../model/code-site.ts";
import type { ActingBlock } from "../model/acting-block.ts";
import type { BlockArgument, ProviderBlock } from "../model/provider-block.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { seal } from "../vault/secret.ts";
import { blockIn } from "./code-sites/terraform/block-in.ts";
import { type TerraformEntry, bodyOf } from "./code-sites/terraform/terraform-entry.ts";
import { Names } from "./code-sites/terraform/terraform-names.ts";
import { terraformFiles } from "./terraform-files.ts";

/** A backend as a folder's files have it. It may name no variable, so what it says is known. */
export interface FolderBackend extends ActingBlock {
  /** All that it says, of the bucket too. */
  readonly body: readonly TerraformEntry[];
}

/** The S3 backend of a folder's configuration; one in an overriding file takes the place of another whole. Null: none. */
export function backendOfFolder(snapshot: Snapshot, folder: string): FolderBackend | null {
  const backends = terraformFiles(snapshot, folder).flatMap(({ path, entries }) =>
    entries
      .filter(({ name }) => name === "terraform")
      .flatMap(({ value }) => bodyOf(value))
      .filter(({ name }) => name === "backend" || name === "cloud")
      .map((entry) => ({ path, entry })),
  );
  const last = backends.at(-1);
  if (last === undefined || last.entry.labels[0] !== "s3") return null;
  const { path, entry } = last;
  return backendOf(bodyOf(entry.value), path, entry.line);
}

export const backendOf = (body: readonly TerraformEntry[], path: string, line: number): FolderBackend => ({
  sdk: "terraform-backend",
  call: 'backend "s3"',
  body,
  block: argumentsOf(body, path),
  provenance: { kind: "code", path, line },
});

export const argumentsOf = (body: readonly TerraformEntry[], path: string): ProviderBlock =>
  blockIn(body, new Names([])).flatMap((given) => argumentOf(given, path));

/** A value that only the run can tell (OpenTofu's) is left out. */
function argumentOf({ path, value, line }: BlockGiven, file: string): readonly BlockArgument[] {
  const provenance = { kind: "code", path: file, line } as const;
  switch (value.kind) {
    case "text":
      return [{ path, value: value.text, provenance }];
    case "secret":
      return [{ path, value: value.secret, provenance }];
    case "variable":
    case "computed":
      return path.some((name) => SECRETS.has(name)) ? [{ path, value: seal("not known here"), provenance }] : [];
  }
}

const SECRETS: ReadonlySet<string> = new Set(["secret_key", "token", "web_identity_token"]);
