import { faultOfChange, fixOf } from "../../advice/fault-of.ts";
import { oddlyNamedBlocks } from "../../advice/settings-blocks.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Goldens `ini-unclosed-section`, `py-ini-unclosed`: a header without its bracket. */
export const rule: MachineRule = {
  scope: "machine",
  id: "unclosed-header",
  group: "files",
  title: "A section header has no closing bracket",
  why: "Some SDKs refuse the whole file, some read the line as something else, so that the settings below it fall to the section above.",
  complaints: ["S18"],
  insteadOf: ["file-refused"],
  find: (checkup) =>
    oddlyNamedBlocks(checkup.files).flatMap(({ file: { path }, header, kind, name }) => {
      if (header.closed) return [];
      const { line, title } = header;
      const change: Change =
        // [] is a section to nobody, and a fault to some.
        title.trim() === ""
          ? { kind: "delete-lines", path, lines: [line] }
          : { kind: "rename-section", path, line, from: title, to: title };
      const profile = kind === "profile" ? name : undefined;
      const fault = faultOfChange(checkup, change, profile ?? null);
      const told = checkup.toldOf(fault.sdks);
      return [
        {
          severity: fault.severity,
          message: `[${header.title} on line ${header.line} of ${shortPath(path, checkup.home)} has no closing bracket${told.length === 0 ? "" : `: ${sdkNames(told)} ${verb(told, "does", "do")} not see the section`}.`,
          provenance: [headerPlace(path, header)],
          fix: fixOf(checkup, change, fault),
          sdks: fault.sdks,
        },
      ];
    }),
};
