import { byHand } from "../../advice/by-hand.ts";
import type { MachineRule } from "../rule.ts";

/** The account's root user, which STS names (asked online only: a key's id does not tell). */
export const rule: MachineRule = {
  scope: "machine",
  group: "keys",
  id: "root-credentials",
  title: "The keys are those of the account's root user",
  why: "The root user may do everything, and no policy of the account holds it back. AWS's own advice is to have no access key for it at all.",
  complaints: [],
  find({ diagnoses }) {
    return diagnoses.flatMap(({ identity, resolution }) =>
      identity?.kind === "known" && identity.principal.type === "root" && resolution.winner !== null
        ? [
            {
              severity: "warning" as const,
              message: `You act as the root user of account ${identity.account}.`,
              provenance: [resolution.winner.holding.provenance.accessKeyId],
              fix: byHand("make a user or a role for this work, and delete the root user's access keys"),
              sdks: [resolution.sdk.id],
            },
          ]
        : [],
    );
  },
};
