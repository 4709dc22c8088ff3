import type { KnownCommand } from "../known-command.ts";
import { withStage } from "./serverless/with-stage.ts";

/** Version 4 is closed; osls is called by these names, too. What serverless.yml says is the chains' to read. */
export const serverless: KnownCommand = {
  names: ["serverless", "sls"],
  sdks: ["serverless", "osls", "js-v3"],
  site: "serverless",
  evidence: "fixtures/truth/serverless: serverless 3.40.0 itself; version 4: not run",
  options: { "--aws-profile": "profile", "--region": "region", "-r": "region" },
  chooses: withStage,
};
