import { durationWords } from "../../advice/duration-words.ts";
import { byHand } from "../../advice/profile-faults.ts";
import { cachedToken, plansOf, signInCommand, signIns } from "../../advice/sign-ins.ts";
import { wholeFile } from "../../model/provenance.ts";
import type { MachineRule } from "../rule.ts";

/** What the cache says and what the portal says, when it was asked (complaints S33, S34). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sign-in-refused",
  title: "The portal refuses a sign-in that looks valid here",
  why: "A token in the cache is valid until its time is over, as far as this machine can tell. The portal may think otherwise: it was revoked or signed out elsewhere, or the role is not assigned to you in that account. The first needs a new sign-in, the second an administrator.",
  complaints: ["S33", "S34"],
  insteadOf: ["sign-in-needed", "source-failed"],
  find(checkup) {
    return checkup.diagnoses.flatMap(({ resolution }) => {
      const { asked, winner } = resolution;
      const node = plansOf(resolution).find(({ kind }) => kind === "sso");
      if (node?.kind !== "sso") return [];
      return asked.flatMap(({ question, answer }) => {
        if (question.kind !== "sso-role-credentials" || answer.kind !== "failure" || answer.failure.kind !== "denied")
          return [];
        const token = cachedToken(checkup, node.cachePath);
        const signIn = signIns(checkup).find(({ profile }) => profile.name === resolution.profile.name);
        const isToken = answer.failure.code === "UnauthorizedException";
        const valid =
          token.state === "valid" && token.expires !== null
            ? `valid here for ${durationWords(token.expires - checkup.now)}`
            : "over here as well";
        return [
          {
            severity: winner === null ? ("error" as const) : ("warning" as const),
            message: isToken
              ? `The token for ${node.session ?? node.startUrl} is ${valid}, but the portal refuses it: it was signed out or revoked.`
              : `You are signed in to ${node.startUrl}, but role ${node.roleName} of account ${node.accountId} is not assigned to you${answer.failure.message === "" ? "" : ` (${answer.failure.message.split("\n")[0]})`}.`,
            provenance: [isToken ? wholeFile(node.cachePath) : node.provenance, node.provenance].slice(
              0,
              isToken ? 2 : 1,
            ),
            fix: isToken
              ? {
                  change: {
                    kind: "run" as const,
                    command: `aws sso logout && ${signIn === undefined ? "aws sso login" : signInCommand(signIn)}`,
                  },
                  promise: "to throw the refused token away and sign in anew",
                  after: null,
                }
              : byHand(
                  `ask for role ${node.roleName} in ${node.accountId}, or name one that is yours: the portal's page lists them`,
                ),
            sdks: [resolution.sdk.id],
          },
        ];
      });
    });
  },
};
