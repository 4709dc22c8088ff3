import type { KnownCommand } from "../known-command.ts";

export const chalice: KnownCommand = {
  names: ["chalice"],
  modules: ["chalice"],
  sdks: ["boto3"],
  site: "boto3",
  evidence: "read, not run: chalice 1.34 depends on botocore",
  options: { "--profile": "profile" },
};
