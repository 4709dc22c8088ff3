import { byHand } from "../../advice/by-hand.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { type SettingsBlock, blocksOf, oddlyNamedBlocks } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** `[profile sso-session corp]` is no profile: sso-session-missing tells of it. */
const IS_SESSION = /^sso[-_ ]?session\s/i;

/** Complaint S21. botocore cuts a header as a shell would, Rust and Java refuse the name (goldens `ini-space-profile`, `py-ini-unquoted-space-name`). */
export const rule: MachineRule = {
  scope: "machine",
  id: "blank-in-profile-name",
  group: "profiles",
  title: "A profile's name holds a blank",
  why: 'Some SDKs read [profile my prod] as profile "my prod", some want quotes, some do not take such a name at all.',
  complaints: ["S21"],
  insteadOf: ["profile-missing", "nothing-found"],
  find: (checkup) =>
    oddlyNamedBlocks(checkup.files).flatMap(({ file: { path, role }, header, kind, name }) => {
      if (kind !== "profile" || !/\S\s+\S/.test(name) || IS_SESSION.test(name)) return [];
      const sdks = checkup
        .as(name)
        .filter(({ profile }) => !profile.exists)
        .map(({ sdk }) => sdk.id);
      const told = checkup.toldOf(sdks);
      if (told.length === 0) return [];
      const chosen = checkup.diagnoses.find(
        ({ resolution: { profile, sdk } }) => profile.name === name && told.includes(sdk.id),
      )?.resolution;
      const to = name.replace(/\s+/g, "-");
      const change: Change = {
        kind: "rename-section",
        path,
        line: header.line,
        from: header.title,
        to: role === "config" ? `profile ${to}` : to,
      };
      // One name in both files is one profile: whoever sees the two would be left with half of it (boto3).
      const others = checkup.files.filter((file) => file.path !== path && blocksOf(file).some(isNamed(name)));
      return [
        {
          severity: "warning",
          message: `[${header.title}] in ${shortPath(path, checkup.home)} has a blank in its name: ${sdkNames(told)} ${verb(told, "does", "do")} not see profile "${name}".`,
          provenance: [headerPlace(path, header), ...(chosen === undefined ? [] : [chosen.profile.provenance])],
          fix:
            others.length === 0
              ? { ...checkup.fix(change, sdks, to), promise: `and call it ${to} wherever it is named` }
              : byHand(`call it ${to} in both files, and wherever it is named`),
          sdks,
        },
      ];
    }),
};

const isNamed =
  (profile: string) =>
  ({ kind, name }: SettingsBlock): boolean =>
    kind === "profile" && name === profile;
