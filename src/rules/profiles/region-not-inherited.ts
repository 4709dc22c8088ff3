import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { blocksOf, blocksOfProfile, settingIn } from "../../advice/settings-blocks.ts";
import type { Change } from "../../model/finding.ts";
import { headerPlace, settingPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S29 (aws-cli#8205): NoRegionError, though `[default]` has a region. */
export const rule: MachineRule = {
  scope: "machine",
  id: "region-not-inherited",
  group: "profiles",
  title: "Only [default] has a region, and another profile is chosen",
  why: "A profile takes nothing from [default]. With another profile chosen, the region that stands there is not read, and clients are made without one.",
  complaints: ["S29"],
  insteadOf: ["region-missing"],
  find(checkup) {
    const config = checkup.files.find(({ role }) => role === "config");
    const source = blocksOfProfile(checkup.files, "default").flatMap((block) => {
      const setting = settingIn(block, "region");
      return setting?.value.kind === "text" ? [{ block, setting, region: setting.value.text }] : [];
    })[0];
    if (config === undefined || source === undefined) return [];
    const names = [...new Set(checkup.diagnoses.map(({ resolution }) => resolution.profile.name))];
    return names.flatMap((name) => {
      const blocks = blocksOfProfile(checkup.files, name);
      const [block] = blocks;
      if (name === "default" || block === undefined || blocks.some((one) => settingIn(one, "region") !== null))
        return [];
      const own = blocksOf(config).find((one) => one.kind === "profile" && one.name === name);
      const line = `region = ${source.region}`;
      const change: Change =
        own === undefined
          ? {
              kind: "insert-lines",
              path: config.path,
              below: config.text.lines.length,
              lines: ["", `[profile ${name}]`, line],
            }
          : { kind: "insert-lines", path: config.path, below: own.header.line, lines: [line] };
      const after = checkup.after(change) ?? [];
      const sdks = checkup
        .on(checkup.snapshot)
        .filter(
          ({ region, profile }, index) =>
            profile.name === name && region.name === null && after[index]?.region.name === source.region,
        )
        .map(({ sdk }) => sdk.id);
      const told = checkup.toldOf(sdks);
      if (told.length === 0) return [];
      return [
        {
          severity: "warning",
          message: `Profile ${name} has no region, and does not take that of [default]: ${sdkNames(told)} ${verb(told, "has", "have")} none.`,
          provenance: [
            headerPlace(block.file.path, block.header),
            settingPlace(source.block.file.path, source.setting),
          ],
          fix: checkup.fix(change, sdks),
          sdks,
        },
      ];
    });
  },
};
