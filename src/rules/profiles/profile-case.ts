import { blocksOf } from "../../advice/settings-blocks.ts";
import { headerPlace } from "../../parse/settings-lines.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S21: names are told apart by case (golden `py-ini-upper-section`), and people do not tell them apart. */
export const rule: MachineRule = {
  scope: "machine",
  id: "profile-case",
  group: "profiles",
  title: "Two profiles differ in capital letters only",
  why: "Prod and prod are two profiles. Who types the one and means the other acts as somebody else, and no tool says so.",
  complaints: ["S21"],
  find({ files }) {
    if (!files.some((file) => blocksOf(file).some(({ name }) => name !== name.toLowerCase()))) return [];
    const blocks = files.flatMap(blocksOf).filter(({ kind }) => kind === "profile");
    const seen = new Map<string, (typeof blocks)[number]>();
    return blocks.flatMap((block) => {
      const known = seen.get(block.name.toLowerCase());
      if (known === undefined) seen.set(block.name.toLowerCase(), block);
      if (known === undefined || known.name === block.name) return [];
      return [
        {
          severity: "note" as const,
          message: `Profiles ${known.name} and ${block.name} differ in capital letters only.`,
          provenance: [headerPlace(block.file.path, block.header), headerPlace(known.file.path, known.header)],
          fix: null,
          sdks: [],
        },
      ];
    });
  },
};
