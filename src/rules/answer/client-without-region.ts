import { byHand } from "../../advice/by-hand.ts";
import type { Facts } from "../../advice/facts.ts";
import { foresee } from "../../advice/foresee.ts";
import { toldOf } from "../../advice/sdk-names.ts";
import { REGION_VARIABLES } from "../../model/region-variables.ts";
import type { AnswerRule } from "../rule.ts";

/** Ruby and PHP have the credentials, and make no client without a region (complaint S29). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "client-without-region",
  title: "There are credentials, and no region to use them in",
  why: "Some SDKs make no client at all where neither the code nor the machine names a region. The credentials are fine; a program that names its region in code works.",
  complaints: ["S29"],
  everySdk: true,
  find(facts) {
    const { winner, clientError, region, sdk } = facts.resolution;
    if (winner === null || clientError?.kind !== "region-missing" || region.provenance !== null) return null;
    const variable = REGION_VARIABLES.find((name) => makesClient(facts, name));
    if (variable === undefined) return null;
    return {
      severity: "note",
      ...toldOf(
        sdk.id,
        (names, verbs) =>
          `${names} ${verbs("has", "have")} no region here, and ${verbs("makes", "make")} no client without one.`,
      ),
      provenance: [],
      fix: byHand(`set ${variable} to your region, or name it in code`),
    };
  },
};

const makesClient = (facts: Facts, name: string): boolean => {
  const { after } = foresee(facts, { kind: "set-variable", name, value: "us-east-1" });
  return after !== null && after.clientError === null;
};
