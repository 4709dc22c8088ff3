import { byHand } from "../../advice/by-hand.ts";
import { noRegion, regionCure } from "../../advice/region-cure.ts";
import type { AnswerRule } from "../rule.ts";

/** The name of STS in that region leads nowhere (complaint S50: chalice#89, prowler#1654). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "region-not-found",
  title: "AWS cannot be found in a region that it does not have",
  why: "An SDK makes a host name of whatever the region says. Where AWS has no such region the name leads nowhere, and what is reported speaks of the network.",
  complaints: ["S50"],
  everySdk: true,
  find({ identity, resolution, snapshot }) {
    const { region } = resolution;
    if (identity?.kind !== "unavailable" || identity.failure?.kind !== "unknown-host" || region.name === null)
      return null;
    const no = resolution.sts.endpoint?.reach === "regional" ? noRegion(region.name) : null;
    if (no === null) return null;
    const change = regionCure(snapshot, region, no.meant);
    return {
      severity: "error",
      message:
        region.name.trim() === ""
          ? "The region is empty: a host name without one leads nowhere."
          : `The region ${region.name} ${no.words}: no AWS service is found there.`,
      provenance: region.provenance === null ? [] : [region.provenance],
      fix:
        change === null ? byHand("name a region of AWS") : { change, promise: `to work in ${no.meant}`, after: null },
    };
  },
};
