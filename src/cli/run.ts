import type { ChildCode, ExitCode } from "./exit-code.ts";
import { COMMAND_TABLE, type Run } from "./command-table.ts";
import { type Options, parseOptions } from "./options.ts";
import type { UsageError } from "./usage-error.ts";
import { withoutPasswords } from "./without-passwords.ts";
import type { World } from "./world.ts";

/** What was typed → exit code. The report is on stdout, all else on stderr. */
export async function run(argv: readonly string[], given: World): Promise<ExitCode | ChildCode> {
  const world = { ...given, stdout: withoutPasswords(given.stdout), stderr: withoutPasswords(given.stderr) };
  try {
    const options = parseOptions(argv);
    const { from, pid } = options.given;
    if (from === undefined && pid === undefined) return await command(options, world);
    const { otherWorld } = await import("./other-world.ts");
    const other = otherWorld(options, world);
    return await command(other.options, other.world);
  } catch (error) {
    if (isUsage(error)) {
      world.stderr.write(`awswho: ${error.message}\nSee: awswho --help\n`);
      return 2;
    }
    const text = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
    world.stderr.write(`awswho: a fault of its own, not of your machine: ${text}\n`);
    return 3;
  }
}

/** By its code: a lazily loaded file has a class of its own. */
const isUsage = (error: unknown): error is UsageError =>
  error instanceof Error && "code" in error && error.code === "USAGE";

async function command(options: Options, world: World): Promise<ExitCode | ChildCode> {
  switch (options.command) {
    case "version":
      world.stdout.write(`${world.version}\n`);
      return 0;
    default: {
      const run: Run = await COMMAND_TABLE[options.command].load();
      return run(options, world);
    }
  }
}
