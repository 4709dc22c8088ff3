import { actorsOf } from "../../advice/actors-of.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { fixOf } from "../../advice/fault-of.ts";
import { isInConflict } from "../../advice/merge-conflicts.ts";
import { faultOfLines } from "../../advice/refused-lines.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksOf } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Finding } from "../../model/finding.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S18: Python's configparser refuses the file, others merge or keep one (goldens `py-ini-dup-section`, `ini-dup-section`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "duplicate-section",
  group: "files",
  title: "A section stands twice in one file",
  why: "boto3 and the AWS CLI refuse a file in which a section is repeated, all of it, and name no line. Other SDKs merge the two, keep the first or keep the last, so that one profile is several.",
  complaints: ["S18"],
  insteadOf: ["file-refused"],
  find: (checkup) =>
    checkup.files.flatMap((file) => {
      const blocks = blocksOf(file);
      if (new Set(blocks.map(({ header }) => header.title)).size === blocks.length) return [];
      const first = new Map<string, SettingsBlock>();
      return blocks.flatMap((block) => {
        const known = first.get(block.header.title);
        if (known !== undefined)
          return isInConflict(file.text, block.header.line) ? [] : [findingOf(checkup, known, block)];
        first.set(block.header.title, block);
        return [];
      });
    }),
};

function findingOf(checkup: Checkup, first: SettingsBlock, second: SettingsBlock): Omit<Finding, "rule"> {
  const { path } = second.file;
  const change = { kind: "delete-lines" as const, path, lines: second.lines };
  const profile = second.kind === "profile" ? second.name : null;
  const fault = faultOfLines(checkup, change, profile);
  const walked = profile === null ? checkup.toldOn(checkup.snapshot) : checkup.toldAs(profile);
  const refuse = checkup.toldOf(
    walked
      .filter(
        ({ error }) => error?.kind === "parse" && error.provenance?.kind === "file" && error.provenance.path === path,
      )
      .map(({ sdk }) => sdk.id),
  );
  const actors = actorsOf(
    checkup,
    walked.filter(({ winner }) => winner !== null),
  );
  const ends = [
    ...(refuse.length === 0 ? [] : [`${sdkNames(refuse)} ${verb(refuse, "refuses", "refuse")} the file`]),
    ...(actors.length > 1
      ? actors.map(([actor, sdks]) => `${sdkNames(sdks)} ${verb(sdks, "acts", "act")} as ${actor}`)
      : []),
  ];
  return {
    severity: fault.severity,
    message: `${shortPath(path, checkup.home)} has section [${second.header.title}] twice, on lines ${first.header.line} and ${second.header.line}${ends.length === 0 ? "" : `: ${ends.join("; ")}`}.`,
    provenance: [headerPlace(path, second.header), headerPlace(path, first.header)],
    fix: fixOf(checkup, change, fault),
    sdks: fault.sdks,
  };
}
