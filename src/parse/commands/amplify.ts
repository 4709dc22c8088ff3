import type { KnownCommand } from "../known-command.ts";

export const amplify: KnownCommand = {
  names: ["ampx"],
  packages: ["@aws-amplify/backend-cli"],
  sdks: ["js-v3"],
  site: "js-v3",
  evidence: "read, not run: @aws-amplify/backend-cli 1.10 depends on @aws-sdk/client-*",
  options: { "--profile": "profile" },
};
