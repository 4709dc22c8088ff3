import { comesFromProfile, sourceWords, suppliedByProfile } from "../../advice/actor-of.ts";
import { byHand } from "../../advice/by-hand.ts";
import { foresee } from "../../advice/foresee.ts";
import { sourceCure } from "../../advice/source-cure.ts";
import type { SourceId } from "../../model/sdk.ts";
import { summaryOf } from "../../resolve/summary-of.ts";
import type { AnswerRule } from "../rule.ts";

const STAND_INS: readonly SourceId[] = ["boto2-config", "aws-credential-file", "container", "instance-metadata"];

/** A profile was chosen by name, has no credentials, and something else stepped in without a word (complaint S48). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "silent-fallback",
  title: "Something else stepped in for the chosen profile",
  why: "The profile was chosen by name and gives nothing, so that the container's or the instance's role is used without a word: another identity than the one asked for.",
  complaints: ["S48", "S32", "S57"],
  everySdk: true,
  find(facts) {
    const { resolution } = facts;
    const { winner, profile, sources } = resolution;
    if (winner === null || profile.binding === "default" || comesFromProfile(winner.source, winner.holding))
      return null;
    if (!STAND_INS.includes(winner.source)) return null;
    // What the profile was meant to give, and the reason why it did not: many SDKs swallow it.
    const failed = sources.find(({ id, verdict }) => verdict === "failed-went-on" && suppliedByProfile(id));
    const why = !profile.exists
      ? "does not exist"
      : failed?.error == null
        ? "holds no credentials"
        : `fails (${shortened(summaryOf(failed.error))})`;
    const place = failed?.error?.provenance ?? null;
    const cure = place?.kind === "file" ? sourceCure(facts, place) : null;
    return {
      severity: profile.exists && failed === undefined ? "warning" : "error",
      message: `Profile ${profile.name} was chosen and ${why}: ${sourceWords(winner.source)} is used instead, without a word.`,
      provenance: [...profile.sections, profile.provenance],
      fix:
        cure === null
          ? byHand(`give profile ${profile.name} credentials, or choose none if ${sourceWords(winner.source)} is meant`)
          : foresee(facts, cure),
    };
  },
};

const shortened = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 119)}…`);
