import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { oddBlocks } from "../../advice/settings-blocks.ts";
import { usesPlace } from "../../advice/uses-place.ts";
import type { Finding } from "../../model/finding.ts";
import { KNOWN_KEYS } from "../../model/known-keys.ts";
import { KNOWN_VARIABLES } from "../../model/known-variables.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import { settingPlace } from "../../parse/settings-lines.ts";
import { shapeOf } from "../../parse/value-shape.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S24: `$AWS_KEY` from a file that no shell reads, `<your key>` from a guide. */
export const rule: MachineRule = {
  scope: "machine",
  id: "placeholder-value",
  group: "environment",
  title: "A value is a placeholder that was never filled in",
  why: "A template, an env file or a guide had a name where the value should stand, and nothing put it there. The SDKs take it as it is written.",
  complaints: ["S24"],
  find: (checkup) => [...inVariables(checkup), ...inFiles(checkup)],
};

const inVariables = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  [...checkup.snapshot.variables].flatMap(([name, value]) =>
    KNOWN_VARIABLES.includes(name) && shapeOf(value).placeholder
      ? findingsOf(checkup, name, variable(name), checkup.on(checkup.snapshot))
      : [],
  );

const inFiles = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  oddBlocks(checkup.files).flatMap((block) =>
    block.kind !== "profile"
      ? []
      : block.settings
          .filter(({ key, shape }) => shape.placeholder && KNOWN_KEYS.has(key.toLowerCase()))
          .flatMap((setting) =>
            findingsOf(
              checkup,
              `${setting.key} in [${block.header.title}]`,
              settingPlace(block.file.path, setting),
              checkup.as(block.name),
            ),
          ),
  );

function findingsOf(
  checkup: Checkup,
  what: string,
  place: Provenance,
  walked: readonly Resolution[],
): readonly Omit<Finding, "rule">[] {
  const sdks = walked
    .filter((resolution) => usesPlace(resolution, place) || sameProvenance(resolution.profile.provenance, place))
    .map(({ sdk }) => sdk.id);
  const told = checkup.toldOf(sdks);
  if (told.length === 0) return [];
  return [
    {
      severity: "warning",
      message: `${what} is a placeholder that was never filled in, and ${sdkNames(told)} ${verb(told, "takes", "take")} it as it is written.`,
      provenance: [place],
      fix: byHand("put the real value there, or take the line away"),
      sdks,
    },
  ];
}

const sameProvenance = (a: Provenance, b: Provenance): boolean =>
  a.kind === "variable" && b.kind === "variable" && a.name === b.name;
