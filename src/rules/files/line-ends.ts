import { byHand } from "../../advice/by-hand.ts";
import { faultOf } from "../../advice/fault-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { blocksOf } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { withLineFeeds } from "../../parse/with-line-feeds.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S24. Python ends a line at a carriage return alone, Rust and others do not (goldens `py-ini-cr-only`, `ini-cr-only`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "line-ends",
  group: "files",
  title: "Lines end in a way that not every SDK reads",
  why: "A file saved with carriage returns alone, or with more than one kind of line end, is many lines to some SDKs and one to others.",
  complaints: ["S24"],
  find: (checkup) =>
    checkup.files.flatMap((file) => {
      const { path, text } = file;
      if (text.lineEnds !== "cr" && text.lineEnds !== "mixed") return [];
      const { snapshot } = checkup;
      const copy: Snapshot = {
        ...snapshot,
        file: (asked) => (asked === path ? withLineFeeds(snapshot.file(path)) : snapshot.file(asked)),
      };
      const profile = blocksOf(file).find(({ kind }) => kind === "profile")?.name ?? null;
      const fault = faultOf(checkup, copy, profile);
      if (fault.sdks.length === 0) return [];
      const told = checkup.toldOf(fault.sdks);
      return [
        {
          severity: fault.severity,
          message: `The lines of ${shortPath(path, checkup.home)} end in ${text.lineEnds === "cr" ? "a carriage return alone" : "more than one way"}: ${sdkNames(told)} ${verb(told, "reads", "read")} something else than stands there.`,
          provenance: [wholeFile(path)],
          fix: byHand(`save ${path} with one kind of line end (LF)`),
          sdks: fault.sdks,
        },
      ];
    }),
};
