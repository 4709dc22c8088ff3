import { capture } from "../../capture/capture.ts";
import { chainOf } from "../../diagnose/chain-of.ts";
import { profileGraph } from "../../diagnose/graph/profile-graph.ts";
import { listProfiles } from "../../diagnose/profiles/list-profiles.ts";
import type { ProfileGraph } from "../../model/profile-graph.ts";
import { renderDot } from "../../report/graph/dot.ts";
import { graphDocumentOf } from "../../report/graph/json.ts";
import { renderMermaid } from "../../report/graph/mermaid.ts";
import { renderSvg } from "../../report/graph/svg.ts";
import { renderTree } from "../../report/graph/tree.ts";
import { renderJson } from "../../report/json.ts";
import { redactedText, sensitiveWordsOf } from "../../report/redacted.ts";
import type { ExitCode } from "../exit-code.ts";
import { oneOf } from "../one-of.ts";
import type { Options } from "../options.ts";
import { terminalFor } from "../terminal.ts";
import { tellOfUnreadFiles } from "../tell-of-unread-files.ts";
import { UsageError } from "../usage-error.ts";
import type { World } from "../world.ts";
import { GRAPH_FORMATS } from "../command-table.ts";
import { codeArguments } from "../code-arguments.ts";

/** `awswho graph [PROFILE]`: what a profile is made of, down to the keys or the sign-in; nobody is asked. */
export async function graph(options: Options, world: World): Promise<ExitCode> {
  const [operand, ...more] = options.operands;
  if (more.length > 0) throw new UsageError(`${more[0]} is one word too many: awswho graph [PROFILE]`);
  const format = options.json ? "json" : oneOf(options.given.format, "--format", GRAPH_FORMATS);
  const chain = await chainOf(options.sdk);
  const snapshot = capture(world.machine);
  const code = { ...codeArguments(options, world), keys: null, terminal: options.tty ?? true };
  const otherChains = async () => (await import("../../chains/index.ts")).chains;
  const list = await listProfiles(snapshot, { chain, code, otherChains });
  tellOfUnreadFiles(snapshot, world);
  const wanted = operand ?? options.profile;
  if (wanted !== null && !list.profiles.some(({ name }) => name === wanted))
    throw new UsageError(`graph ${wanted}: there is no such profile; awswho profiles lists them`);
  const drawn = profileGraph(snapshot, list, wanted);
  const text = await RENDERERS[format](drawn, options, world);
  const words = sensitiveWordsOf(
    list.profiles.map(({ plan }) => plan),
    [],
  );
  world.stdout.write(options.redact ? redactedText(text, words) : text);
  return 0;
}

type Renderer = (graph: ProfileGraph, options: Options, world: World) => string | Promise<string>;

const RENDERERS = {
  text: async (drawn, options, world) => renderTree(drawn, await terminalFor(world, options)),
  json: (drawn) => `${renderJson(graphDocumentOf(drawn))}\n`,
  mermaid: renderMermaid,
  dot: renderDot,
  svg: renderSvg,
} as const satisfies Record<(typeof GRAPH_FORMATS)[number], Renderer>;
