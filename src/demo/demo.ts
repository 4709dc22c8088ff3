import type { Machine } from "../capture/capture.ts";
import { compareMachine, renderedComparison } from "../cli/commands/compare.ts";
import { diagnoseMachine, rendered } from "../cli/commands/who.ts";
import type { ExitCode } from "../cli/exit-code.ts";
import type { Options } from "../cli/options.ts";
import { terminalFor } from "../cli/terminal.ts";
import type { World } from "../cli/world.ts";
import { redactedText, sensitiveWords } from "../report/redacted.ts";
import { type Line, harmless, piece, renderLines, wrapped } from "../report/screen.ts";
import { awsOnLoopback } from "./aws-on-loopback.ts";
import { caseDocument, caseList } from "./case-list.ts";
import { caseNamed } from "./case-named.ts";
import { closing } from "./closing.ts";
import type { CaseMachine, DemoCase } from "./demo-case.ts";
import { machineOf } from "./machine-of.ts";
import { onLoopback } from "./on-loopback.ts";
import { whatIsSet } from "./what-is-set.ts";

/** `awswho demo [CASE]`: the real thing on a machine in memory and an AWS on loopback. Of the person's own: the terminal. */
export async function demo(options: Options, world: World): Promise<ExitCode> {
  if (options.given.list === true) return list(options, world);
  const choice = caseNamed(options.operands);
  switch (choice.kind) {
    case "usage":
      // Not thrown: this file is bundled apart from the one that would catch it, with an error class of its own.
      world.stderr.write(`awswho: ${harmless(choice.message)}\nSee: awswho demo --list\n`);
      return 2;
    case "found":
      return show(choice.demoCase, options, world);
  }
}

async function show(chosen: DemoCase, options: Options, world: World): Promise<ExitCode> {
  const { now } = world.machine;
  const machine = chosen.machineAt(now);
  const { report, sensitive } = await reportOn(chosen, machine, options, world);
  if (options.json || options.verbosity === "quiet") {
    world.stdout.write(report);
    return 0;
  }
  const terminal = await terminalFor(world, options);
  const width = Math.min(terminal.width, MOST_COLUMNS);
  const before = renderLines(
    [...opening(chosen, width), ...whatIsSet(machine, now), command(chosen, options)],
    terminal,
  );
  world.stdout.write(options.redact ? redactedText(before, sensitive) : before);
  world.stdout.write(report);
  world.stdout.write(renderLines(closing(world, width), terminal));
  return 0;
}

async function reportOn(chosen: DemoCase, machine: CaseMachine, options: Options, world: World) {
  if (chosen.command === "compare") {
    const all = { ...options, given: { ...options.given, exchange: "all" } };
    const { comparison, snapshot } = await inCase(machine, all, world, compareMachine);
    const report = await renderedComparison(comparison, snapshot, options, world);
    return { report, sensitive: comparison.results.flatMap(sensitiveWords) };
  }
  const { diagnosis, snapshot } = await inCase(machine, options, world, diagnoseMachine);
  return { report: await rendered(diagnosis, snapshot, options, world), sensitive: sensitiveWords(diagnosis) };
}

/** As wide as the report itself is at most. */
const MOST_COLUMNS = 120;

async function list(options: Options, world: World): Promise<ExitCode> {
  const terminal = await terminalFor(world, options);
  world.stdout.write(
    options.json ? `${JSON.stringify(caseDocument(), null, 2)}\n` : renderLines(caseList(terminal.width), terminal),
  );
  return 0;
}

type RunOnMachine<T> = (options: Options, world: World, machine: Machine) => Promise<T>;

/** The AWS of the demo lives as long as the question. Offline there is nothing to ask, so none is opened. */
async function inCase<T>(machine: CaseMachine, options: Options, world: World, run: RunOnMachine<T>): Promise<T> {
  const { now } = world.machine;
  if (options.offline) return run(options, world, machineOf(machine, now, null));
  const aws = await awsOnLoopback(machine.aws);
  const openOutside: World["openOutside"] = async (snapshot, request, asked) =>
    // Never a refresh: it would write a cache file, and the case's files are not on this computer.
    onLoopback(await world.openOutside(snapshot, { ...request, allowRefresh: false }, asked), aws.url);
  try {
    return await run(options, { ...world, openOutside }, machineOf(machine, now, aws.url));
  } finally {
    await aws.close();
  }
}

const opening = ({ title, story }: DemoCase, width: number): readonly Line[] => [
  ...wrapped(`Demo: ${title}`, width).map((text): Line => [piece(text, "strong")]),
  ...wrapped(story, width).map((text): Line => [piece(text)]),
  [],
];

/** What was asked of the case, as one would ask it of one's own machine. */
function command({ command: asked }: DemoCase, { profile, region, keys, offline, verbosity }: Options): Line {
  const words = [
    "awswho",
    ...(asked === undefined ? [] : [asked]),
    ...(profile === null ? [] : ["--profile", profile]),
    ...(region === null ? [] : ["--region", region]),
    ...(keys === null ? [] : [keys.argument, "…"]),
    ...(offline ? ["--offline"] : []),
    ...(verbosity === "verbose" ? ["-v"] : []),
  ];
  return [piece("$ ", "dim"), piece(words.join(" "), "accent")];
}
