import { comesFromProfile, holderOfHolding } from "../../advice/actor-of.ts";
import { foresee } from "../../advice/foresee.ts";
import { shownName } from "../../advice/shown-name.ts";
import type { AnswerRule } from "../rule.ts";

const TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";

/** botocore asks for the web identity of the environment before it looks into either file, whatever AWS_PROFILE says. */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "web-identity-shadows-profile",
  title: "A web identity role comes before the chosen profile",
  why: "A pod or a CI job that is lent a role has AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN set. Most SDKs take that role before they look at a profile named by AWS_PROFILE, and say nothing.",
  complaints: ["S03", "S47"],
  everySdk: true,
  find(facts) {
    const { winner, profile, sources } = facts.resolution;
    if (winner?.source !== "web-identity" || profile.binding !== "variable" || !profile.exists) return null;
    const place = winner.holding.provenance.accessKeyId;
    if (place.kind !== "variable") return null;
    const shadowed = sources.find(
      ({ id, verdict, holding }) => verdict === "shadowed" && holding !== null && comesFromProfile(id, holding),
    );
    // A profile that only names a region is not passed over for keys.
    if (shadowed === undefined) return null;
    const holder = shadowed.holding === null ? null : holderOfHolding(shadowed.holding);
    const variable = profile.provenance.kind === "variable" ? profile.provenance.name : "AWS_PROFILE";
    return {
      severity: "warning",
      message: `The role of ${TOKEN_FILE} comes before a profile named by ${variable}: profile ${shownName(profile.name)}${holder === null ? "" : ` (${holder})`} is not used for keys.`,
      provenance: [place, profile.provenance, ...(shadowed.provenance === null ? [] : [shadowed.provenance])],
      fix: foresee(facts, { kind: "unset-variables", names: [TOKEN_FILE] }),
    };
  },
};
