import type { KnownCommand } from "../known-command.ts";

/** Version 3 is made with the SDK 2; the later ones are closed and may be either. */
export const serverless: KnownCommand = {
  names: ["serverless", "sls", "osls"],
  sdks: ["js-v3", "js-v2"],
  site: "js-v2",
  evidence: "read, not run: serverless 3 depends on aws-sdk 2",
  options: { "--aws-profile": "profile", "--region": "region", "-r": "region" },
};
