import { capture } from "../../capture/capture.ts";
import { chains } from "../../chains/index.ts";
import { callTally } from "../../diagnose/trace/call-tally.ts";
import { foreseen, foreseenKeyIds, predictionOf, traced } from "../../diagnose/trace/traced.ts";
import type { Trace } from "../../model/trace.ts";
import type { Monitoring } from "../../observe/open-monitoring.ts";
import { commandFacts } from "../../parse/command-facts.ts";
import { readMonitoringPacket } from "../../parse/monitoring-packet.ts";
import { homeFolder } from "../../parse/python-path.ts";
import { renderJson } from "../../report/json.ts";
import { redactedText } from "../../report/redacted.ts";
import { renderTrace } from "../../report/trace/text.ts";
import { codeArguments, givenTo } from "../code-arguments.ts";
import { commandExitCode } from "../command-exit-code.ts";
import type { ChildCode, ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";

/**
 * `awswho trace -- COMMAND…`: the command is started with its SDKs told to report their calls to us. Its streams and exit
 * code are its own; what was seen is told on stderr when it is over, or in a file. AWS is not asked.
 */
export async function trace(options: Options, world: World): Promise<ExitCode | ChildCode> {
  const { child } = options;
  if (child === null || child.length === 0)
    throw new UsageError("trace starts a command: awswho trace -- python app.py");
  const [program = ""] = child;
  const write = summaryWriter(options, world);
  const snapshot = capture(world.machine);
  const facts = commandFacts(child, snapshot);
  const code = givenTo(facts, codeArguments(options, world));
  const walks = foreseen(snapshot, { chains, code, changed: facts.changes !== null });
  const tally = callTally();
  const knownKeyIds = foreseenKeyIds(walks);
  let clientId = "";
  const monitoring = await opened(world, (bytes) => tally.add(readMonitoringPacket(bytes, clientId, knownKeyIds)));
  if (monitoring === null) return 5;
  clientId = monitoring.clientId;
  const end = await world.start(child, monitoring.environment);
  const { dropped } = await monitoring.close();
  const exitCode = commandExitCode(end, program, world);
  if (end.kind === "not-started") return exitCode;
  const seen = tally.seen();
  const likely = options.sdks ?? facts.sdks ?? [];
  await write({
    program: program.split(/[/\\]/).at(-1) ?? program,
    exitCode,
    keys: traced(seen, walks, options.sdks?.[0] ?? null),
    unsent: seen.unsent,
    counts: seen.counts,
    dropped,
    changed: facts.changes,
    likely,
    expected: likely.flatMap((sdk) => walks.get(sdk)?.resolution ?? []).map(predictionOf)[0] ?? null,
    replaced: Object.keys(monitoring.environment).filter((name) => isSet(world.machine.environment[name])),
    home: homeFolder(snapshot),
  });
  return exitCode;
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "";

/** Null: there is no port to be had, and the command is not started. */
async function opened(world: World, receive: (bytes: Uint8Array) => void): Promise<Monitoring | null> {
  try {
    return await world.openMonitoring(receive);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    world.stderr.write(`awswho: refused: no port on 127.0.0.1 can be opened (${code}), so nothing would be seen\n`);
    return null;
  }
}

/** Where the summary goes; a file is opened before the command starts, so that a wrong name stops nothing halfway. */
function summaryWriter(options: Options, world: World): (trace: Trace) => Promise<void> {
  const { output } = options.given;
  const { cwd } = world.machine;
  const masked = (text: string): string => (options.redact ? redactedText(text, []) : text);
  const rendered = async (trace: Trace): Promise<string> => {
    if (options.json) return `${renderJson(documentOf(trace))}\n`;
    const stream = output === undefined ? world.stderr : { isTerminal: false, columns: null, write() {} };
    return renderTrace(trace, await terminalFor(world, options, stream), options.verbosity);
  };
  if (output === undefined)
    return async (trace) => {
      const text = masked(await rendered(trace));
      // The command may have left its last line open.
      world.stderr.write(options.json ? text : `\n${text}`);
    };
  const path = /^(?:[\\/]|[A-Za-z]:)/.test(output) ? output : `${cwd}/${output}`;
  try {
    world.writing.create(path, "", true);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new UsageError(`--output ${output} cannot be written (${code})`);
  }
  return async (trace) => {
    world.writing.append(path, masked(await rendered(trace)));
  };
}

const documentOf = ({ program, exitCode, keys, unsent, counts, dropped, changed, replaced }: Trace) => ({
  schemaVersion: 1 as const,
  command: { program, exitCode },
  keys: keys.map(
    ({ accessKeyId, signed, account, sdk, hasSessionToken, agreement, sameRegion, predicted, ...key }) => ({
      accessKeyId,
      signed,
      account,
      sdk,
      hasSessionToken,
      agreement,
      sameRegion,
      predicted,
      ...key,
    }),
  ),
  unsent,
  reports: { ...counts, dropped },
  notPredictedBecause: changed,
  replacedVariables: replaced,
});
