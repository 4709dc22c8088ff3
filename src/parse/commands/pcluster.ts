import type { KnownCommand } from "../known-command.ts";

export const pcluster: KnownCommand = {
  names: ["pcluster"],
  packages: ["aws-parallelcluster"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "read, not run: aws-parallelcluster 3.16.1, cli/entrypoint.py",
  options: { "--region": "region", "-r": "region" },
  abbreviates: true,
};
