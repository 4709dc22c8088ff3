import { effectOf } from "../../advice/effect-of.ts";
import { actorOf } from "../../advice/actor-of.ts";
import { CONFIG_LOADERS, loadingConfig } from "../../advice/load-config.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { MachineRule } from "../rule.ts";

export const rule: MachineRule = {
  scope: "machine",
  id: "config-not-loaded",
  group: "environment",
  title: "AWS_SDK_LOAD_CONFIG is not set, so ~/.aws/config is not read",
  why: "Two older SDKs, Go v1 and JavaScript v2, and the Serverless Framework 3, pass over the config file unless AWS_SDK_LOAD_CONFIG=1. Roles, sign-ins and regions that stand there do not exist for them.",
  complaints: ["S05", "S49"],
  find(checkup) {
    const change = loadingConfig(checkup.snapshot);
    if (change === null) return [];
    if (checkup.toldOf(CONFIG_LOADERS).length === 0 || !checkup.touchesTold(change)) return [];
    const before = checkup.on(checkup.snapshot);
    const after = checkup.after(change) ?? [];
    const { stopped, parted, moved } = effectOf(before, after);
    const gained = [...stopped, ...parted].filter((id) => winnerOf(after, id) !== null);
    const sdks = [...gained, ...moved.filter((id) => regionOf(after, id) !== null)];
    if (sdks.length === 0) return [];
    const told = checkup.toldOf(sdks);
    const first = after.find(({ sdk }) => sdk.id === told[0]);
    const actor = first === undefined ? null : actorOf(first);
    const what = gained.length > 0 ? `${actor ?? "what stands there"}` : `region ${first?.region.name}`;
    return [
      {
        severity: checkup.toldOf(gained).length > 0 ? "warning" : "note",
        message: `${sdkNames(told)} ${verb(told, "does", "do")} not read ~/.aws/config without AWS_SDK_LOAD_CONFIG, and so not ${what}.`,
        provenance: [{ kind: "variable", name: "AWS_SDK_LOAD_CONFIG" }],
        fix: checkup.fix(change, sdks),
        sdks,
      },
    ];
  },
};

const winnerOf = (all: readonly Resolution[], id: string): Resolution["winner"] =>
  all.find(({ sdk }) => sdk.id === id)?.winner ?? null;
const regionOf = (all: readonly Resolution[], id: string): string | null =>
  all.find(({ sdk }) => sdk.id === id)?.region.name ?? null;
