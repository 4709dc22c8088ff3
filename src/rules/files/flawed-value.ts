import type { Checkup } from "../../advice/checkup.ts";
import { type Fault, faultOfChange, fixOf } from "../../advice/fault-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, oddBlocks } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import { FLAW_WORDS, flawsOf } from "../../advice/value-flaws.ts";
import type { Change, Finding, ValueFlaw } from "../../model/finding.ts";
import { KNOWN_KEYS } from "../../model/known-keys.ts";
import { SDK_IDS } from "../../model/sdk.ts";
import { type SettingLine, settingPlace } from "../../parse/settings-lines.ts";
import { shapeOf } from "../../parse/value-shape.ts";
import { hideKey } from "../../walk/chain.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S24. Which SDKs take off quotes or a comment is told by the value that each ends with. */
export const rule: MachineRule = {
  scope: "machine",
  id: "flawed-value",
  group: "files",
  title: "Something got into a value that does not belong to it",
  why: "Quotes, a comment behind a value, a -n of echo or a letter that no editor shows become part of the value for some SDKs and not for others. AWS then says that the signature does not match, or that there is no such role.",
  complaints: ["S24"],
  insteadOf: [
    "keys-not-whole",
    "setting-refused",
    "sso-session-missing",
    "sso-account-id",
    "role-source-missing",
    "role-source",
  ],
  find: (checkup) =>
    oddBlocks(checkup.files)
      .filter(({ kind }) => kind === "profile" || kind === "sso-session")
      .flatMap((block) => block.settings.flatMap((setting) => findingsOf(checkup, block, setting))),
};

/** Quotes, blanks and signs are part of a command; a URL may end in anything. */
const isChecked = ({ key, shape }: SettingLine): boolean =>
  KNOWN_KEYS.has(key.toLowerCase()) && key.toLowerCase() !== "credential_process" && shape.gluedHeader === null;

function findingsOf(checkup: Checkup, block: SettingsBlock, setting: SettingLine): readonly Omit<Finding, "rule">[] {
  const flaw = isChecked(setting) ? flawsOf(setting.shape)[0] : undefined;
  if (flaw === undefined) return [];
  const { path } = block.file;
  const change: Change = { kind: "clean-value", path, line: setting.line, key: setting.key, without: flaw };
  const plain = faultOfChange(checkup, change, block.kind === "profile" ? block.name : null);
  const fault = setting.value.kind === "secret" ? withUsers(checkup, block, setting, flaw, plain) : plain;
  const told = checkup.toldOf(fault.sdks);
  const who = told.length === 0 ? "" : `: ${sdkNames(told)} ${verb(told, "takes", "take")} that for part of it`;
  return [
    {
      severity: fault.severity,
      message: `${setting.key} in [${block.header.title}] of ${shortPath(path, checkup.home)} ${FLAW_WORDS[flaw]}${who}.`,
      provenance: [settingPlace(path, setting)],
      fix: fixOf(checkup, change, fault),
      sdks: fault.sdks,
    },
  ];
}

/** A secret does not tell who one is: it is the form in which each SDK ends up with it that counts. */
function withUsers(checkup: Checkup, block: SettingsBlock, setting: SettingLine, flaw: ValueFlaw, fault: Fault): Fault {
  const place = hideKey(settingPlace(block.file.path, setting));
  const spoilt = checkup.as(block.name).filter(({ winner }) => {
    if (winner === null) return false;
    const { secretAccessKey, sessionToken } = winner.holding.provenance;
    const pairs = [
      [secretAccessKey, winner.credentials.secretAccessKey],
      [sessionToken, winner.credentials.sessionToken],
    ] as const;
    return pairs.some(
      ([from, value]) =>
        from !== null && hideKey(from) === place && value !== null && flawsOf(shapeOf(value)).includes(flaw),
    );
  });
  const sdks = SDK_IDS.filter((id) => fault.sdks.includes(id) || spoilt.some(({ sdk }) => sdk.id === id));
  return { ...fault, sdks, severity: fault.severity === "note" && sdks.length > 0 ? "warning" : fault.severity };
}
