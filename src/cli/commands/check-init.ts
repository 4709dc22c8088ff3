import { shortPath } from "../../advice/short-path.ts";
import { expectationsHere } from "../../expectations/expectations-here.ts";
import { harmless } from "../../report/screen.ts";
import { type ExitCode, exitCodeOf } from "../exit-code.ts";
import { FILE_NAME } from "../expectation-file.ts";
import type { Options } from "../options.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";
import { diagnoseMachine } from "./who.ts";

/** `awswho check --init`: writes what is here now as what is expected. It asks nothing. */
export async function checkInit(options: Options, world: World): Promise<ExitCode> {
  const { operands, given, child } = options;
  const [environment = null, tooMuch] = operands;
  if (tooMuch !== undefined) throw new UsageError("check takes one environment: awswho check prod --init");
  if (child !== null) throw new UsageError("--init starts no command");
  if (environment !== null && !/^[\w@+-]+$/.test(environment))
    throw new UsageError("an environment's name is made of letters, digits, - and _");
  const { cwd, fs } = world.here ?? world.machine;
  const path = given.config ?? `${cwd === "/" ? "" : cwd}/${FILE_NAME}`;
  const replace = given.yes === true;
  // Before anybody is asked.
  if (!replace && isThere(path, fs)) throw new UsageError(alreadyThere(path));
  const { diagnosis } = await diagnoseMachine(options, world, world.machine);
  const text = expectationsHere(diagnosis, environment);
  if (text === null) {
    world.stderr.write("awswho: nothing was written: there are no credentials here to write down; see awswho\n");
    return exitCodeOf(diagnosis) === 0 ? 5 : exitCodeOf(diagnosis);
  }
  if (!world.writing.create(path, text, replace)) throw new UsageError(alreadyThere(path));
  const name = harmless(shortPath(path, diagnosis.home));
  world.stdout.write(
    `${text}\nWritten to ${name}. Now: awswho check${environment === null ? "" : ` ${environment}`}\n`,
  );
  return 0;
}

const alreadyThere = (path: string): string =>
  `${harmless(path)} is there already; to write over it: awswho check --init --yes`;

function isThere(path: string, fs: World["machine"]["fs"]): boolean {
  try {
    fs.statSync(path);
    return true;
  } catch {
    return false;
  }
}
