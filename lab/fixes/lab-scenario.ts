import { type Machine, capture } from "../../src/capture/capture.ts";
import type { Snapshot } from "../../src/model/snapshot.ts";
import { parseEnv } from "node:util";
import { type Scenario, filesOf, machineOf, realPath } from "../../test/truth/scenario.ts";

/** A scenario with what else the lab's world can be made to hold (lab/world/README.md). */
export interface LabScenario extends Scenario {
  readonly folders?: readonly string[];
  /** Whoever runs the program may do no more than the modes of the files say. */
  readonly user?: "ordinary";
  /** The file that the program is started with by Node's loader: what the environment has already stays. */
  readonly loads?: string;
  readonly portal?: Portal;
  /** Commands that somebody types before the program starts, run by the real tools. */
  readonly typed?: readonly string[];
  /** The program asks STS who it is; a strict one refuses a lasting key with a token, as many a generated machine has it. */
  readonly asks?: "sts" | "strict-sts";
}

export interface Portal {
  /** Names of the roles that are assigned, by account; left out: whatever is asked for. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** It takes no token that another region's lent. */
  readonly regional?: true;
}

/** The machine with its modes and folders: goldens come from one that root runs, whom no mode keeps from reading. */
export function labMachine(scenario: LabScenario): Machine {
  const loaded = withLoaded(scenario);
  const machine = machineOf(loaded);
  const files = [...filesOf(loaded).keys()];
  const folders = (scenario.folders ?? []).map(realPath);
  const modes = new Map(Object.entries(scenario.modes ?? {}).map(([path, mode]) => [realPath(path), mode]));
  const modeOf = (path: string): number => Number.parseInt(modes.get(path) ?? "600", 8);
  const isRefused = (path: string): boolean => scenario.user === "ordinary" && (modeOf(path) & 0o400) === 0;
  return {
    ...machine,
    fs: {
      statSync(path) {
        if (folders.includes(path)) return { isDirectory: () => true, isFile: () => false, size: 0 };
        const found = machine.fs.statSync(path);
        return {
          isDirectory: () => found.isDirectory(),
          isFile: () => found.isFile(),
          size: found.size,
          ...(found.isFile() ? { mode: modeOf(path) } : {}),
        };
      },
      readFileSync(path) {
        if (isRefused(path)) throw Object.assign(new Error(`EACCES: ${path}`), { code: "EACCES" });
        return machine.fs.readFileSync(path);
      },
      readdirSync: (path) => [
        ...new Set(
          [...files, ...folders]
            .filter((file) => file.startsWith(`${path}/`))
            .map((file) => file.slice(path.length + 1).split("/")[0] ?? ""),
        ),
      ],
    },
  };
}

export const labSnapshot = (scenario: LabScenario): Snapshot => capture(labMachine(scenario));

/** As the program finds its environment that was started by a loader. */
export function withLoaded(scenario: LabScenario): LabScenario {
  const text = scenario.loads === undefined ? undefined : scenario.files[scenario.loads];
  return text === undefined
    ? scenario
    : { ...scenario, env: { ...parseEnv(text), ...scenario.env } as Scenario["env"] };
}

/** Whether the portal of a region refuses a token: another one lent it. */
export function isLentElsewhere(scenario: LabScenario, token: string, region: string): boolean {
  if (scenario.portal?.regional !== true) return false;
  const lentIn = Object.entries(scenario.files).flatMap(([path, text]) => {
    const cached = path.startsWith("~/.aws/sso/cache/") ? jsonIn(text) : null;
    return cached !== null && cached["accessToken"] === token ? [cached["region"]] : [];
  });
  return typeof lentIn[0] === "string" && lentIn[0] !== region;
}

function jsonIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? (value as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}
