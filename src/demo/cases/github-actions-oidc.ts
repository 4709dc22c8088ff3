import { temporaryKeys } from "../aws/made-up-keys.ts";
import { roleSession } from "../aws/principal.ts";
import type { DemoCase } from "../demo-case.ts";
import { PROD } from "../parts/accounts.ts";
import { exportedKeys } from "../parts/keys-text.ts";

const keys = temporaryKeys(PROD, "github-deploy");

export const githubActionsOidc: DemoCase = {
  name: "github-actions-oidc",
  title: "a GitHub Actions job that took on a role by OIDC",
  story:
    "The step aws-actions/configure-aws-credentials exchanged the job's OIDC token for a role and exported its keys. " +
    "The next step's program finds them.",
  machineAt: () => ({
    home: "/home/runner",
    environment: {
      CI: "true",
      GITHUB_ACTIONS: "true",
      ...exportedKeys(keys),
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
    },
    files: {},
    aws: { keys: [{ keys, holder: roleSession(`arn:aws:iam::${PROD}:role/github-deploy`, "GitHubActions") }] },
  }),
};
