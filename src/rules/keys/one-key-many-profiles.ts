import { grouped } from "../../parse/grouped.ts";
import { shortKeyId } from "../../advice/actor-of.ts";
import { listed } from "../../advice/listed.ts";
import { heldKeys } from "../../advice/held-keys.ts";
import type { MachineRule } from "../rule.ts";

/** Several profiles, one identity. */
export const rule: MachineRule = {
  scope: "machine",
  group: "keys",
  id: "one-key-many-profiles",
  title: "Several profiles hold the same access key",
  why: "Profiles with one key act as one identity, whatever their names say, and when the key is changed one of them is forgotten. A profile that only needs another region can take its keys from the first.",
  complaints: [],
  find(checkup) {
    return [...grouped(heldKeys(checkup), ({ id, profile }) => (profile === null ? [] : [id]))].flatMap(
      ([id, keys]) => {
        const names = [...new Set(keys.map(({ profile }) => profile?.name ?? ""))];
        const [first, ...others] = names;
        if (first === undefined || others.length === 0) return [];
        const shown = names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : listed(names);
        return [
          {
            severity: "note" as const,
            message: `Profiles ${shown} hold the same access key (${shortKeyId(id)}): they are one identity.`,
            provenance: keys.slice(0, 4).map(({ place }) => place),
            fix: null,
            sdks: [],
          },
        ];
      },
    );
  },
};
