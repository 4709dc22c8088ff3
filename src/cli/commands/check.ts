import { type Machine, capture } from "../../capture/capture.ts";
import { chains } from "../../chains/index.ts";
import { examine } from "../../diagnose/examine.ts";
import { installedVersion } from "../../diagnose/installed-version.ts";
import { judge } from "../../expectations/judge.ts";
import { sdksNamed } from "../../expectations/kinds/agree.ts";
import { nextStep } from "../../expectations/next-step.ts";
import type { ActingBlock } from "../../model/acting-block.ts";
import type { Expectation } from "../../model/expectation.ts";
import { byDefault } from "../../model/provenance.ts";
import { placeWords } from "../../report/text/words.ts";
import type { Report } from "../../model/report.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { AnyChain, CodeArguments } from "../../walk/chain.ts";
import { askingAws } from "../asking-aws.ts";
import { checkExitCode } from "../check-exit-code.ts";
import type { ChildCode, ExitCode } from "../exit-code.ts";
import { type ExpectedHere, expectedHere } from "../expectation-file.ts";
import type { Options } from "../options.ts";
import { formatOf } from "../report-format.ts";
import { writeReport } from "../write-report.ts";
import { UsageError } from "../usage-error.ts";
import type { CommandFacts } from "../../parse/command-facts.ts";
import { workingTree } from "../../parse/working-tree.ts";
import type { World } from "../world.ts";
import { codeArguments, givenTo } from "../code-arguments.ts";

/** `awswho check [ENVIRONMENT] [-- COMMAND…]`: is this what is expected? and the command is started only if it is. */
export async function check(options: Options, world: World): Promise<ExitCode | ChildCode> {
  if (options.given.init === true) {
    const { checkInit } = await import("./check-init.ts");
    return checkInit(options, world);
  }
  if (options.given.yes === true) throw new UsageError("--yes goes with --init: awswho check --init --yes");
  if (options.child !== null && (options.given.from !== undefined || options.given.pid !== undefined))
    throw new UsageError("-- starts a command here: what --from and --pid tell of is another machine");
  // Before anybody is asked.
  const format = formatOf(options, world);
  const command = options.child === null ? null : await startable(options.child, capture(world.machine));
  if (options.child !== null && command?.terraform !== undefined && command.sdks?.length === 0) {
    const { startCommand } = await import("./start-if-expected.ts");
    return startCommand(options.child, world);
  }
  const { report, snapshot, code } = await checkMachine(options, world, world.machine, command);
  if (options.child !== null) {
    const { startIfExpected } = await import("./start-if-expected.ts");
    return startIfExpected(options, report, code, world);
  }
  await writeReport(report, snapshot, format, options, world);
  return code;
}

interface Checked {
  readonly report: Report;
  readonly snapshot: Snapshot;
  readonly code: ExitCode;
}

/** What is expected held against one machine, online unless told otherwise, with a sign of life on stderr. */
export async function checkMachine(
  options: Options,
  world: World,
  machine: Machine,
  command: CommandFacts | null = null,
): Promise<Checked> {
  const snapshot = capture(machine);
  const here = world.here ?? machine;
  const project = here === machine ? snapshot : capture(here);
  const expected = expectedHere(options, project, here);
  const choice = sdksToJudge(options, expected, command, snapshot);
  const code = codeFor(options, world, command);
  const blocks = await blocksOf(command, { options, world, snapshot, sdks: choice.sdks });
  const asking = { snapshot, chain: chains[0] as AnyChain, code, options, world, machine };
  return askingAws(asking, async (outside) => {
    const expectations = [...expected.expectations, ...choice.agreement];
    const sdks = [...new Set([...choice.sdks, ...agreeingSdks(expectations)])];
    const examination = await examine(snapshot, { chains, code, blocks, outside, sdks, disabled: expected.disable });
    const { diagnoses } = examination;
    const results = judge(expectations, choice.sdks, diagnoses);
    const judged = diagnoses.filter(({ resolution }) => choice.sdks.includes(resolution.sdk.id));
    // A change of the machine moves no block.
    const next =
      blocks.length > 0
        ? null
        : nextStep(
            {
              snapshot,
              chains: chains.filter(({ id }) => choice.sdks.includes(id)),
              code,
              diagnoses: judged,
              expectations: expected.expectations,
              findings: examination.findings,
              environment: expected.environment,
            },
            results,
          );
    const { environment, file, allow } = expected;
    const report: Report = {
      examination,
      check: { environment, file, results, next, judged },
      allow,
      failOn: expected.failOn ?? "error",
      tree: workingTree(project),
      version: world.version,
    };
    return { report, snapshot, code: checkExitCode(report) };
  });
}

