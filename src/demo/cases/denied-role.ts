import { longTermKeys } from "../aws/made-up-keys.ts";
import { iamUser } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { DEV, PROD } from "../parts/accounts.ts";
import { keysSection } from "../parts/keys-text.ts";

const baseKeys = longTermKeys(DEV, "ana-base");
const BILLING = `arn:aws:iam::${PROD}:role/billing`;

export const deniedRole: DemoCase = {
  name: "denied-role",
  title: "a role that does not trust the one who asks for it",
  story:
    "Profile billing takes on a role in the prod account, starting from Ana's own keys. " +
    "The role's trust policy does not name her, so AWS refuses.",
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash", AWS_PROFILE: "billing" },
    files: {
      "/home/ana/.aws/credentials": keysSection("base", baseKeys),
      "/home/ana/.aws/config": `[profile billing]\nrole_arn = ${BILLING}\nsource_profile = base\nregion = eu-west-1\n`,
    },
    aws: {
      keys: [{ keys: baseKeys, holder: iamUser(DEV, "ana") }],
      roles: [{ arn: BILLING, trusts: [iamUser(PROD, "accountant").trustedAs] }],
    },
  }),
};
