import { faultOfChange, fixOf } from "../../advice/fault-of.ts";
import { blocksOf } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S19. Python refuses the file, Java and Rust pass over its first section, Go reads it (goldens `py-ini-bom`, `ini-bom`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "byte-order-mark",
  group: "files",
  title: "A settings file begins with a byte order mark",
  why: "Editors on Windows write three bytes before the first letter and do not show them. Some SDKs then refuse the file, some pass over its first section without a word, some read it.",
  complaints: ["S19"],
  find: (checkup) =>
    checkup.files
      .filter(({ text }) => text.byteOrderMark)
      .map((file) => {
        const { path } = file;
        const first = blocksOf(file)[0];
        const change: Change = { kind: "remove-byte-order-mark", path };
        const fault = faultOfChange(checkup, change, first?.kind === "profile" ? first.name : null);
        return {
          severity: fault.severity,
          message: `${shortPath(path, checkup.home)} begins with a byte order mark, which editors hide${first === undefined ? "" : `: before [${first.header.title}]`}.`,
          provenance: [wholeFile(path)],
          fix: fixOf(checkup, change, fault),
          sdks: fault.sdks,
        };
      }),
};
