import type { Checkup } from "../../advice/checkup.ts";
import { fixOf } from "../../advice/fault-of.ts";
import { faultOfLines } from "../../advice/refused-lines.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksRepeating } from "../../advice/settings-blocks.ts";
import { usesPlace } from "../../advice/uses-place.ts";
import type { Finding } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import { type SettingLine, settingPlace } from "../../parse/settings-lines.ts";
import { type Repeated, repeatedIn } from "../../advice/repeated-in.ts";
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
      const repeated = repeatedIn(block);
      const lines = repeated.map(({ second }) => second.line);
      return repeated.flatMap(({ first, second }) => findingOf(checkup, block, { first, second, lines }));
    }),
};

/** @param lines all that stand again: of a pair that was pasted below another, both lines have to go. */
function findingOf(
  checkup: Checkup,
  block: SettingsBlock,
  { first, second, lines }: Repeated & { readonly lines: readonly number[] },
): readonly Omit<Finding, "rule">[] {
  const { path } = block.file;
  const change = { kind: "delete-lines" as const, path, lines };
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
