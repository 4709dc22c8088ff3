import { byHand } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { oddBlocks } from "../../advice/settings-blocks.ts";
import { writtenProfiles, writtenSsoSessions } from "../../advice/written-profiles.ts";
import { usesPlace } from "../../advice/uses-place.ts";
import type { Finding } from "../../model/finding.ts";
import { KNOWN_KEYS } from "../../model/known-keys.ts";
import { KNOWN_VARIABLES } from "../../model/known-variables.ts";
import { type Provenance, variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { VariableValue } from "../../model/snapshot.ts";
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
    KNOWN_VARIABLES.includes(name) && shapeOf(value).placeholder && !isSomebodysName(checkup, name, value)
      ? findingsOf(checkup, name, variable(name), checkup.on(checkup.snapshot))
      : [],
  );

const inFiles = (checkup: Checkup): readonly Omit<Finding, "rule">[] =>
  oddBlocks(checkup.files).flatMap((block) =>
    block.kind !== "profile"
      ? []
      : block.settings
          .filter(
            ({ key, shape, value }) =>
              shape.placeholder &&
              KNOWN_KEYS.has(key.toLowerCase()) &&
              !(value.kind === "text" && isSomebodysName(checkup, key.toLowerCase(), value.text)),
          )
          .flatMap((setting) =>
            findingsOf(
              checkup,
              `${setting.key} in [${block.header.title}]`,
              settingPlace(block.file.path, setting),
              checkup.as(block.name),
            ),
          ),
  );

/**
 * People do call a profile or a role my-profile, MyRole or myregion: what is there by that name is meant, and a name that is
 * theirs to choose is one (aws-cdk#1656, sagemaker-python-sdk#3464, amazon-ecs-cli#372, aws-cli#7649).
 */
function isSomebodysName(checkup: Checkup, name: string, value: VariableValue): boolean {
  if (typeof value !== "string") return false;
  switch (name) {
    case "AWS_PROFILE":
    case "AWS_DEFAULT_PROFILE":
    case "source_profile":
      return writtenProfiles(checkup).has(value);
    case "sso_session":
      return writtenSsoSessions(checkup).has(value);
    case "AWS_ROLE_SESSION_NAME":
    case "role_session_name":
    case "sso_role_name":
      return /^my/i.test(value);
    default:
      return false;
  }
}

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
