import { byHand } from "../../advice/by-hand.ts";
import { effectOf } from "../../advice/effect-of.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { blocksOfProfile } from "../../advice/settings-blocks.ts";
import { shortPath } from "../../advice/short-path.ts";
import type { Change } from "../../model/finding.ts";
import type { SdkId } from "../../model/sdk.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Both are the default profile: the first, the last or the prefixed one counts, told by what each SDK loses without it. */
export const rule: MachineRule = {
  scope: "machine",
  id: "two-default-sections",
  group: "profiles",
  title: "Both [default] and [profile default] stand in the config file",
  why: "Either is the default profile. Where both stand in one file, some SDKs keep the one, some the other, and some put them together.",
  complaints: ["S18", "S21"],
  find: (checkup) =>
    checkup.files.flatMap((file) => {
      const blocks = blocksOfProfile(checkup.files, "default").filter((block) => block.file === file);
      const bare = blocks.find(({ header }) => header.title === "default");
      const prefixed = blocks.find(({ header }) => /^profile\s+default$/.test(header.title));
      if (file.role !== "config" || bare === undefined || prefixed === undefined) return [];
      const without = (block: typeof bare): Change => ({ kind: "delete-lines", path: file.path, lines: block.lines });
      const losing = (block: typeof bare) =>
        effectOf(checkup.as("default"), checkup.after(without(block), "default") ?? []).touched;
      const [byBare, byPrefixed] = [losing(bare), losing(prefixed)];
      const sdks = [...new Set([...byBare, ...byPrefixed])];
      const told = checkup.toldOf(sdks);
      const only = (some: readonly SdkId[], others: readonly SdkId[]) =>
        checkup.toldOf(some.filter((id) => !others.includes(id)));
      const parts = [
        [only(byBare, byPrefixed), "[default]"],
        [only(byPrefixed, byBare), "[profile default]"],
        [checkup.toldOf(byBare.filter((id) => byPrefixed.includes(id))), "both"],
      ] as const;
      const ends = parts.flatMap(([ids, what]) =>
        ids.length === 0 ? [] : [`${sdkNames(ids)} ${verb(ids, "reads", "read")} ${what}`],
      );
      return [
        {
          severity: told.length > 0 && ends.length > 1 ? "warning" : "note",
          message: `${shortPath(file.path, checkup.home)} has both [default] and [profile default]${ends.length === 0 ? "" : `: ${ends.join("; ")}`}.`,
          provenance: [headerPlace(file.path, bare.header), headerPlace(file.path, prefixed.header)],
          fix: byHand("keep [default] alone, with what is meant in it"),
          sdks,
        },
      ];
    }),
};
