import { byHand } from "../../advice/by-hand.ts";
import { decidingBlocks, decidingWords } from "../../advice/deciding-blocks.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { AnswerRule } from "../rule.ts";

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
    const deciding = decidingBlocks(facts);
    if (deciding.length === 0) return null;
    return {
      severity: "note",
      message: decidingWords(deciding, "what is found here"),
      provenance: deciding.map(({ path, line }): Provenance => ({ kind: "code", path, line })),
      fix: byHand("awswho scan tells as whom each block acts"),
    };
  },
};
