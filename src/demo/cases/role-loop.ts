import type { DemoCase } from "../demo-case.ts";
import { DEV, PROD, SANDBOX } from "../parts/accounts.ts";

export const roleLoop: DemoCase = {
  name: "role-loop",
  title: "three profiles that name each other as their source",
  story:
    "Someone tidied up ~/.aws/config, and now each profile's source_profile leads to the next, in a circle. " +
    "No profile in it has keys of its own, so there is nothing to start from.",
  machineAt: () => ({
    home: "/home/ana",
    environment: { SHELL: "/bin/bash", AWS_PROFILE: "andy" },
    files: {
      "/home/ana/.aws/config":
        `[profile andy]\nrole_arn = arn:aws:iam::${SANDBOX}:role/andy\nsource_profile = prod\n\n` +
        `[profile prod]\nrole_arn = arn:aws:iam::${PROD}:role/admin\nsource_profile = dev\n\n` +
        `[profile dev]\nrole_arn = arn:aws:iam::${DEV}:role/dev\nsource_profile = andy\n`,
    },
    aws: {},
  }),
};