/** @throws UsageError where the command would be somebody else than who is judged. */
async function startable(child: readonly string[], snapshot: Snapshot): Promise<CommandFacts> {
  if (child.length === 0) throw new UsageError("-- is followed by a command: awswho check prod -- terraform plan");
  const { commandFacts } = await import("../../parse/command-facts.ts");
  const facts = commandFacts(child, snapshot);
  const against = facts.changes ?? facts.refuses;
  if (against !== undefined) throw new UsageError(against);
  return facts;
}

interface Choice {
  readonly sdks: readonly SdkId[];
  /** Where it is not known which of several SDKs it will be: that they are the same principal. */
  readonly agreement: readonly Expectation[];
}

/** Those that were named; else the one that the command uses; else all at hand, which must agree where a command is started. */
function sdksToJudge(
  options: Options,
  expected: ExpectedHere,
  command: CommandFacts | null,
  snapshot: Snapshot,
): Choice {
  const named = options.sdks ?? expected.sdks;
  if (named !== null) return { sdks: named, agreement: [] };
  const isHere = (id: SdkId): boolean => installedVersion(snapshot, id) !== null;
  const likely = command?.sdks ?? null;
  if (likely !== null && command?.terraform !== undefined) return { sdks: likely, agreement: [] };
  if (likely !== null) {
    const here = likely.filter(isHere);
    return { sdks: here.length > 0 ? here : likely, agreement: [] };
  }
  const atHand = chains.map(({ id }) => id).filter(isHere);
  if (command === null) return { sdks: atHand.length > 0 ? atHand : ["boto3"], agreement: [] };
  if (atHand.length === 0)
    throw new UsageError("which SDK the command uses is not known: say it, such as --sdk boto3 or --sdk terraform");
  return {
    sdks: atHand,
    agreement: atHand.length === 1 ? [] : [{ key: "agree", wanted: atHand.join(","), provenance: byDefault }],
  };
}

const agreeingSdks = (expectations: readonly Expectation[]): readonly SdkId[] =>
  expectations.flatMap(({ key, wanted }) => {
    const named = key === "agree" ? sdksNamed(wanted) : [];
    return typeof named === "string" ? [] : named;
  });

/** --region says what is expected; what the command's own options and files say is what it is given. */
function codeFor(options: Options, world: World, command: CommandFacts | null): CodeArguments {
  const own = command?.profile ?? null;
  if (own !== null && options.profile !== null && own.text !== options.profile)
    throw new UsageError(
      `the command is given profile ${own.text} (${placeWords(own.provenance, world.machine.environment["HOME"] ?? "")}), and --profile of awswho says ${options.profile}`,
    );
  const code = { ...codeArguments(options, world), region: null };
  return command === null ? code : givenTo(command, code);
}

interface Judging {
  readonly options: Options;
  readonly world: World;
  readonly snapshot: Snapshot;
  readonly sdks: readonly SdkId[];
}

/** Of a run of Terraform's. @throws UsageError where a block names another profile than awswho was told. */
async function blocksOf(
  command: CommandFacts | null,
  { options, world, snapshot, sdks }: Judging,
): Promise<readonly ActingBlock[]> {
  if (command?.terraform === undefined) return [];
  const { actingBlocks } = await import("../acting-blocks.ts");
  const blocks = actingBlocks(command.terraform, sdks, snapshot, world);
  for (const { call, block, provenance } of blocks) {
    const profile = block.find(({ path }) => path[0] === "profile")?.value;
    if (options.profile !== null && typeof profile === "string" && profile !== options.profile)
      throw new UsageError(
        `${call} (${placeWords(provenance, world.machine.environment["HOME"] ?? "")}) names profile ${profile}, and --profile of awswho says ${options.profile}`,
      );
  }
  return blocks;
}
