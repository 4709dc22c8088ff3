import { longTermKeys } from "../aws/made-up-keys.ts";
import { iamUser } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV, SANDBOX } from "../parts/accounts.ts";
import { keysSection } from "../parts/keys-text.ts";

const exported = longTermKeys(SANDBOX, "ana-half");
const inFile = longTermKeys(DEV, "ana-default");

export const halfAPair: DemoCase = {
  name: "half-a-pair",
  title: "a key id is exported, its secret under the wrong name",
  story:
    "Ana exported AWS_ACCESS_KEY_ID, but wrote AWS_SECRET_KEY where AWS_SECRET_ACCESS_KEY is meant. " +
    "There are good keys in ~/.aws/credentials too, which boto3 never gets to.",
  machineAt: () => ({
    home: "/home/ana",
    environment: {
      SHELL: "/bin/bash",
      AWS_ACCESS_KEY_ID: exported.accessKeyId,
      AWS_SECRET_KEY: exported.secretAccessKey,
    },
    files: { "/home/ana/.aws/credentials": keysSection("default", inFile) },
    aws: { keys: [{ keys: inFile, holder: iamUser(DEV, "ana") }] },
  }),
};
