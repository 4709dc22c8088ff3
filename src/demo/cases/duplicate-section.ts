import { longTermKeys } from "../aws/made-up-keys.ts";
import { iamUser } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV } from "../parts/accounts.ts";
import { keysSection } from "../parts/keys-text.ts";

const devKeys = longTermKeys(DEV, "ana-dev");

export const duplicateSection: DemoCase = {
  name: "duplicate-section",
  title: "the same section twice in ~/.aws/config, and every profile fails",
  story:
    "A tool added a second [profile test] to the end of ~/.aws/config. " +
    "Ana works with profile dev, which is in order, yet her script fails as well.",
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash", AWS_PROFILE: "dev" },
    files: {
      "/home/ana/.aws/credentials": keysSection("dev", devKeys),
      "/home/ana/.aws/config":
        "[profile dev]\nregion = eu-central-1\n\n[profile test]\nregion = eu-west-1\n\n# added by setup\n[profile test]\nregion = us-east-1\noutput = json\n",
    },
    aws: { keys: [{ keys: devKeys, holder: iamUser(DEV, "ana") }] },
  }),
};
