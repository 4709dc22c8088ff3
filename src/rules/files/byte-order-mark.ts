import { wholeFile } from "../../model/provenance.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S19. Python refuses the file, Java and Rust pass over its first section, Go reads it (goldens `py-ini-bom`, `ini-bom`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "byte-order-mark",
  group: "files",
  title: "A settings file begins with a byte order mark",
  why: "Editors on Windows write three bytes before the first letter and do not show them. Some SDKs then refuse the file, some pass over its first section without a word, some read it.",
  complaints: ["S19"],
  find: ({ files, home, as }) =>
    files
      .filter(({ text }) => text.byteOrderMark)
      .map(({ path, text }) => {
        const first = text.lines.find((line) => line.kind === "header");
        const profile = first?.kind === "header" ? first.title.replace(/^profile\s+/, "") : "default";
        return {
          severity: "error" as const,
          message: `${shortPath(path, home)} begins with a byte order mark, which editors hide: before [${first?.kind === "header" ? first.title : ""}].`,
          provenance: [wholeFile(path)],
          fix: {
            change: { kind: "remove-byte-order-mark" as const, path },
            promise: "so that every SDK reads it alike",
            after: null,
          },
          sdks: as(profile)
            .filter(({ winner, profile: chosen }) => winner === null || !chosen.exists)
            .map(({ sdk }) => sdk.id),
        };
      }),
};
