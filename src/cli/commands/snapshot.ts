import { revived } from "../../answer/recorded-answers.ts";
import { identityOf, identityOfCaller } from "../../answer/identity-of.ts";
import { capture } from "../../capture/capture.ts";
import { recordedSnapshot } from "../../capture/recorded-snapshot.ts";
import { replayedMachine } from "../../capture/replayed-machine.ts";
import { snapshotScript } from "../../capture/snapshot-script.ts";
import { chains } from "../../chains/index.ts";
import { examine } from "../../diagnose/examine.ts";
import { redactedSnapshot } from "../../diagnose/redacted-snapshot.ts";
import { profilesOf } from "../../diagnose/profiles-of.ts";
import { variableOrigin } from "../../diagnose/variable-origins.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { type CapturedAnswer, SNAPSHOT_VERSION, type SnapshotFile } from "../../model/snapshot-file.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { shapeMask } from "../../parse/masked/shape-mask.ts";
import { assumeOffline } from "../../resolve/assume-offline.ts";
import { drive } from "../../resolve/drive.ts";
import { resolve } from "../../resolve/resolve.ts";
import { renderJson } from "../../report/json.ts";
import type { AnyChain, CodeArguments } from "../../walk/chain.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";
import { askingAws } from "../asking-aws.ts";
import { codeArguments } from "../code-arguments.ts";

/** `awswho snapshot`: all that a diagnosis needs, without secrets, for `--from` on another machine. */
export async function snapshot(options: Options, world: World): Promise<ExitCode> {
  if (options.given.sh === true) {
    if (options.redact)
      throw new UsageError(
        "the script does not redact: redact what it wrote with awswho snapshot --from FILE --redact",
      );
    world.stdout.write(snapshotScript(world.version));
    return 0;
  }
  world.stdout.write(`${renderJson(await takeSnapshot(options, world, { redacted: options.redact }))}\n`);
  return 0;
}

/** The machine as a snapshot file has it: what every chain, every profile and every rule looks at. */
export async function takeSnapshot(
  options: Options,
  world: World,
  { redacted }: { readonly redacted: boolean },
): Promise<SnapshotFile> {
  const { machine } = world;
  const here = capture(machine);
  const recorded = recordedSnapshot(here);
  const code = codeArguments(options, world);
  const diagnoses = await looked(recorded.snapshot, code, options, world);
  const file: SnapshotFile = {
    awswhoSnapshot: SNAPSHOT_VERSION,
    takenAt: new Date(machine.now).toISOString(),
    takenBy: `awswho ${world.version}`,
    platform: machine.platform,
    systemHome: machine.systemHome,
    cwd: machine.cwd,
    timeZone: here.timeZone(),
    user: machine.user ?? null,
    terminal: world.stdinIsTerminal,
    // Of the dotfiles that are looked through for it only the lines' places are written down.
    origins: [...here.variables.keys()].filter(isAwsName).flatMap((name) => variableOrigin(here, name) ?? []),
    ...recorded.contents(shapeMask()),
    answers: [],
  };
  const shown = redacted ? withPseudonyms(file, code) : { file, code, rename: <Value>(value: Value) => value };
  return options.offline ? shown.file : { ...shown.file, answers: answersOf(shown, diagnoses) };
}

/** What is written down, and how what was answered is written beside it. */
interface Shown {
  readonly file: SnapshotFile;
  readonly code: CodeArguments;
  readonly rename: <Value>(value: Value) => Value;
}

function withPseudonyms(original: SnapshotFile, given: CodeArguments): Shown {
  const open = (taken: SnapshotFile): Snapshot => capture(replayedMachine(taken));
  const { file, code, names } = redactedSnapshot(original, { chains, code: given, open, mostProfiles: MOST_PROFILES });
  return { file, code, rename: names.value };
}

const isAwsName = (name: string): boolean => /^(?:AWS|AMAZON)_/.test(name);

/** As many profiles as people have; the walk of each looks at files of its own. */
const MOST_PROFILES = 500;

async function looked(
  snapshot: Snapshot,
  code: CodeArguments,
  options: Options,
  world: World,
): Promise<readonly Diagnosis[]> {
  return askingAws({ snapshot, chain: chains[0] as AnyChain, code, options, world }, async (outside) => {
    for (const profile of profilesOf(snapshot, chains, code).slice(0, MOST_PROFILES))
      for (const chain of chains) drive(resolve(chain, snapshot, { ...code, profile }), assumeOffline);
    for (const chain of chains) drive(resolve(chain, snapshot, code), assumeOffline);
    return (await examine(snapshot, { chains, code, outside, sdks: options.sdks, disabled: [] })).diagnoses;
  });
}

/**
 * The answers by the questions that a replay will put: those hold masks where the real ones held secrets. A replay walks
 * the same way, so the n-th question of each SDK is the same.
 */
function answersOf({ file, code, rename }: Shown, diagnoses: readonly Diagnosis[]): readonly CapturedAnswer[] {
  const replay = capture(replayedMachine(file));
  const answers = new Map<string, CapturedAnswer>();
  for (const { resolution, identity } of diagnoses) {
    const chain = chains.find(({ id }) => id === resolution.sdk.id) as AnyChain;
    const given = resolution.asked.map(({ answer }) => rename(JSON.parse(JSON.stringify(answer))));
    let turn = 0;
    const { winner, sts } = drive(resolve(chain, replay, code), (question) => {
      const answer = given[turn];
      turn += 1;
      if (answer === undefined) return assumeOffline(question);
      const asked = identityOf(question);
      answers.set(asked, { kind: "answer", question: asked, answer });
      return revived(answer);
    });
    if (winner === null || identity === null) continue;
    const asked = identityOfCaller(winner.credentials, sts);
    answers.set(`identity ${asked}`, { kind: "identity", question: asked, identity: rename(identity) });
  }
  return [...answers.values()];
}
