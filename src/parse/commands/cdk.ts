import type { KnownCommand } from "../known-command.ts";

/** cdk.json has its say in the chain itself. */
export const cdk: KnownCommand = {
  names: ["cdk", "cdklocal"],
  packages: ["aws-cdk", "aws-cdk-local"],
  sdks: ["cdk"],
  site: "cdk",
  evidence: "fixtures/truth/cdk: aws-cdk 2.1148.1",
  options: { "--profile": "profile", "--region": "region" },
};
