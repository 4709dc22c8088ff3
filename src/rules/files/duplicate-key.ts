import type { Checkup } from "../../advice/checkup.ts";
import { fixOf } from "../../advice/fault-of.ts";
import { isInConflict } from "../../advice/merge-conflicts.ts";
import { faultOfLines } from "../../advice/refused-lines.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksRepeating } from "../../advice/settings-blocks.ts";
import { usesPlace } from "../../advice/uses-place.ts";
import type { Finding } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import { type SettingLine, settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S18: refused by Python, else the first or the last counts; told by the line that each SDK's answer names. */
export const rule: MachineRule = {
  scope: "machine",
  id: "duplicate-key",
  group: "files",
  title: "A setting stands twice in one section",
  why: "boto3 and the AWS CLI refuse the whole file. The others take the first line or the last, and not all the same.",
  complaints: ["S18"],
  insteadOf: ["file-refused"],
  find: (checkup) =>
    blocksRepeating(checkup.files).flatMap((block) => {
      const first = new Map<string, SettingLine>();
      return block.settings.flatMap((setting) => {
        const known = first.get(setting.key.toLowerCase());
        // Behind a header that is glued to a value, the second is another section's (`glued-header`).
        const isGlued = block.settings.some(({ shape, line }) => shape.gluedHeader !== null && line < setting.line);
        if (isGlued || isInConflict(block.file.text, setting.line)) return [];
        if (known !== undefined) return findingOf(checkup, block, known, setting);
        first.set(setting.key.toLowerCase(), setting);
        return [];
      });
    }),
};

function findingOf(
  checkup: Checkup,
  block: SettingsBlock,
  first: SettingLine,
  second: SettingLine,
): readonly Omit<Finding, "rule">[] {
  const { path } = block.file;
  const change = { kind: "delete-lines" as const, path, lines: [second.line] };
  const profile = block.kind === "profile" ? block.name : null;
  const fault = faultOfLines(checkup, change, profile);
  // Written in two ways it is two keys to some, and no fault where nobody minds.
  if (first.key !== second.key && fault.sdks.length === 0) return [];
  const walked = profile === null ? checkup.toldOn(checkup.snapshot) : checkup.toldAs(profile);
  const using = (line: SettingLine): readonly SdkId[] =>
    checkup.toldOf(
      walked
        .filter((resolution) => resolution.winner !== null && usesPlace(resolution, settingPlace(path, line)))
        .map(({ sdk }) => sdk.id),
    );
  const refuse = checkup.toldOf(walked.filter(({ error }) => error?.kind === "parse").map(({ sdk }) => sdk.id));
  const ends = [
    ...(refuse.length === 0 ? [] : [`${sdkNames(refuse)} ${verb(refuse, "refuses", "refuse")} the file`]),
    ...[first, second].flatMap((line) => {
      const users = using(line);
      return users.length === 0 ? [] : [`${sdkNames(users)} ${verb(users, "takes", "take")} line ${line.line}`];
    }),
  ];
  return [
    {
      severity: fault.severity,
      message: `${second.key} stands twice in [${block.header.title}], on lines ${first.line} and ${second.line}${ends.length === 0 ? "" : `: ${ends.join("; ")}`}.`,
      provenance: [settingPlace(path, second), settingPlace(path, first)],
      fix: fixOf(checkup, change, fault),
      sdks: fault.sdks,
    },
  ];
}
