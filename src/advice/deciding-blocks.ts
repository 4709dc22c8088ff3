import type { DecidingBlock } from "../model/deciding-block.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { providerBlocks } from "../parse/provider-blocks.ts";
import type { CodeArguments } from "../walk/chain.ts";
import { listed } from "./listed.ts";

/** What Terraform takes before it looks at the environment (goldens `tf-block-profile-over-exported`, `tf-block-role-around-exported`). */
const DECIDES: ReadonlySet<string> = new Set([
  "profile",
  "access_key",
  "secret_key",
  "token",
  "shared_config_files",
  "shared_credentials_files",
  "shared_credentials_file",
  "assume_role",
  "assume_role_with_web_identity",
  "role_arn",
]);

/** A folder is looked at, not a project. */
const MOST_FILES = 30;

/** Whether the folder has providers, and each names its region. */
export function providersNameRegion(snapshot: Snapshot): boolean {
  const providers = blocksHere(snapshot).filter(({ call }) => call.startsWith("provider "));
  return providers.length > 0 && providers.every(({ gives }) => gives.includes("region"));
}

function blocksHere(snapshot: Snapshot): readonly DecidingBlock[] {
  const { cwd } = snapshot;
  return snapshot
    .folder(cwd)
    .filter((name) => /\.(?:tf|tofu)$/.test(name))
    .toSorted()
    .slice(0, MOST_FILES)
    .flatMap((file) =>
      providerBlocks(snapshot.file(`${cwd}/${file}`)).map((block) => ({ ...block, file, path: `${cwd}/${file}` })),
    );
}

/** A profile is passed over where the person has named one for the block. */
export function decidingBlocks({
  snapshot,
  code,
}: {
  readonly snapshot: Snapshot;
  readonly code: CodeArguments;
}): readonly DecidingBlock[] {
  return blocksHere(snapshot)
    .map((block) => ({ ...block, gives: block.gives.filter((name) => DECIDES.has(name)) }))
    .filter(({ gives }) => gives.some((name) => name !== "profile" || code.profile === null));
}

/** The first of them, how many more, and what each comes before. */
export function decidingWords([first, ...others]: readonly DecidingBlock[], before: string): string {
  if (first === undefined) return "";
  const more =
    others.length === 0 ? "" : ` ${others.length} more of this folder ${others.length === 1 ? "does" : "do"} the same.`;
  return `${first.call} in ${first.file}:${first.line} gives ${listed(first.gives)} itself, which comes before ${before}.${more}`;
}
