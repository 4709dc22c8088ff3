import type { Answer, Question } from "../../src/model/question.ts";
import type { SourceId } from "../../src/model/sdk.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { drive } from "../../src/resolve/drive.ts";
import { WHOLE_CHAIN, walkChain } from "../../src/resolve/walk-chain.ts";
import { variablesNamedIn } from "../../src/parse/variables-named-in.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { untilRaised } from "../../src/walk/walk.ts";
import { labWorld } from "./emulator-table.ts";
import { type Scenario, codeOf, filesOf, snapshotOf } from "./scenario.ts";

/** A variable, or a key of a file (in lower case) that was there, as a chain asked for it. */
export interface LookUp {
  readonly kind: "variable" | "key";
  readonly name: string;
  /** The source whose step asked, or what stands around the steps. */
  readonly place: SourceId | "loading" | "profile" | "region" | "client";
}

/** What a chain asks the environment and the files for on one machine, its own walk alone: nothing of the shadows. */
export function lookUpsOf(chain: AnyChain, scenario: Scenario): readonly LookUp[] {
  const seen: LookUp[] = [];
  let place: LookUp["place"] | null = "loading";
  const plain = snapshotOf(scenario);
  // A path of a provider block may be written with any variable: that is the block's doing.
  const ofBlock = variablesNamedIn(codeOf(scenario).block ?? []);
  const asked = (name: string): string => {
    if (place !== null && !ofBlock.includes(name)) seen.push({ kind: "variable", name, place });
    return name;
  };
  const variables = new Proxy(plain.variables, {
    get(target, property) {
      if (property === "get") return (name: string) => target.get(asked(name));
      if (property === "has") return (name: string) => target.has(asked(name));
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const snapshot: Snapshot = { ...plain, systemHome: plain.systemHome, variables };
  const hidden = new WatchedLines(filesOf(scenario), (name) => {
    if (place !== null) seen.push({ kind: "key", name, place });
  });
  const watched: AnyChain = {
    ...chain,
    open: (_, code) => chain.open(snapshot, code, hidden),
    steps: (session) =>
      chain.steps(session).map((step) => ({
        ...step,
        load: (held) => {
          // A provider block's own steps ask for nothing but what lies beneath them.
          place = step.says === undefined ? step.source : null;
          return step.load(held);
        },
      })),
  };
  const world = labWorld(scenario);
  const answer = (question: Question): Answer => {
    try {
      return world.answer(question);
    } catch {
      // The lab has no row for what an SDK that was never run there would ask (a region with a blank is no host).
      return { kind: "failure", failure: { kind: "unknown-host", code: null, message: "" } };
    }
  };
  // The way out is looked up in the plain machine: proxies are settings of the system, not of AWS.
  const { session, end, steps } = drive(walkChain(watched, plain, codeOf(scenario), WHOLE_CHAIN), answer);
  place = "profile";
  chain.profile(session);
  place = "region";
  drive(untilRaised(chain.region(session, end.kind === "won" ? (steps[end.index]?.source ?? null) : null)), answer);
  if (end.kind === "not-loaded") return seen;
  place = "client";
  if (chain.clientAsks !== undefined) drive(untilRaised(chain.clientAsks(session)), answer);
  chain.client(session, end.kind === "won" ? end.found.holding : null);
  chain.sts(session);
  return seen;
}

/** A chain asks of each value that it is about to use whether it is hidden: so the lines that it uses are seen. */
class WatchedLines extends Set<string> {
  readonly #lines: ReadonlyMap<string, readonly string[]>;
  readonly #seen: (key: string) => void;

  constructor(files: ReadonlyMap<string, string>, seen: (key: string) => void) {
    super();
    // UTF-16 is every other byte a zero.
    this.#lines = new Map([...files].map(([path, text]) => [path, text.replaceAll("\0", "").split(/\r\n|\r|\n/)]));
    this.#seen = seen;
  }

  /** As if something were hidden: where nothing is, a chain need not ask. */
  override get size(): number {
    return 1;
  }

  override has(key: string): boolean {
    const at = key.lastIndexOf(":");
    const lines = this.#lines.get(key.slice(0, at));
    const line = lines?.[Number(key.slice(at + 1)) - 1];
    const name = line === undefined ? undefined : /^\s*([^\s=:[#;][^=:]*?)\s*[=:]/.exec(line)?.[1];
    if (name !== undefined) this.#seen(name.toLowerCase());
    return false;
  }
}
