import { type Machine, capture } from "../../capture/capture.ts";
import { awsCliV1 } from "../../chains/aws-cli-v1.ts";
import { awsCliV2 } from "../../chains/aws-cli-v2.ts";
import { boto3 } from "../../chains/boto3.ts";
import { examine } from "../../diagnose/examine.ts";
import type { Examination } from "../../model/examination.ts";
import type { Severity } from "../../model/finding.ts";
import { SDK_IDS } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { wrapped } from "../../report/screen.ts";
import { isAtLeast } from "../../rules/graver.ts";
import { rules } from "../../rules/index.ts";
import type { AnyChain } from "../../walk/chain.ts";
import type { ExitCode } from "../exit-code.ts";
import { oneOf } from "../one-of.ts";
import type { Options } from "../options.ts";
import { trustReaderFor } from "../trust-reader-for.ts";
import { UsageError } from "../usage-error.ts";
import { workingTree } from "../../parse/working-tree.ts";
import type { World } from "../world.ts";
import { outsideFor, withSignOfLife } from "../asking-aws.ts";
import { codeArguments } from "../code-arguments.ts";
import { formatOf } from "../report-format.ts";
import { terminalFor } from "../terminal.ts";
import { writeReport } from "../write-report.ts";

/** What most people run, and one that shares all its steps with those. The others' code is loaded where they are asked of. */
const USUAL_CHAINS: readonly AnyChain[] = [awsCliV1, awsCliV2, boto3];

const allChains = async (): Promise<readonly AnyChain[]> => (await import("../../chains/index.ts")).chains;

/** `awswho doctor`: every fault in files, environment, caches and clock, with its fix. */
export async function doctor(options: Options, world: World): Promise<ExitCode> {
  const least = oneOf<Severity>(options.given["fail-on"], "--fail-on", ["warning", "error", "note"]);
  if (options.given.fix === true) {
    const { fix } = await import("./fix.ts");
    return fix(options, world, least);
  }
  const format = formatOf(options, world);
  const examined = await examineMachine(options, world, world.machine);
  const { examination, snapshot } = examined;
  const report = {
    examination,
    check: null,
    failOn: least,
    allow: [],
    tree: workingTree(snapshot),
    version: world.version,
  };
  await writeReport(report, snapshot, format, options, world);
  if (format === "text" && (await canMend(examined, options, least)))
    world.stdout.write(`\n${wrapped(FIXABLE, (await terminalFor(world, options)).width).join("\n")}\n`);
  return examination.findings.some(({ severity }) => isAtLeast(severity, least)) ? 1 : 0;
}

const FIXABLE = "To change the files, once you have seen how: awswho doctor --fix";

/** Whether `--fix` would have a change to show: of findings that count, on this machine. */
async function canMend(
  { examination, snapshot, onCopy }: Examined,
  options: Options,
  least: Severity,
): Promise<boolean> {
  if (options.verbosity === "quiet" || options.given.from !== undefined || options.given.pid !== undefined)
    return false;
  const due = examination.findings.filter(({ severity }) => isAtLeast(severity, least));
  if (!due.some(({ fix }) => fix !== null && "path" in fix.change)) return false;
  const { isEmpty, provenPlan, repairPlan, repaired } = await import("../../advice/repair-plan.ts");
  const plan = repairPlan(due, snapshot);
  if (isEmpty(plan)) return false;
  return !isEmpty(provenPlan(plan, (await onCopy(repaired(snapshot, plan))).findings, snapshot));
}

export interface Examined {
  readonly examination: Examination;
  readonly snapshot: Snapshot;
  /** Looks at the files anew; what was asked is not asked again, and no process is started twice. */
  again(): Promise<Examined>;
  /** What would be found on a copy of the machine; nobody is asked. */
  onCopy(copy: Snapshot): Promise<Examination>;
}

/** One machine, online unless told otherwise, with a sign of life on stderr. */
export async function examineMachine(options: Options, world: World, machine: Machine): Promise<Examined> {
  const disabled = rulesNamed(options.given.disable);
  const code = codeArguments(options, world);
  const sdks = options.given["all-sdks"] === true ? SDK_IDS : options.sdks;
  const first = capture(machine);
  const outside = await outsideFor({ snapshot: first, chain: awsCliV1, code, options, world, machine });
  const trust = await trustReaderFor(options, first, code, outside);
  const request = { chains: USUAL_CHAINS, allChains, code, sdks, disabled };
  const onCopy = (copy: Snapshot) => examine(copy, { ...request, outside: null });
  const examined = async (snapshot: Snapshot): Promise<Examined> => {
    const look = () => examine(snapshot, { ...request, outside, trust });
    const examination = await withSignOfLife({ options, world }, look);
    return { examination, snapshot, again: () => examined(capture(machine)), onCopy };
  };
  return examined(first);
}

function rulesNamed(ids: string | undefined): readonly string[] {
  const named = ids === undefined ? [] : ids.split(",");
  const unknown = named.find((id) => !rules.some((rule) => rule.id === id));
  if (unknown !== undefined) throw new UsageError(`--disable ${unknown}: there is no such rule`);
  return named;
}
