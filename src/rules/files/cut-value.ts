import { byHand } from "../../advice/by-hand.ts";
import { blocksWithAny } from "../../advice/settings-blocks.ts";
import { gravityOf } from "../../advice/profile-faults.ts";
import { shortPath } from "../../advice/short-path.ts";
import { usesPlace } from "../../advice/uses-place.ts";
import type { FileProvenance } from "../../model/provenance.ts";
import { type SettingsLine, isRun, settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

const LONG = ["aws_session_token", "aws_security_token", "aws_secret_access_key"];

/** A page or a chat has broken a token in two: its second half is a line of its own (AWS Academy's, and other portals). */
export const rule: MachineRule = {
  scope: "machine",
  id: "cut-value",
  group: "files",
  title: "A token or a secret goes on in the next line",
  why: "A session token is several hundred letters long, and a page, a mail or a terminal breaks it when it is copied. The first half is taken for the whole, which AWS refuses as invalid; the second half is a line that belongs to nothing, and some SDKs refuse the file for it.",
  complaints: ["S18", "S24"],
  insteadOf: ["junk-line", "file-refused"],
  find: (checkup) =>
    blocksWithAny(checkup.files, LONG).flatMap((block) =>
      block.settings
        .filter(({ key, shape }) => LONG.includes(key.toLowerCase()) && shape.length > 0)
        .flatMap((setting) => {
          const { path, text } = block.file;
          const next = text.lines[setting.line];
          if (next === undefined || !isRest(next)) return [];
          const place = settingPlace(path, setting);
          const rest: FileProvenance = {
            kind: "file",
            path,
            line: next.line,
            column: 1,
            section: setting.section,
            key: null,
          };
          const sdks = checkup
            .as(block.name)
            .filter((resolution) => usesPlace(resolution, place) || resolution.error?.kind === "parse")
            .map(({ sdk }) => sdk.id);
          return [
            {
              severity: gravityOf(checkup, block.name, sdks),
              message: `Line ${next.line} of ${shortPath(path, checkup.home)} looks like the rest of ${setting.key} above it: the value is cut in two.`,
              provenance: [place, rest],
              fix: byHand(`join lines ${setting.line} and ${next.line} of ${path}: the value stands on one line`),
              sdks,
            },
          ];
        }),
    ),
};

/** The equals signs at a token's end make a setting of the line. */
const isRest = (next: SettingsLine): boolean =>
  next.kind === "junk" ? next.isRun : next.kind === "setting" && next.shape.length <= 1 && isRun(next.key);
