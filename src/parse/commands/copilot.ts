import type { KnownCommand } from "../known-command.ts";

/** Every session is made with SharedConfigEnable (internal/pkg/aws/sessions). */
export const copilot: KnownCommand = {
  names: ["copilot"],
  sdks: ["go-v1"],
  evidence:
    "run: copilot app ls, built from 4c858e7 of March 2024, on 123 machines of `open`: with the config file it signs as Go " +
    "v1's chain says on all, without it otherwise on 22; copilot env init --profile: read, not run",
  options: { "--profile": "profile", "--region": "region" },
  chooses: ({ given }) => ({ ...given, loadsConfig: true }),
};
