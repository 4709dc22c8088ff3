import { longTermKeys } from "../aws/made-up-keys.ts";
import { iamUser } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { PROD, SANDBOX } from "../parts/accounts.ts";
import { exportedKeys, keysSection } from "../parts/keys-text.ts";

const sandboxKeys = longTermKeys(SANDBOX, "ana-sandbox");
const prodKeys = longTermKeys(PROD, "ana");

export const wrongProfile: DemoCase = {
  name: "wrong-profile",
  title: "the shell says AWS_PROFILE=prod, but forgotten sandbox keys win",
  story:
    "Ana exported the keys of a sandbox account this morning and forgot them. " +
    "Now she sets AWS_PROFILE=prod in the same shell and starts her script: which account does it change?",
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash", ...exportedKeys(sandboxKeys), AWS_PROFILE: "prod" },
    files: {
      "/home/ana/.aws/credentials": `${keysSection("sandbox", sandboxKeys)}\n${keysSection("prod", prodKeys)}`,
      "/home/ana/.aws/config": "[profile sandbox]\nregion = us-east-1\n\n[profile prod]\nregion = eu-west-1\n",
    },
    aws: {
      keys: [
        { keys: sandboxKeys, holder: iamUser(SANDBOX, "ana-sandbox") },
        { keys: prodKeys, holder: iamUser(PROD, "ana") },
      ],
    },
  }),
};
