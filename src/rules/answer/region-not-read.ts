import type { Facts } from "../../advice/facts.ts";
import { foresee, promiseOf } from "../../advice/foresee.ts";
import { isMisspelt } from "../../advice/region-cure.ts";
import type { Fix } from "../../model/finding.ts";
import type { AnswerRule } from "../rule.ts";

/** boto3 and the AWS CLI 1 read AWS_DEFAULT_REGION only; CLI 2 and most others read AWS_REGION (complaint S49). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "region-not-read",
  title: "A region variable that this SDK does not read",
  why: "boto3 and the AWS CLI 1 read AWS_DEFAULT_REGION, most others AWS_REGION. With one of them set, programs side by side work in different regions, or have none.",
  complaints: ["S49"],
  find(facts) {
    const { resolution, snapshot } = facts;
    const { id } = resolution.sdk;
    if (id === "aws-cli-v2") return null;
    const other = snapshot.variables.get("AWS_REGION");
    if (typeof other !== "string" || other === "" || resolution.region.name === other) return null;
    if (resolution.region.provenance?.kind === "argument") return null;
    const { name } = resolution.region;
    // A profile that is nowhere leaves boto3 without any, whatever it would read.
    if (name === null && snapshot.variables.get("AWS_DEFAULT_REGION")) return null;
    const told = (sdk: string, has: string): string =>
      `AWS_REGION=${other} is not read by ${sdk}, which ${has} here; AWS_DEFAULT_REGION is.`;
    return {
      severity: "note",
      message: told(id, name === null ? "has no region" : `uses ${name}`),
      messageOfSeveral: told("{sdks}", name === null ? "have no region" : `use ${name}`),
      provenance: [{ kind: "variable", name: "AWS_REGION" }],
      fix:
        resolution.outcome === "credentials" && resolution.region.name === null && !isMisspelt(other)
          ? alsoAs(facts, other)
          : null,
    };
  },
};

function alsoAs(facts: Facts, region: string): Fix {
  const fix = foresee(facts, { kind: "set-variable", name: "AWS_DEFAULT_REGION", value: region });
  return fix.after === null ? fix : { ...fix, promise: promiseOf(fix.after, facts.resolution) };
}
