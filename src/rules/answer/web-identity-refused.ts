import type { Facts } from "../../advice/facts.ts";
import { byHand } from "../../advice/by-hand.ts";
import { type ShownToken, shownToken } from "../../advice/shown-token.ts";
import { type TrustDifference, type TrustVerdict, trustVerdict } from "../../advice/trust-verdict.ts";
import type { Fix } from "../../model/finding.ts";
import type { TrustReading } from "../../model/trust.ts";
import { parseArn } from "../../parse/arn.ts";
import { firstWords } from "../../resolve/first-words.ts";
import type { AnswerRule } from "../rule.ts";

/** STS knows the token's issuer or does not, and the role does not let the token in (complaint S56). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "web-identity-refused",
  title: "The role does not let the web identity token in",
  why: "A role's trust policy names the issuer, the audience and the subject that it lets in, letter by letter: an organization's name in other case, a pull request in place of a branch, an audience of another tool are refused, all with one sentence. The policy is read only where a profile that may is named: --trust-policy PROFILE.",
  complaints: ["S56"],
  everySdk: true,
  find(facts) {
    const { resolution, trust } = facts;
    const shown = shownToken(resolution);
    if (shown === null || (shown.refusal === null && trust === null)) return null;
    const verdict = trust?.kind === "policy" ? trustVerdict(trust.statements, shown.claims) : null;
    const place = resolution.error?.provenance ?? null;
    return {
      severity: shown.refusal === null ? "note" : resolution.winner === null ? "error" : "warning",
      message: `${headWords(shown)}${verdict?.kind === "differs" ? "" : tokenWords(shown)}${trust === null ? "" : trustWords(trust, verdict)}`,
      provenance: place === null ? [] : [place],
      fix: shown.refusal === null ? null : fixFor(shown, facts, verdict),
    };
  },
};

const roleWords = ({ question }: ShownToken): string => {
  const arn = parseArn(question.roleArn);
  return arn === null ? question.roleArn : `${arn.resource.replace(/^role\//, "")} of ${arn.account}`;
};

const headWords = (shown: ShownToken): string =>
  shown.refusal === null
    ? `Role ${roleWords(shown)} lets the web identity token in.`
    : `Role ${roleWords(shown)} does not let the web identity token in: ${firstWords(shown.refusal.message).replace(/\.$/, "") || shown.refusal.code}.`;

function tokenWords({ claims }: ShownToken): string {
  const { subject, audiences, issuer } = claims;
  return ` The token's subject is ${subject ?? "not told"}, its audience ${audiences.join(", ") || "not told"}, its issuer ${issuer ?? "not told"}.`;
}

function trustWords(trust: TrustReading, verdict: TrustVerdict | null): string {
  if (trust.kind === "unread")
    return ` The role's trust policy could not be read with profile ${trust.profile}: ${trust.why}.`;
  switch (verdict?.kind) {
    case "differs":
      return verdict.differences.map(differenceWords).join("");
    case "denies":
      return ` The role's trust policy denies it, by ${verdict.key}.`;
    case "no-statement":
      return " The role's trust policy lets no identity provider's tokens in at all.";
    case "admits":
      return ` The role's trust policy fits the token's issuer, audience and subject${
        verdict.unjudged.length === 0 ? "" : `; it also asks for ${verdict.unjudged.join(", ")}, which no token tells`
      }.`;
    case undefined:
      return " The role's trust policy could not be understood.";
  }
}

function differenceWords({ what, wanted, has, onlyCase, isForbidden }: TrustDifference): string {
  const list = wanted.join(" or ") || "nothing";
  if (what === "issuer" && has[0] !== undefined) return ` The role's trust policy trusts ${list}, not ${has[0]}.`;
  if (what === "action") return ` The role's trust policy allows ${list}, not sts:AssumeRoleWithWebIdentity.`;
  if (isForbidden) return ` The role's trust policy forbids the ${what} ${list}.`;
  const held = has.length === 0 ? "the token has none for it" : `the token's is ${has.join(", ")}`;
  const mark =
    onlyCase === null
      ? ""
      : `: only the case differs, "${onlyCase.inToken}" at letter ${onlyCase.column} where the policy has "${onlyCase.inPolicy}"`;
  return ` The role's trust policy wants the ${what} ${list}; ${held}${mark}.`;
}

function fixFor({ question }: ShownToken, { trust }: Facts, verdict: TrustVerdict | null): Fix {
  if (trust?.kind !== "policy")
    return byHand(
      `compare it with the role's trust policy: awswho --trust-policy PROFILE, where PROFILE may call iam:GetRole in ${parseArn(question.roleArn)?.account ?? "the role's account"}`,
    );
  if (verdict?.kind === "differs") {
    const keys = verdict.differences.map(({ key }) => key).join(", ");
    return byHand(`have ${keys} of the role's trust policy changed, or come with the token that it wants`);
  }
  return byHand(
    verdict?.kind === "admits"
      ? "look at the identity provider in IAM: its audiences, and that it is of the role's account"
      : "have the role's trust policy changed",
  );
}
