import { shellOf } from "../../advice/shell.ts";
import { chainOf } from "../../diagnose/chain-of.ts";
import { profileGraph } from "../../diagnose/graph/profile-graph.ts";
import { listProfiles } from "../../diagnose/profiles/list-profiles.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { renderPage } from "../../report/html/page.ts";
import { renderSvg } from "../../report/graph/svg.ts";
import { redactedText, sensitiveWords } from "../../report/redacted.ts";
import type { AnyChain } from "../../walk/chain.ts";
import { codeArguments } from "../code-arguments.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Options } from "../options.ts";
import type { World } from "../world.ts";
import { compareMachine } from "./compare.ts";
import { examineMachine } from "./doctor.ts";
import { diagnoseMachine } from "./who.ts";

/** `awswho report`: verdict, sources, every SDK, findings and graph on one page for a ticket or a wiki. */
export async function report(options: Options, world: World): Promise<ExitCode> {
  const chain = await chainOf(options.sdk);
  const shared = sharingAnswers(world);
  const all = { ...options, sdks: null };
  const { diagnosis, snapshot } = await diagnoseMachine(options, shared, world.machine);
  const { comparison } = await compareMachine(all, shared, world.machine);
  const { examination } = await examineMachine(options, shared, world.machine);
  const page = renderPage({
    diagnosis,
    comparison,
    examination,
    graph: await graphOf(snapshot, chain, options, world),
    shell: shellOf(snapshot),
    version: world.version,
  });
  const words = [diagnosis, ...comparison.results].flatMap(sensitiveWords);
  world.stdout.write(options.redact ? redactedText(page, words) : page);
  return 0;
}

/** Three looks at one machine: what one of them asks, the others need not. */
function sharingAnswers(world: World): World {
  let opened: ReturnType<World["openOutside"]> | null = null;
  return {
    ...world,
    openOutside: (...request) => {
      opened ??= world.openOutside(...request);
      return opened;
    },
  };
}

async function graphOf(snapshot: Snapshot, chain: AnyChain, options: Options, world: World): Promise<string | null> {
  const code = { ...codeArguments(options, world), keys: null, terminal: true };
  const otherChains = async () => (await import("../../chains/index.ts")).chains;
  const list = await listProfiles(snapshot, { chain, code, otherChains });
  return list.profiles.length === 0 ? null : renderSvg(profileGraph(snapshot, list, null));
}
