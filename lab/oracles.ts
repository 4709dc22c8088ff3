import { spawnSync } from "node:child_process";
import type { SdkId } from "../src/model/sdk.ts";

/** The real SDK behind each chain: its folder in lab/world/oracles. Those that were only read have none. */
export const ORACLES: Partial<Readonly<Record<SdkId, string>>> = {
  boto3: "boto3",
  "aws-cli-v2": "cli2new",
  "aws-cli-v1": "cli1",
  boto2: "boto2",
  "js-v3": "js3",
  "js-v2": "js2",
  "go-v2": "go2",
  "go-v1": "go1",
  terraform: "terraform",
  "java-v2": "java2",
  "java-v1": "java1",
  kotlin: "kotlin",
  rust: "rust",
  ruby: "ruby",
};

const WORLD = "lab/world";

/** Installs an SDK from its package registry, unless it is there: in the version that its folder names, where it names one. */
export const install = (oracle: string): void => run("sh", [`${WORLD}/oracles/${oracle}/setup.sh`]);

/** The newest version in place of whatever is there; what pom.xml names stays, and JavaScript v2 and boto 2, which have no newer one. */
export function installNewest(oracle: string): void {
  process.env["LAB_NEWEST"] = "1";
  install(oracle);
  delete process.env["LAB_NEWEST"];
}

/** Runs the real SDK on a set of scenarios, in a world of its own or several side by side (needs root). */
export function record(oracle: string, scenarios: string, out: string, worlds = 1): void {
  if (process.getuid?.() !== 0) throw new Error("the lab makes network and mount namespaces: it needs root");
  run("python3", [`${WORLD}/run.py`, oracle, scenarios, out, "--jobs", `${worlds}`]);
}

export const pack = (records: string, out: string): void => run("node", ["scripts/pack-goldens.mjs", records, out]);

export function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
}

/** The SDKs named, or all that can be run. */
export function chosenOracles(names: readonly string[]): readonly (readonly [SdkId, string])[] {
  const known = Object.entries(ORACLES) as [SdkId, string][];
  const chosen = names.length === 0 ? known : known.filter(([sdk]) => names.includes(sdk));
  if (chosen.length === 0)
    throw new Error(`no such SDK: ${names.join(", ")}; there are ${Object.keys(ORACLES).join(", ")}`);
  return chosen;
}
