import { shortKeyId } from "../../advice/actor-of.ts";
import { heldKeys, whereWords } from "../../advice/held-keys.ts";
import { byHand } from "../../advice/by-hand.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import type { MachineRule } from "../rule.ts";

/** A key of AWS's documentation, copied along with the rest of an example. */
export const rule: MachineRule = {
  scope: "machine",
  group: "keys",
  id: "example-key",
  title: "An access key is one of the documentation's examples",
  why: "AWS's guides show keys that end in EXAMPLE. They were copied with the lines around them and belong to nobody: AWS answers that it does not know the key.",
  complaints: ["S24"],
  insteadOf: ["placeholder-value"],
  find(checkup) {
    return heldKeys(checkup)
      .filter(({ id }) => /^a[ks]ia\w*example$/.test(id.toLowerCase()))
      .map((key) => {
        const using = inOrder(checkup.resolutions.filter(({ winner }) => winner?.holding.accessKeyId === key.id));
        return {
          severity: checkup.toldOf(using).length > 0 ? ("error" as const) : ("warning" as const),
          message: `The access key of ${whereWords(key)} (${shortKeyId(key.id)}) is an example from AWS's documentation: it is nobody's.`,
          provenance: [key.place],
          fix:
            key.place.kind === "variable"
              ? checkup.fix({ kind: "unset-variables", names: [key.place.name, "AWS_SECRET_ACCESS_KEY"] }, using)
              : byHand("put your own keys there, or take the profile out"),
          sdks: [],
        };
      });
  },
};
