import { temporaryKeys } from "../aws/made-up-keys.ts";
import { iamUser } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { PROD } from "../parts/accounts.ts";
import { exportedKeys } from "../parts/keys-text.ts";
import { minutesFrom } from "../parts/moment.ts";

const keys = temporaryKeys(PROD, "ana by aws-vault");

export const awsVault: DemoCase = {
  name: "aws-vault",
  title: "a shell that aws-vault opened, with its temporary keys",
  story:
    "Ana keeps her keys in aws-vault and opened this shell with `aws-vault exec prod`. " +
    "It exported temporary keys for profile prod, which run out in 42 minutes.",
  machineAt: (now) => ({
    home: "/home/ana",
    environment: {
      SHELL: "/bin/zsh",
      AWS_VAULT: "prod",
      ...exportedKeys(keys),
      AWS_CREDENTIAL_EXPIRATION: minutesFrom(now, 42.5),
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
    },
    files: { "/home/ana/.aws/config": "[profile prod]\nregion = eu-west-1\n" },
    aws: { keys: [{ keys, holder: iamUser(PROD, "ana") }] },
  }),
};
