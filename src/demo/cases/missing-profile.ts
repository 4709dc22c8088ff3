import { longTermKeys } from "../aws/made-up-keys.ts";
import { iamUser } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV } from "../parts/accounts.ts";
import { keysSection } from "../parts/keys-text.ts";

const stagingKeys = longTermKeys(DEV, "ana-staging");

export const missingProfile: DemoCase = {
  name: "missing-profile",
  title: "AWS_PROFILE names a profile that does not exist: a typo",
  story:
    "Ana typed AWS_PROFILE=stagin in a hurry. " +
    "No file has a profile of that name, and boto3 stops before it looks anywhere else.",
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash", AWS_PROFILE: "stagin" },
    files: {
      "/home/ana/.aws/credentials": keysSection("staging", stagingKeys),
      "/home/ana/.aws/config": "[profile staging]\nregion = eu-central-1\n",
    },
    aws: { keys: [{ keys: stagingKeys, holder: iamUser(DEV, "ana") }] },
  }),
};
