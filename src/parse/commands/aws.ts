import type { KnownCommand } from "../known-command.ts";

/** The AWS CLI: `scan` knows more of its words (`code-sites/shell/aws-command.ts`). */
export const aws: KnownCommand = {
  names: ["aws"],
  packages: ["awscli"],
  modules: ["awscli"],
  sdks: ["aws-cli-v2", "aws-cli-v1"],
  evidence: "fixtures/truth/aws-cli-v2, fixtures/truth/aws-cli-v1",
  options: { "--profile": "profile", "--region": "region" },
};
