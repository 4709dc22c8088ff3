import { commandFor, shellOf } from "../../advice/shell.ts";
import { capture } from "../../capture/capture.ts";
import { chains } from "../../chains/index.ts";
import { installedVersion } from "../../diagnose/installed-version.ts";
import { type LikelyFailure, explainedHere } from "../../explain/likely-failure.ts";
import type { Recognised } from "../../explain/recognise.ts";
import { judge } from "../../expectations/judge.ts";
import { nextStep } from "../../expectations/next-step.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { sdksNamedIn } from "../../explain/sdks-named-in.ts";
import { toolNamedIn } from "../../explain/tools-named-in.ts";
import { byDefault } from "../../model/provenance.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { homeFolder } from "../../parse/python-path.ts";
import { documentOf, renderJson } from "../../report/json.ts";
import { type WantedAccount, renderRecognised } from "../../report/text/explanation.ts";
import type { CodeArguments } from "../../walk/chain.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import type { World } from "../world.ts";
import { codeArguments } from "../code-arguments.ts";
import { diagnoseMachine, rendered } from "./who.ts";

/**
 * `awswho explain '<text of an error>'`: who says it, what it means, and where on this machine it comes from. Nobody is
 * asked: what failed is told from files and variables.
 */
export async function explainError(
  text: string,
  nearest: readonly string[],
  options: Options,
  world: World,
): Promise<ExitCode> {
  const { stdout, machine } = world;
  const snapshot = capture(machine);
  const { recognised, failure } = explainedHere(text, inOrder(options.sdks, snapshot), {
    snapshot,
    code: codeArguments(options, world),
  });
  const here = await diagnosisHere(recognised, failure, options, world);
  const tool = toolNamedIn(text);
  if (options.json) {
    const known = recognised.map(({ known: { id, sdks }, kind, meaning }) => ({ id, sdks, kind, meaning }));
    const document = here === null ? null : documentOf(here.diagnosis);
    const likely = failure === null ? null : likelyDocument(failure);
    const through = tool?.name ?? null;
    stdout.write(
      `${renderJson({ schemaVersion: 1, tool: through, recognised: known, likely, nearest, here: document })}\n`,
    );
  } else {
    const terminal = await terminalFor(world, options);
    const screen = here === null ? "" : await rendered(here.diagnosis, here.snapshot, here.options, world);
    const wanted =
      here === null ? null : wantedHere(recognised, here.diagnosis, snapshot, codeArguments(options, world));
    // Nobody is asked: the key id or the role tells it.
    const account = here?.diagnosis.resolution.winner?.holding.account?.id ?? null;
    const [named, home] = [sdksNamedIn(text), homeFolder(snapshot)];
    stdout.write(
      renderRecognised({ recognised, tool, named, failure, wanted, account, nearest, screen, home }, terminal),
    );
  }
  return recognised.length === 0 ? 5 : 0;
}

/** Those asked for, else those that are at hand first: of SDKs that say the same, one that is here said it. */
function inOrder(sdks: readonly SdkId[] | null, snapshot: Snapshot) {
  const byId = [...chains].sort((a, b) => SDK_IDS.indexOf(a.id) - SDK_IDS.indexOf(b.id));
  if (sdks !== null) return byId.filter(({ id }) => sdks.includes(id));
  const isHere = (id: SdkId): boolean => installedVersion(snapshot, id) !== null;
  return [...byId.filter(({ id }) => isHere(id)), ...byId.filter(({ id }) => !isHere(id))];
}

/** The SDK that most likely said it, else the one asked for, else the first that may have. */
async function diagnosisHere(
  recognised: readonly Recognised[],
  failure: LikelyFailure | null,
  options: Options,
  world: World,
) {
  const [first] = recognised;
  if (first === undefined) return null;
  const sdk = failure?.sdk ?? (options.sdks === null ? first.known.sdks[0] : options.sdk) ?? options.sdk;
  const shown = { ...options, offline: true, sdk, profile: failure?.code.profile ?? options.profile };
  return { ...(await diagnoseMachine(shown, world, world.machine)), options: shown };
}

/** A tool that names the account it wants is helped by whoever gives that one here. Null: it names none. */
function wantedHere(
  recognised: readonly Recognised[],
  diagnosis: Diagnosis,
  snapshot: Snapshot,
  code: CodeArguments,
): WantedAccount | null {
  const wanted = recognised[0]?.wantedAccount ?? null;
  if (wanted === null) return null;
  const { id: sdk } = diagnosis.resolution.sdk;
  const expectations = [{ key: "account", wanted, provenance: byDefault }] as const;
  const results = judge(expectations, [sdk], [diagnosis]);
  const account = results.find(({ key }) => key === "account");
  const walked = chains.filter(({ id }) => id === sdk);
  const next = nextStep(
    {
      snapshot,
      chains: walked,
      code,
      diagnoses: [diagnosis],
      expectations,
      findings: diagnosis.findings,
      environment: null,
    },
    results,
  );
  return {
    sdk,
    account: wanted,
    actual: account?.actual ?? null,
    do: next === null ? null : { command: commandFor(next.change, shellOf(snapshot)), promise: next.promise },
  };
}

const likelyDocument = ({ sdk, fits, place, likeness }: LikelyFailure) => ({
  sdk,
  fits,
  likeness: Math.round(likeness * 100) / 100,
  source: place.source,
  provenance: place.provenance,
  error: place.error === null ? null : { kind: place.error.kind, type: place.error.type, message: place.error.message },
});
