import { byHand } from "../../advice/by-hand.ts";
import { exportChosen } from "../../advice/export-chosen.ts";
import type { Facts } from "../../advice/facts.ts";
import { isNotTaken, wayIn } from "../../advice/is-not-taken.ts";
import { toldOf } from "../../advice/sdk-names.ts";
import { shortPath } from "../../advice/short-path.ts";
import { shownName } from "../../advice/shown-name.ts";
import type { Fix } from "../../model/finding.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { AnswerRule } from "../rule.ts";

/** serverless 3 with a profile that signs in by SSO: "doesn't seem to be configured", though every SDK takes it. */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "profile-not-taken",
  title: "A command takes nothing from the chosen profile",
  why: "The Serverless Framework 3 knows keys, and a role with a source profile; osls and the CDK take what their SDK takes. Of a profile with anything else they say what they say of one that is not there.",
  complaints: [],
  everySdk: true,
  find(facts) {
    if (!isNotTaken(facts)) return null;
    const { name, provenance, sections } = facts.resolution.profile;
    const way = wayIn(facts);
    const named = `${namerOf(provenance, facts.home)} names profile ${shownName(name)}`;
    return {
      severity: "error",
      ...toldOf(facts.resolution.sdk.id, (names, verbs) =>
        way === null
          ? `${named}, which holds nothing that ${names} ${verbs("takes", "take")}.`
          : `${named}, from which ${names} ${verbs("takes", "take")} nothing: ${way}.`,
      ),
      provenance: [provenance, ...sections.slice(0, 1)],
      fix: way === null ? byHand(`give profile ${shownName(name)} keys, or name another`) : exported(facts),
    };
  },
};

const namerOf = (provenance: Provenance, home: string): string =>
  provenance.kind === "variable"
    ? provenance.name
    : provenance.kind === "file"
      ? `${shortPath(provenance.path, home)}:${provenance.line}`
      : "The code or flag";

/** The AWS CLI takes it; exported keys count where no profile is named. */
function exported(facts: Facts): Fix {
  const { name, provenance } = facts.resolution.profile;
  const fix = exportChosen(facts);
  if (fix !== null || provenance.kind === "variable")
    return fix ?? byHand(`give profile ${shownName(name)} credentials, or name another`);
  return byHand(
    `take the profile away there, and export its keys: eval "$(aws configure export-credentials --profile ${shownName(name)} --format env)"`,
  );
}
