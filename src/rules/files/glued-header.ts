import { faultOfChange, fixOf } from "../../advice/fault-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S20 (aws-cli#2996): a tool appended its section to a file whose last line had no end. */
export const rule: MachineRule = {
  scope: "machine",
  id: "glued-header",
  group: "files",
  title: "A section header is glued to the line before it",
  why: "A tool that appends to a file without a line end at its end writes its header behind the last value. The new profile does not exist then, and the value above it is spoilt.",
  complaints: ["S20"],
  find: (checkup) =>
    checkup.files.flatMap(({ path, text }) =>
      text.odd.flatMap((line) => {
        if (line.shape.gluedHeader === null) return [];
        const { title, column } = line.shape.gluedHeader;
        const name = title.replace(/^profile\s+/, "");
        const change: Change = { kind: "break-line", path, line: line.line, column };
        const fault = faultOfChange(checkup, change, name);
        const after = checkup.after(change, name) ?? [];
        const gained = checkup.as(name).filter(({ profile }, index) => !profile.exists && after[index]?.profile.exists);
        const told = checkup.toldOf(gained.map(({ sdk }) => sdk.id));
        const effect =
          told.length === 0
            ? `and is part of the value of ${line.key}`
            : `so that ${sdkNames(told)} ${verb(told, "knows", "know")} no profile ${name}`;
        return [
          {
            severity: fault.severity,
            message: `[${title}] stands behind a value on line ${line.line} of ${shortPath(path, checkup.home)}, column ${column}, ${effect}.`,
            provenance: [{ ...settingPlace(path, line), column }],
            fix: fixOf(checkup, change, fault),
            sdks: fault.sdks,
          },
        ];
      }),
    ),
};
