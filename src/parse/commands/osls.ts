import type { KnownCommand } from "../known-command.ts";
import { withStage } from "./serverless/with-stage.ts";

export const osls: KnownCommand = {
  names: ["osls"],
  sdks: ["osls"],
  site: "osls",
  evidence: "fixtures/truth/osls: osls 4.3.1 itself",
  options: { "--aws-profile": "profile", "--region": "region", "-r": "region" },
  chooses: withStage,
};
