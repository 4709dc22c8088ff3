import type { Checkup } from "../../advice/checkup.ts";
import { faultOf, fixOf, withChanges } from "../../advice/fault-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { rightName } from "../../advice/right-name.ts";
import { type SettingsBlock, blocksWithAny, keysIn, settingIn } from "../../advice/settings-blocks.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { type SettingLine, settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

export const rule: MachineRule = {
  scope: "machine",
  id: "unknown-key",
  group: "files",
  title: "A setting has a name that no SDK reads",
  why: "No SDK says that it does not know a setting. A name that is nearly right counts as nothing, and the profile lacks what it should hold.",
  complaints: ["S22"],
  insteadOf: ["half-a-pair"],
  find(checkup) {
    const slips = [...keysIn(checkup.files)].filter((key) => rightName(key) !== null);
    return blocksWithAny(checkup.files, slips).flatMap((block) => findingsIn(checkup, block));
  },
};

function findingsIn(checkup: Checkup, block: SettingsBlock): readonly Omit<Finding, "rule">[] {
  if (block.kind !== "profile" && block.kind !== "sso-session") return [];
  const slips = block.settings.flatMap((setting) => {
    const to = rightName(setting.key.toLowerCase());
    return to === null || settingIn(block, to) !== null ? [] : [{ setting, to }];
  });
  if (slips.length === 0) return [];
  const { path } = block.file;
  const changeOf = (slip: { readonly setting: SettingLine; readonly to: string }): Change => ({
    kind: "rename-key",
    path,
    line: slip.setting.line,
    from: slip.setting.key,
    to: slip.to,
  });
  // Two halves of a pair are put right together.
  const fault = faultOf(
    checkup,
    withChanges(checkup.snapshot, slips.map(changeOf)),
    block.kind === "profile" ? block.name : null,
  );
  const told = checkup.toldOf(fault.sdks);
  return slips.map((slip) => ({
    severity: fault.severity,
    message: `${slip.setting.key} in [${block.header.title}] is no setting that ${told.length === 0 ? "an SDK reads" : `${sdkNames(told)} ${verb(told, "reads", "read")}`}; ${slip.to} is.`,
    provenance: [{ ...settingPlace(path, slip.setting), column: slip.setting.column }],
    fix:
      slips.length === 1 ? fixOf(checkup, changeOf(slip), fault) : { change: changeOf(slip), promise: "", after: null },
    sdks: fault.sdks,
  }));
}
