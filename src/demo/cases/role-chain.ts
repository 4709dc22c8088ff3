import { longTermKeys } from "../aws/made-up-keys.ts";
import { iamUser } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV, PROD } from "../parts/accounts.ts";
import { keysSection } from "../parts/keys-text.ts";

const baseKeys = longTermKeys(DEV, "ana-base");
const ana = iamUser(DEV, "ana");
const OPS = `arn:aws:iam::${DEV}:role/ops`;
const DEPLOY = `arn:aws:iam::${PROD}:role/deploy`;

export const roleChain: DemoCase = {
  name: "role-chain",
  title: "a role assumed by a role, from a user's keys",
  story:
    "Profile deploy takes on a role in the prod account, by way of role ops in the dev account, starting from Ana's own keys. " +
    "Each step must be allowed, and the last one is who acts.",
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash", AWS_PROFILE: "deploy" },
    files: {
      "/home/ana/.aws/credentials": keysSection("base", baseKeys),
      "/home/ana/.aws/config":
        `[profile ops]\nrole_arn = ${OPS}\nsource_profile = base\n\n` +
        `[profile deploy]\nrole_arn = ${DEPLOY}\nsource_profile = ops\nrole_session_name = ana\nregion = eu-west-1\n`,
    },
    aws: {
      keys: [{ keys: baseKeys, holder: ana }],
      roles: [
        { arn: OPS, trusts: [ana.trustedAs] },
        { arn: DEPLOY, trusts: [OPS] },
      ],
    },
  }),
};
