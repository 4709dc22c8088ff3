import { byHand } from "../../advice/by-hand.ts";
import type { Facts } from "../../advice/facts.ts";
import type { Provenance } from "../../model/provenance.ts";
import { type BlockOutline, providerBlocks } from "../../parse/provider-blocks.ts";
import type { AnswerRule } from "../rule.ts";

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

/** The blocks in the working folder say themselves as whom Terraform acts. */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "provider-block-decides",
  title: "A Terraform block of this folder says itself as whom it acts",
  why: "A provider or backend block that gives a profile, keys, files or a role does not leave it to the shell. What is found without the block is then not what terraform plan uses, and the provider and the backend of one folder may act as two.",
  complaints: ["S13", "S14"],
  everySdk: true,
  find(facts) {
    const { chain, code } = facts;
    if (chain.id !== "terraform" || code.block !== undefined) return null;
    const deciding = blocksHere(facts);
    const [first] = deciding;
    if (first === undefined) return null;
    const others = deciding.length - 1;
    const more = others === 0 ? "" : ` ${others} more of this folder ${others === 1 ? "does" : "do"} the same.`;
    return {
      severity: "note",
      message: `${first.call} in ${first.file}:${first.line} gives ${listed(first.gives)} itself, which comes before what is found here.${more}`,
      provenance: deciding.map(({ path, line }): Provenance => ({ kind: "code", path, line })),
      fix: byHand("awswho scan tells as whom each block acts"),
    };
  },
};

interface PlacedBlock extends BlockOutline {
  readonly file: string;
  readonly path: string;
}

/** A profile is passed over where the person has named one for the block. */
function blocksHere({ snapshot, code }: Facts): readonly PlacedBlock[] {
  const { cwd } = snapshot;
  return snapshot
    .folder(cwd)
    .filter((name) => /\.(?:tf|tofu)$/.test(name))
    .toSorted()
    .slice(0, MOST_FILES)
    .flatMap((file) =>
      providerBlocks(snapshot.file(`${cwd}/${file}`)).map((block) => ({ ...block, file, path: `${cwd}/${file}` })),
    )
    .map((block) => ({ ...block, gives: block.gives.filter((name) => DECIDES.has(name)) }))
    .filter(({ gives }) => gives.some((name) => name !== "profile" || code.profile === null));
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
