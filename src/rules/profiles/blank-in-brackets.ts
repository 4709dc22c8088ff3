import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { faultOfChange, fixOf } from "../../advice/fault-of.ts";
import { sectionToRename } from "../../advice/misnamed-section.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksOf, oddlyNamedBlocks } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Finding } from "../../model/finding.ts";
import type { MachineRule } from "../rule.ts";

/** Python, JavaScript and Ruby leave the blanks of `[ dev ]` where they are, Go, the JVM's and Rust take them off (goldens `ini-section-inner-space`, `py-ini-space-section`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "blank-in-brackets",
  group: "profiles",
  title: "A section header has blanks inside its brackets",
  why: "[ prod ] is profile prod to some SDKs. To others the blanks are part of the name, so that profile prod does not exist there, or lacks what stands in that section.",
  complaints: ["S21"],
  insteadOf: ["profile-missing", "nothing-found"],
  find: (checkup) => oddlyNamedBlocks(checkup.files).flatMap((block) => findingOf(checkup, block)),
};

function findingOf(checkup: Checkup, block: SettingsBlock): readonly Omit<Finding, "rule">[] {
  const { file, header, kind, name } = block;
  const to = file.role === "config" && name !== "default" ? `profile ${name}` : name;
  if (kind !== "profile" || !header.closed || header.written === to || /\s/.test(name)) return [];
  // Another word than blanks parts them: other rules tell of that.
  if (header.title.replace(/\s+/g, " ") !== to) return [];
  const { place, change } = sectionToRename(file, header, to, checkup.home);
  const fault = faultOfChange(checkup, change, name);
  const told = checkup.toldOf(fault.sdks);
  const isTaken = blocksOf(file).some((other) => other.header.written === to);
  if (told.length === 0) return [];
  return [
    {
      severity: fault.severity,
      message: `[${header.written}] in ${shortPath(file.path, checkup.home)} has blanks inside its brackets: ${sdkNames(told)} ${verb(told, "does", "do")} not read it as profile ${name}.`,
      provenance: [place],
      fix: isTaken ? byHand(`merge it into [${to}], which stands there too`) : fixOf(checkup, change, fault),
      sdks: fault.sdks,
    },
  ];
}
