import type { Checkup } from "../../advice/checkup.ts";
import { faultOf, fixOf, withChanges } from "../../advice/fault-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { blocksInCapitals } from "../../advice/settings-blocks.ts";
import { listed } from "../../advice/listed.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { KNOWN_KEYS } from "../../model/known-keys.ts";
import { type SettingLine, settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S22. Python, Go v2 and Rust read keys in any case; Java, Kotlin and JavaScript do not (golden `ini-upper-keys`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "key-case",
  group: "files",
  title: "A setting is written with capital letters",
  why: "To some SDKs Region and region are one setting, to others two, of which they know the second. The profile works with the one and is empty for the other.",
  complaints: ["S22"],
  find: (checkup) =>
    blocksInCapitals(checkup.files).flatMap((block) => {
      const { path } = block.file;
      const written = block.settings.filter(
        ({ key }) => key !== key.toLowerCase() && KNOWN_KEYS.has(key.toLowerCase()),
      );
      // Twice in two ways: `duplicate-key`.
      const alone = written.filter(
        ({ key, line }) =>
          !block.settings.some((other) => other.line !== line && other.key.toLowerCase() === key.toLowerCase()),
      );
      const [first] = alone;
      if (first === undefined) return [];
      const changes = alone.map(
        ({ line, key }): Change => ({ kind: "rename-key", path, line, from: key, to: key.toLowerCase() }),
      );
      const mended = withChanges(checkup.snapshot, changes);
      const profile = block.kind === "profile" ? block.name : null;
      const fault = faultOf(checkup, mended, profile);
      if (fault.sdks.length === 0) return [];
      const told = checkup.toldOf(fault.sdks);
      const losing = alone.length === 1 ? [] : lostOn(checkup, mended, profile);
      return alone.map((setting, index) => {
        const change = changes[index] as Change;
        // Those that one line alone takes the credentials from are told of beside its own change.
        const byItself = losing.length === 0 ? [] : lostOn(checkup, withChanges(checkup.snapshot, [change]), null);
        const lost = losing.filter((id) => !byItself.includes(id));
        return {
          severity: fault.severity,
          message: `${setting.key} in [${block.header.title}] of ${shortPath(path, checkup.home)} is written with capitals: ${sdkNames(told)} ${verb(told, "knows", "know")} ${setting.key.toLowerCase()} only.`,
          provenance: [{ ...settingPlace(path, setting), column: setting.column }],
          fix:
            alone.length === 1
              ? fixOf(checkup, changes[0] as Change, fault)
              : {
                  change,
                  promise: `${togetherWith(alone, setting)}${lost.length === 0 ? "" : `; ${sdkNames(lost)} then ${verb(lost, "has", "have")} no credentials`}`,
                  after: null,
                  ...(lost.length === 0 ? {} : { moves: lost }),
                },
          sdks: fault.sdks,
        };
      });
    }),
};

/** Who takes what stands beside a role in capitals, and knows no such role (C++ 1.11.760 on `final-1795344226-00036`). */
function lostOn({ toldOn, snapshot }: Checkup, mended: Snapshot, profile: string | null): readonly SdkId[] {
  const walks = (machine: Snapshot) => [...toldOn(machine), ...(profile === null ? [] : toldOn(machine, profile))];
  const after = walks(mended);
  const lost = walks(snapshot).filter(({ winner }, index) => winner !== null && after[index]?.winner === null);
  return SDK_IDS.filter((id) => lost.some(({ sdk }) => sdk.id === id));
}

/** One alone may do harm: a role of JavaScript's whose region is still in capitals fails (lab, on two such lines). */
function togetherWith(all: readonly SettingLine[], one: SettingLine): string {
  const others = all.flatMap(({ line }) => (line === one.line ? [] : [`${line}`]));
  return `together with ${others.length === 1 ? "line" : "lines"} ${listed(others)}`;
}
