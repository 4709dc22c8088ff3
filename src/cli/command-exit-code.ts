import { harmless } from "../report/screen.ts";
import type { ChildCode } from "./exit-code.ts";
import type { CommandEnd, World } from "./world.ts";

/** A signal's number above this is how a shell tells of it. */
const KILLED = 128;

/** As a shell has it; that a command could not be started is said on stderr. */
export function commandExitCode(end: CommandEnd, program: string, world: World): ChildCode {
  switch (end.kind) {
    case "ended":
      return end.code;
    case "killed":
      return KILLED + end.signal;
    case "not-started":
      return notStarted(end, program, world);
  }
}

/** 127 where there is no such program, 126 where there is one that cannot be started. */
function notStarted({ code }: Extract<CommandEnd, { kind: "not-started" }>, program: string, world: World): ChildCode {
  const isMissing = code === "ENOENT" || program === "";
  const why = isMissing ? "there is no such program" : `it cannot be started (${code})`;
  world.stderr.write(`awswho: ${program === "" ? "''" : harmless(program)}: ${why}\n`);
  return isMissing ? 127 : 126;
}
