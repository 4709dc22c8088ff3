import { failureOf } from "../../advice/failure-of.ts";
import { foresee } from "../../advice/foresee.ts";
import { misnamedSection } from "../../advice/misnamed-section.ts";
import type { Fix } from "../../model/finding.ts";
import { profilesWithSource } from "../../advice/profiles-with-source.ts";
import type { Facts } from "../../advice/facts.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import type { AnswerRule } from "../rule.ts";

/** The chain ran to its end (complaints S22, S32, S45). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "nothing-found",
  title: "No credentials are found",
  why: "The SDK looked everywhere it knows. What it says last is about the metadata service, which is seldom where the fault is: the profile that was meant holds nothing.",
  complaints: ["S22", "S32", "S45", "S55"],
  everySdk: true,
  find(facts) {
    const { outcome, profile } = facts.resolution;
    if (outcome !== "none") return null;
    const failure = failureOf(facts.resolution);
    const meant = misnamedSection(facts);
    const other = (profile.exists ? [] : profile.nearest)
      .concat(profilesWithSource(facts))
      .find((name) => name !== profile.name);
    const chosen =
      profile.binding === "default"
        ? "No profile is chosen, [default] holds no credentials"
        : profile.exists
          ? failure === null
            ? `Profile ${profile.name} exists but holds no credentials`
            : `Profile ${profile.name} fails (${summaryOf(failure.error)})`
          : meant === null
            ? `Profile ${profile.name} stands in no file that ${facts.resolution.sdk.id} reads`
            : `${facts.resolution.sdk.id} does not see profile ${profile.name} (${meant.words})`;
    return {
      severity: "error",
      message:
        facts.offline && facts.resolution.assumed.length > 0
          ? `${chosen}, and no file or variable after it has any; the instance metadata service was not asked.`
          : `${chosen}, and no source after it has any.`,
      provenance: meant === null ? profile.sections : [meant.place],
      fix:
        meant !== null
          ? foresee(facts, meant.change)
          : other === undefined
            ? signUp(facts)
            : chooseProfile(facts, other),
    };
  },
};

function chooseProfile(facts: Facts, name: string): Fix {
  const { provenance } = facts.resolution.profile;
  const variable = provenance.kind === "variable" ? provenance.name : "AWS_PROFILE";
  if (provenance.kind === "argument")
    return {
      change: { kind: "by-hand", text: `name a profile that has credentials, such as ${name}` },
      promise: "",
      after: null,
    };
  const fix = foresee(facts, { kind: "set-variable", name: variable, value: name });
  // What holds credentials for others need not for this SDK.
  return fix.after?.winner == null ? signUp(facts) : fix;
}

function signUp({ resolution }: Facts): Fix {
  const option = resolution.profile.name === "default" ? "" : ` --profile ${resolution.profile.name}`;
  return {
    change: { kind: "run", command: `aws configure sso${option}` },
    promise: "or `aws configure` for access keys",
    after: null,
  };
}
