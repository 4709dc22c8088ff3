import { faultOfChange, fixOf } from "../../advice/fault-of.ts";
import { blocksOf } from "../../advice/settings-blocks.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S19 (aws-cli#5101): settings before any header belong to no profile. */
export const rule: MachineRule = {
  scope: "machine",
  id: "setting-above-header",
  group: "files",
  title: "A setting stands above the first section header",
  why: "A setting belongs to the section above it. Without one, boto3 and the AWS CLI refuse the file, and others take the setting for nobody's.",
  complaints: ["S19"],
  insteadOf: ["file-refused"],
  find: (checkup) =>
    checkup.files.flatMap((file) => {
      const { path } = file;
      const [first] = file.text.above;
      if (first === undefined) return [];
      const hasDefault = blocksOf(file).some(({ name }) => name === "default");
      const lines = file.text.above.map(({ line }) => line);
      const change: Change = hasDefault
        ? { kind: "delete-lines", path, lines }
        : { kind: "insert-lines", path, below: first.line - 1, lines: ["[default]"] };
      const fault = faultOfChange(checkup, change, "default");
      const told = checkup.toldOf(fault.sdks);
      return [
        {
          severity: fault.severity,
          message: `${first.key} on line ${first.line} of ${shortPath(path, checkup.home)} stands above any [section]${told.length === 0 ? "" : `: to ${sdkNames(told)} it ${verb(told, "spoils", "spoils")} the file or belongs to nobody`}.`,
          provenance: [settingPlace(path, first)],
          fix: fixOf(checkup, change, fault),
          sdks: fault.sdks,
        },
      ];
    }),
};
