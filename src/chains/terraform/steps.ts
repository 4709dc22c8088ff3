import type { Step } from "../../walk/chain.ts";
import { profileSteps } from "../go/profile-steps.ts";
import type { GoSession } from "../go/session.ts";
import { environmentKeys } from "../go/static-keys.ts";
import { webIdentityOfEnvironment } from "../go/web-identity.ts";
import { asTerraform, thenLoadedAgain } from "./as-terraform.ts";
import { keysInBlock } from "./keys-in-block.ts";
import { rolesInBlock } from "./roles-in-block.ts";
import { webIdentityInBlock } from "./web-identity-in-block.ts";

/** LoadDefaultConfig's. */
const loaded: readonly Step<GoSession>[] = [
  {
    source: "environment" as const,
    method: "EnvConfigCredentials",
    load: environmentKeys,
    evidence: ["env-mixed-legacy", "open-00002"],
  },
  {
    source: "web-identity" as const,
    method: "WebIdentityCredentials",
    load: webIdentityOfEnvironment,
    evidence: ["webid-env-vs-aws-profile", "webid-env-vs-static-file"],
  },
  ...profileSteps,
].map(asTerraform);

/** What a role of the block can be assumed with; without one, what is used. `block`: its name. */
const basesOf = (block: string): readonly Step<GoSession>[] => [
  {
    source: "explicit",
    method: "StaticCredentials",
    says: `access_key, secret_key and token of the ${block}. Nothing else is looked at.`,
    load: keysInBlock,
    evidence: ["explicit-key-only", "explicit-plus-env-missing-profile"],
  },
  {
    source: "web-identity",
    method: "WebIdentityCredentials",
    says: `assume_role_with_web_identity of the ${block}: a token, or the file of one. Exported keys do not matter.`,
    load: webIdentityInBlock(loaded),
    evidence: [
      "tf-block-web-identity-over-exported",
      "tf-block-keys-and-web-identity",
      "tf-block-web-identity-and-mfa",
    ],
  },
  ...loaded,
];

/** aws-sdk-go-base's, for a block of that name. */
export function stepsOf(block: string): readonly Step<GoSession>[] {
  const bases = basesOf(block);
  return [
    {
      source: "assume-role",
      method: "AssumeRoleProvider",
      says: `assume_role of the ${block}, one or several: taken one after the other with what the steps below find.`,
      load: rolesInBlock(bases),
      evidence: ["tf-block-role-around-exported", "tf-block-keys-and-role", "tf-block-two-roles"],
    },
    ...bases.map(thenLoadedAgain),
  ];
}
