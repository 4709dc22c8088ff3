import { siteReaders } from "../../parse/code-sites/index.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { readSources } from "../read-sources.ts";
import type { World } from "../world.ts";

/** `awswho scan`: who each place of a project's code acts as. */
export async function scan(options: Options, world: World): Promise<ExitCode> {
  const { fs, cwd } = world.here ?? world.machine;
  const reading = await readSources({
    fs,
    cwd,
    paths: options.operands,
    allFiles: false,
    readers: siteReaders,
    program: world.program,
  });
  world.stdout.write(`${JSON.stringify({ schemaVersion: 1, ...reading }, null, 2)}\n`);
  return 0;
}
