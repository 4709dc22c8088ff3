import { expect, test } from "vitest";
import { chains } from "../../src/chains/index.ts";
import { walked } from "../../src/diagnose/walked.ts";
import type { Outside } from "../../src/model/outside.ts";
import { codeOf, snapshotOf } from "../truth/scenario.ts";

const MACHINE = {
  id: "",
  env: { AWS_PROFILE: "r", AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1", AWS_SDK_LOAD_CONFIG: "1" },
  files: {
    "~/.aws/config":
      "[profile r]\nca_bundle = /corp.pem\nrole_arn = arn:aws:iam::444455556666:role/R\nsource_profile = base\n",
    "~/.aws/credentials": "[base]\naws_access_key_id = AKIARTX3GSDST7O7OBYK\naws_secret_access_key = x\n",
    "/corp.pem": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
  },
  imds: null,
};

/** What each trusts as it asks for the role. */
async function trustedBy(sdk: string): Promise<string | null | undefined> {
  const chain = chains.find(({ id }) => id === sdk);
  if (chain === undefined) throw new Error(sdk);
  let trusted: string | null | undefined;
  const outside: Outside = {
    answer: async (question, caBundle) => {
      if (question.kind === "assume-role") trusted = caBundle === undefined ? undefined : (caBundle?.path ?? null);
      return { kind: "assumed", because: "offline" };
    },
    whoIs: async () => ({ kind: "unavailable", why: "", failure: null }),
  };
  await walked(snapshotOf(MACHINE), { chain, code: codeOf(MACHINE), outside });
  return trusted;
}

test("each SDK asks with the certificates that it trusts itself (set hand-ca-bundle)", async () => {
  expect(await trustedBy("boto3")).toBe("/corp.pem");
  // It has no such setting.
  expect(await trustedBy("js-v3")).toBeNull();
  // The client for a role is made for the source's profile, which names none.
  expect(await trustedBy("ruby")).toBeNull();
});
