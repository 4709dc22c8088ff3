import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { SDK_IDS, type SdkId } from "../../src/model/sdk.ts";

/** A folder for each real SDK that can be run, by its id; one that is not modelled yet may be there before its chain. */
const ORACLES = "lab/world/oracles";

const isRunnable = (sdk: string): boolean => existsSync(`${ORACLES}/${sdk}/run`);

/** Installs an SDK from its package registry, unless it is there: in the version that its folder names, where it names one. */
export function install(sdk: string): void {
  if (!isRunnable(sdk)) throw new Error(`${sdk} cannot be run: there is no ${ORACLES}/${sdk}/run`);
  run("sh", [`${ORACLES}/${sdk}/setup.sh`]);
}

/** The newest version in place of whatever is there; what pom.xml names stays, and JavaScript v2 and boto 2, which have no newer one. */
export function installNewest(sdk: string): void {
  process.env["LAB_NEWEST"] = "1";
  install(sdk);
  delete process.env["LAB_NEWEST"];
}

/** Runs the real SDK on a set of scenarios, in a world of its own or several side by side (needs root). */
export function record(sdk: string, scenarios: string, out: string, worlds = 1): void {
  if (process.getuid?.() !== 0) throw new Error("the lab makes network and mount namespaces: it needs root");
  run("python3", ["lab/world/run.py", sdk, scenarios, out, "--jobs", `${worlds}`]);
}

export const pack = (records: string, out: string): void => run("node", ["scripts/pack-goldens.mjs", records, out]);

export function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
}

/** The SDKs named, or all that can be run. */
export function chosenSdks(names: readonly string[]): readonly SdkId[] {
  const known = SDK_IDS.filter(isRunnable);
  const chosen = names.length === 0 ? known : known.filter((sdk) => names.includes(sdk));
  if (chosen.length === 0) throw new Error(`no such SDK: ${names.join(", ")}; there are ${known.join(", ")}`);
  return chosen;
}
