import type { Checkup } from "../../advice/checkup.ts";
import { isSet, openVariable } from "../../advice/open-variable.ts";
import { byHand } from "../../advice/by-hand.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Provenance } from "../../model/provenance.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/** HOME and the system's word for the home folder differ, and SDKs do not ask the same (complaints S26, S27). */
export const rule: MachineRule = {
  scope: "machine",
  group: "machine",
  id: "two-homes",
  title: "SDKs look for .aws in two home folders",
  why: "On Windows HOME and USERPROFILE may name two folders, elsewhere HOME may differ from what the system says of the account (sudo, a service, a container). Most SDKs follow HOME, some ask the system: what one tool writes, the other does not find.",
  complaints: ["S26", "S27"],
  find(checkup) {
    // One word for all: then no SDK need be walked to see where it looks.
    if (namedHomes(checkup).size < 2) return [];
    // Where HOME leads to no settings, `home-folder` tells who is lost.
    if (isLostByHome(checkup)) return [];
    if (doAllTellHome(checkup)) return [];
    const homes = homesOf(checkup);
    if (homes.size < 2) return [];
    const there = [...homes].filter(([home]) => checkup.snapshot.status(`${home}/.aws`) !== null);
    if (there.length === 0) return [];
    // The most common first: that is where one's settings are.
    const sorted = [...homes].sort((a, b) => b[1].length - a[1].length);
    const others = sorted.slice(1).flatMap(([, sdks]) => sdks);
    return [
      {
        severity: checkup.atHand.some((id) => others.includes(id)) ? "warning" : "note",
        message: `There are ${homes.size} home folders here: ${sorted
          .map(
            ([home, sdks]) =>
              `${sdkNames(sdks)} ${verb(sdks, "looks", "look")} into ${home}/.aws${checkup.snapshot.status(`${home}/.aws`) === null ? ", which does not exist" : ""}`,
          )
          .join("; ")}.`,
        provenance: ["HOME", "USERPROFILE"]
          .filter((name) => checkup.snapshot.variables.has(name))
          .map((name): Provenance => ({ kind: "variable", name })),
        fix: byHand(
          "keep the settings in one of them, and let HOME name that one; or set AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE",
        ),
        sdks: SDK_IDS.filter((id) => others.includes(id)),
      },
    ];
  },
};

/** Where HOME is set the most go by it, and only those that do not are told of: the others need not be walked for that. */
function doAllTellHome(checkup: Checkup): boolean {
  const home = checkup.snapshot.platform === "posix" ? openVariable(checkup.snapshot, "HOME") : null;
  const own = home === null || !home.startsWith("/") ? null : trimmed(home);
  return own !== null && checkup.diagnoses.every(({ resolution }) => homeOf(checkup, resolution.sdk.id) === own);
}

function isLostByHome({ snapshot, home }: Checkup): boolean {
  return snapshot.platform === "posix" && snapshot.status(`${home.replace(/\/+$/, "")}/.aws`) === null;
}

/** What the variables and the system call the home folder. */
function namedHomes({ snapshot }: Checkup): ReadonlySet<string> {
  const named = ["HOME", "USERPROFILE"].map((name) => snapshot.variables.get(name));
  return new Set(
    [...named, snapshot.systemHome]
      .filter((home) => typeof home === "string" && home !== "")
      .map((home) => trimmed(String(home))),
  );
}

const trimmed = (home: string): string => home.replaceAll("\\", "/").replace(/\/+$/, "");

/** The home folder that an SDK's paths are of. */
function homeOf(checkup: Checkup, id: SdkId): string | undefined {
  return (
    [...checkup.reads(id)]
      .map((path) => /^(.*?)[\\/]\.aws[\\/](?:credentials|config)$/.exec(path)?.[1])
      .map((home) => (home === undefined ? undefined : trimmed(home)))
      // An empty HOME makes the path count from the working folder.
      .find((home) => home !== undefined && (home !== checkup.snapshot.cwd || isSet(checkup.snapshot, "HOME")))
  );
}

/** By what each really looks at; those that a variable sends elsewhere count nowhere. */
function homesOf(checkup: Checkup): ReadonlyMap<string, readonly SdkId[]> {
  const homes = new Map<string, SdkId[]>();
  for (const id of SDK_IDS) {
    const found = homeOf(checkup, id);
    const known = [...homes.keys()].find((home) => home === found);
    if (found !== undefined) homes.set(known ?? found, [...(homes.get(found) ?? []), id]);
  }
  return homes;
}
