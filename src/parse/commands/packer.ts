import type { KnownCommand } from "../known-command.ts";

/** Its Amazon plugin is configured by Terraform's own library, before by Go v1. What a template says of keys or a profile is not read. */
export const packer: KnownCommand = {
  names: ["packer"],
  sdks: ["terraform", "go-v1"],
  evidence: "read, not run: builder/common/access_config.go of packer-plugin-amazon 1.8.2 (aws-sdk-go-base 2)",
};
