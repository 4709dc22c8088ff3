import { mentions } from "../version-in.ts";
import type { CommandGives, CommandRun, KnownCommand } from "../known-command.ts";

/** From version 3 on: its own calls are Go v2's, what it deploys is asked for by the provider of Terraform. */
export const sst: KnownCommand = {
  names: ["sst"],
  sdks: ["go-v2", "terraform"],
  evidence: "read, not run: pkg/project/provider/aws.go, 3.2.9",
  chooses: unlessConfigured,
};

/** Its configuration is a program: whom it names is not foreseen. */
function unlessConfigured({ given, snapshot }: CommandRun): CommandGives {
  const names = mentions(snapshot.file(`${snapshot.cwd}/sst.config.ts`), /\b(?:profile|assumeRole)\s*:/);
  return names
    ? {
        ...given,
        refuses: "sst.config.ts names a profile or a role itself: judge that one by --profile, without the command",
      }
    : given;
}
