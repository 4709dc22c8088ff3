import type { Rule } from "./rule.ts";

/** boto3 reads AWS_DEFAULT_REGION only; most others read AWS_REGION (complaint S49). */
export const rule: Rule = {
  id: "region-not-read",
  find({ resolution, snapshot }) {
    const other = snapshot.variables.get("AWS_REGION");
    if (typeof other !== "string" || other === "" || resolution.region.name === other) return null;
    if (resolution.region.provenance?.kind === "argument") return null;
    const has = resolution.region.name === null ? "has no region" : `uses ${resolution.region.name}`;
    return {
      severity: "note",
      message: `AWS_REGION=${other} is not read by boto3, which ${has} here; AWS_DEFAULT_REGION is.`,
      provenance: [{ kind: "variable", name: "AWS_REGION" }],
      fix: null,
    };
  },
};
