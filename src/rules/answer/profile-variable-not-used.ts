import { foresee } from "../../advice/foresee.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { shownName } from "../../advice/shown-name.ts";
import type { AnswerRule } from "../rule.ts";

const [USUAL, FIRST] = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const;

/** Complaint S05: boto3 and the AWS CLI 1 take AWS_DEFAULT_PROFILE first (botocore, configprovider: `profile`). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "profile-variable-not-used",
  title: "AWS_PROFILE is not looked at",
  why: "boto3 and the AWS CLI 1 take AWS_DEFAULT_PROFILE before AWS_PROFILE, which most people set. The other profile stays chosen, and nothing says so.",
  complaints: ["S05"],
  everySdk: true,
  find(facts) {
    const { profile, sdk } = facts.resolution;
    const { provenance } = profile;
    const named = openVariable(facts.snapshot, USUAL);
    if (provenance.kind !== "variable" || provenance.name !== FIRST || named === null || named === profile.name)
      return null;
    return {
      severity: "warning",
      message: `${USUAL} names profile ${shownName(named)}, but ${sdk.id} takes ${FIRST} first, and so profile ${shownName(profile.name)}.`,
      provenance: [{ kind: "variable", name: USUAL }, provenance],
      fix: foresee(facts, { kind: "unset-variables", names: [FIRST] }),
    };
  },
};
