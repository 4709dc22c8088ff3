import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { faultOfChange, fixOf } from "../../advice/fault-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksOf, oddlyNamedBlocks } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change, Finding } from "../../model/finding.ts";
import { KNOWN_KEYS } from "../../model/known-keys.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S21: Java v1 and C++ see `[dev]` in the config file, the others do not (goldens `ini-proto-profile`, `py-ini-profiles-prefix`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "profile-prefix",
  group: "profiles",
  title: 'A section is written with "profile " where it should not be, or without',
  why: "In ~/.aws/config a profile is [profile dev], in ~/.aws/credentials it is [dev]. Written the other way some SDKs find it and some do not, so that the same name exists for one program and not for the next.",
  complaints: ["S21"],
  find: (checkup) => oddlyNamedBlocks(checkup.files).flatMap((block) => findingOf(checkup, block)),
};

/** Sections that are no profiles: of the AWS CLI, the Toolkits, and of tools beside them. */
const OTHERS =
  /^(?:plugins|preview|toolkit|DEFAULT|granted|common|_.*)$|^(?:sso-session|services|login|account|group)\b/;

function findingOf(checkup: Checkup, block: SettingsBlock): readonly Omit<Finding, "rule">[] {
  const { header, file } = block;
  const isBare =
    file.role === "config" && block.kind === "other" && !OTHERS.test(header.title) && !/\s/.test(header.title);
  const isPrefixed = file.role === "credentials" && /^profile\s/.test(header.title);
  if (!(isBare || isPrefixed) || !header.closed || !block.settings.some(({ key }) => KNOWN_KEYS.has(key.toLowerCase())))
    return [];
  // botocore splits titles as a shell does, so that only behind "profile " quotes stand around a name.
  const name = isBare ? header.title.replace(/^"(.*)"$/, "$1") : block.name;
  const isDefault = isBare && name.toLowerCase() === "default";
  const to = isDefault ? "default" : isBare ? `profile ${name}` : name;
  const where = shortPath(file.path, checkup.home);
  const taken = blocksOf(file).some(
    (other) => other.header.title === to || (isDefault && other.header.title === "profile default"),
  );
  const change: Change = { kind: "rename-section", path: file.path, line: header.line, from: header.written, to };
  const fault = faultOfChange(checkup, change, isDefault ? "default" : name);
  const blind = checkup
    .as(isDefault ? "default" : name)
    .filter(({ profile }) => !profile.exists)
    .map(({ sdk }) => sdk.id);
  const told = checkup.toldOf(blind.length > 0 ? blind : fault.sdks);
  const who = told.length === 0 ? "" : `: ${sdkNames(told)} ${verb(told, "does", "do")} not see it`;
  return [
    {
      severity: taken ? "note" : fault.severity,
      message: `[${header.written}] in ${where} is written ${isDefault ? (name === "default" ? "in quotes" : "with a capital letter") : isBare ? 'without "profile "' : 'with "profile "'}${who}.`,
      provenance: [headerPlace(file.path, header)],
      fix: taken
        ? byHand(`merge [${header.title}] into [${to}], which stands in ${where} too`)
        : fixOf(checkup, change, fault),
      sdks: fault.sdks,
    },
  ];
}
