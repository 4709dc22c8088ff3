import type { KnownCommand } from "../known-command.ts";

/** Go v2 since 0.110; without a region it stops before it asks for anything. */
export const eksctl: KnownCommand = {
  names: ["eksctl"],
  sdks: ["go-v2"],
  site: "go-v2",
  evidence:
    "run: eksctl get cluster, 0.215.0, on 150 machines of `open`: it signs as Go v2's chain says on all that Go sends",
  options: { "--profile": "profile", "-p": "profile", "--region": "region", "-r": "region" },
};
