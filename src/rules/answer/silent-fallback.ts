import { sourceWords, suppliedByProfile } from "../../advice/actor-of.ts";
import type { AnswerRule } from "../rule.ts";

/** A profile was chosen by name, has no credentials, and something else stepped in without a word (complaint S48). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "silent-fallback",
  title: "Something else stepped in for the chosen profile",
  why: "The profile was chosen by name and gives nothing, so that the container's or the instance's role is used without a word: another identity than the one asked for.",
  complaints: ["S48"],
  everySdk: true,
  find({ resolution }) {
    const { winner, profile } = resolution;
    if (winner === null || profile.binding === "default" || suppliedByProfile(winner.source)) return null;
    if (!["boto2-config", "aws-credential-file", "container", "instance-metadata"].includes(winner.source)) return null;
    return {
      severity: "warning",
      message: `Profile ${profile.name} was chosen but holds no credentials: ${sourceWords(winner.source)} stepped in without a word.`,
      provenance: [...profile.sections, profile.provenance],
      fix: {
        change: {
          kind: "by-hand",
          text: `give profile ${profile.name} credentials, or choose none if ${sourceWords(winner.source)} is meant`,
        },
        promise: "",
        after: null,
      },
    };
  },
};
