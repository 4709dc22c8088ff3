import { longTermKeys } from "../aws/made-up-keys.ts";
import type { DemoCase } from "../demo-case.ts";
import { PROD } from "../parts/accounts.ts";
import { keysSection } from "../parts/keys-text.ts";

const deletedKeys = longTermKeys(PROD, "ci-bot");

export const refusedKey: DemoCase = {
  name: "refused-key",
  title: "a key that AWS no longer knows",
  story:
    "An administrator deleted an old access key, which is still in ~/.aws/credentials. " +
    "boto3 finds it and uses it, and every call is refused.",
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash" },
    files: {
      "/home/ana/.aws/credentials": keysSection("default", deletedKeys),
      "/home/ana/.aws/config": "[default]\nregion = eu-west-1\n",
    },
    aws: {},
  }),
};
