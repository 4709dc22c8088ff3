import type { BlockGiven } from "../model/code-site.ts";
import type { BlockArgument, ProviderBlock } from "../model/provider-block.ts";
import type { Provenance } from "../model/provenance.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { seal } from "../vault/secret.ts";
import { blockIn } from "./code-sites/terraform/block-in.ts";
import { bodyOf } from "./code-sites/terraform/terraform-entry.ts";
import { Names } from "./code-sites/terraform/terraform-names.ts";
import { terraformFiles } from "./terraform-folder.ts";

/** A backend as a folder's files have it. It may name no variable, so what it says is known. */
export interface FolderBackend {
  readonly block: ProviderBlock;
  /** Where the block begins. */
  readonly provenance: Extract<Provenance, { kind: "code" }>;
}

/** The S3 backend of a folder's configuration; one in an overriding file takes the place of another whole. Null: none. */
export function backendOfFolder(snapshot: Snapshot, folder: string = snapshot.cwd): FolderBackend | null {
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
  const body = bodyOf(entry.value);
  return {
    block: blockIn(body, new Names([])).flatMap((given) => argumentOf(given, path)),
    provenance: { kind: "code", path, line: entry.line },
  };
}

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
