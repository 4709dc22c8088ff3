import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { Script } from "node:vm";
import { build } from "esbuild";
import type { SdkId } from "../../src/model/sdk.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import type { Scenario } from "../../test/truth/scenario.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { TOLD_ONLY_FILES } from "./out-of-scope.ts";
import type { Told } from "./replay.ts";
import { scopeOf } from "./scope.ts";
import type { Switchboard } from "./switchboard.ts";

/** A chain with all its mutants asleep. */
export interface MutatedChain {
  readonly mutants: readonly Mutant[];
  /** Reads the chain's files anew: what they work out once, while loading, is worked out again. */
  load(switchboard: Switchboard): (scenario: Scenario) => Told;
}

interface Loaded {
  readonly chain: AnyChain;
  readonly told: (chain: AnyChain, scenario: Scenario) => Told;
}

const ROOT = process.cwd();
const requireHere = createRequire(`${ROOT}/`);

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const entryOf = (sdk: SdkId): string =>
  `export { ${camel(sdk)} as chain } from "./src/chains/${sdk}.ts"; export { told } from "./lab/mutation/replay.ts";`;

const options = (sdk: SdkId) =>
  ({
    stdin: { contents: entryOf(sdk), resolveDir: ROOT, loader: "ts" },
    bundle: true,
    mainFields: ["module", "main"] as string[],
    write: false,
    metafile: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  }) as const;

/** A chain's files, what chains of all families share, and what questions go out by: whether through a proxy, and which one. */
const OF_CHAINS = new RegExp(
  [
    "^src/chains/",
    "^src/walk/(?:configured|credentials-|failure-kind|found-keys|holdings|partitions|service-host|setting-value|standard-retry|unreached)",
    "^src/(?:resolve/by-own-way|walk/ways-out|parse/(?:proxy-variable|ip-range))",
  ].join("|"),
);

/** The chain's own file and all that it takes from src/chains, its siblings' shared folders too. */
export async function filesOf(sdk: SdkId): Promise<ReadonlyMap<string, string>> {
  const { metafile } = await build(options(sdk));
  const files = Object.keys(metafile.inputs).filter(
    (file) => OF_CHAINS.test(file) && existsSync(file) && !TOLD_ONLY_FILES.test(file),
  );
  return new Map(files.sort().map((file) => [file, readFileSync(file, "utf8")]));
}

export async function mutatedChain(sdk: SdkId): Promise<MutatedChain> {
  const files = await filesOf(sdk);
  const scope = scopeOf(files.values(), [camel(sdk), "byOwnWay"]);
  const mutants: Mutant[] = [];
  const mutated = new Map<string, string>();
  for (const [file, text] of files) {
    const made = mutantsOf(file, text, scope, mutants.length + 1);
    mutants.push(...made.mutants);
    mutated.set(file, made.text);
  }
  const { outputFiles } = await build({
    ...options(sdk),
    plugins: [
      {
        name: "mutants",
        setup: ({ onLoad }) => {
          onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
            const contents = mutated.get(relative(ROOT, path));
            return contents === undefined ? null : { contents, loader: "ts" };
          });
        },
      },
    ],
  });
  const code = outputFiles[0]?.text ?? "";
  const script = new Script(`(function (require, module, exports, $m) {${code}\n})`, {
    filename: `${sdk}.mutated.cjs`,
  });
  return {
    mutants,
    load(switchboard) {
      const module = { exports: {} as Loaded };
      const run = script.runInThisContext() as (...words: unknown[]) => void;
      run(requireHere, module, module.exports, switchboard);
      const { chain, told } = module.exports;
      return (scenario) => told(chain, scenario);
    },
  };
}
