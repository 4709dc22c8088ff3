import { durationWords } from "../../advice/duration-words.ts";
import { cachedToken, plansOf, signInCommand, signIns } from "../../advice/sign-ins.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

/** What the cache says and what the portal says, when it was asked (complaint S33). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sign-in-refused",
  title: "The portal refuses a sign-in that looks valid here",
  why: "A token in the cache is valid until its time is over, as far as this machine can tell. The portal may think otherwise: it was revoked or signed out elsewhere. Only a new sign-in helps: aws sso login asks for one even where the cache looks valid.",
  complaints: ["S33"],
  insteadOf: ["sign-in-needed", "source-failed"],
  find(checkup) {
    return checkup.diagnoses.flatMap(({ resolution }) => {
      const { asked, winner } = resolution;
      const node = plansOf(resolution).find(({ kind }) => kind === "sso");
      if (node?.kind !== "sso") return [];
      return asked.flatMap(({ question, answer }) => {
        if (question.kind !== "sso-role-credentials" || answer.kind !== "failure" || answer.failure.kind !== "denied")
          return [];
        if (answer.failure.code !== "UnauthorizedException") return [];
        const token = cachedToken(checkup, node.cachePath);
        const signIn = signIns(checkup).find(({ profile }) => profile.name === resolution.profile.name);
        const valid =
          token.state === "valid" && token.expires !== null
            ? `valid here for ${durationWords(token.expires - checkup.now)}`
            : "over here as well";
        return [
          {
            severity: winner === null ? ("error" as const) : ("warning" as const),
            message: `The token for ${node.session ?? node.startUrl} is ${valid}, but the portal refuses it: it was signed out or revoked.`,
            provenance: [wholeFile(node.cachePath), node.provenance],
            fix: {
              change: {
                kind: "run" as const,
                // The AWS CLI's login asks for a new token whatever the cache says; a logout would end every other sign-in as well.
                command: signIn === undefined ? "aws sso login" : signInCommand(signIn),
              },
              promise: "to sign in anew, whatever the cache says",
              after: null,
            },
            sdks: [resolution.sdk.id],
          },
        ];
      });
    });
  },
};
