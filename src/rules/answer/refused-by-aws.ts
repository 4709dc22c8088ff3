import { byHand } from "../../advice/by-hand.ts";
import { foresee } from "../../advice/foresee.ts";
import { type KeyFault, keyFault, keyFix } from "../../advice/key-fault.ts";
import { lentBy } from "../../advice/lent-by.ts";
import { renewalBy } from "../../advice/renewal-by.ts";
import type { Fix } from "../../model/finding.ts";
import type { Identity } from "../../model/identity.ts";
import type { Winner } from "../../model/resolution.ts";
import type { Facts } from "../../advice/facts.ts";
import type { AnswerRule } from "../rule.ts";

const KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];

/** The SDK finds credentials, AWS does not take them (complaints S09, S50, S51, S52). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "refused-by-aws",
  title: "AWS refuses the credentials",
  why: "The chain found credentials, and AWS does not take them: deleted, expired, of another partition, or signed with a wrong clock. A look into files cannot show that.",
  complaints: ["S24", "S33", "S50", "S51", "S52"],
  everySdk: true,
  find(facts) {
    const { identity, resolution } = facts;
    if (identity?.kind !== "refused" || resolution.winner === null) return null;
    return {
      severity: "error",
      message: faultOf(resolution.winner, identity)?.message ?? messageFor(identity, resolution.winner),
      provenance: [resolution.winner.holding.provenance.accessKeyId],
      fix: fixFor(facts, identity),
    };
  },
};

/** AWS does not say so: it answers that it does not know the key, or that the signature does not match. */
const faultOf = (winner: Winner, { failure }: Refused): KeyFault | null =>
  failure.kind === "expired" || failure.kind === "clock-skew" ? null : keyFault(winner);

type Refused = Extract<Identity, { kind: "refused" }>;

function messageFor({ failure, asked }: Refused, { holding }: Winner): string {
  switch (failure.kind) {
    case "expired":
      return "These temporary keys have expired.";
    case "invalid-key":
      // Tokens of the global STS endpoint are not valid in opt-in regions unless the account says so (AWS, "Manage AWS STS").
      if (isJustMade(holding))
        return "AWS does not know this key, which was made just now: it may be of another partition, or made by the global STS endpoint and used in an opt-in region.";
      return "AWS does not know this key: deleted, inactive, mistyped, or of another partition.";
    case "clock-skew":
      return `This machine's clock is ${Math.abs(Math.round(asked.clockSkew ?? 0))} s ${(asked.clockSkew ?? 0) > 0 ? "ahead" : "behind"}: AWS refuses the signature, not the key.`;
    case "wrong-region":
      return `The key may be fine, but not at ${asked.url}: an opt-in region, or one of another partition.`;
    default:
      return `STS answered ${failure.code ?? "no"}: ${failure.message}`;
  }
}

/** Nobody can have mistyped them. A process may print keys that somebody wrote down. */
function isJustMade(holding: Winner["holding"]): boolean {
  const lender = lentBy(holding);
  return lender !== null && lender !== "process";
}

function fixFor(facts: Facts, identity: Refused): Fix | null {
  const { failure } = identity;
  const { winner } = facts.resolution;
  if (winner === null) return null;
  const renewal = facts.wrapper !== null && winner.source === "environment" ? renewalBy(facts.wrapper) : null;
  if (failure.kind === "expired" && renewal !== null) return renewal;
  if (failure.kind === "clock-skew")
    return byHand("set this machine's clock (network time, for instance: timedatectl set-ntp true)");
  const fault = faultOf(winner, identity);
  const mended = fault === null ? null : keyFix(facts, fault);
  if (mended !== null && mended.change.kind !== "by-hand") return mended;
  if (winner.source === "environment" && (mended !== null || isOfTheKey(failure.kind))) {
    const names = KEYS.filter((name) => facts.snapshot.variables.has(name));
    const without = foresee(facts, { kind: "unset-variables", names });
    // Whoever has nothing else wants these keys put right.
    if (mended === null || without.after?.winner != null) return without;
  }
  if (mended !== null) return mended;
  if (winner.source === "process" && isOfTheKey(failure.kind))
    return byHand("let the command of credential_process fetch new keys, or empty its cache");
  // Keys that were lent are not written down anywhere.
  if (!isOfTheKey(failure.kind) || lentBy(winner.holding) !== null) return null;
  const place = winner.holding.provenance.accessKeyId;
  const where = place.kind === "file" ? `on line ${place.line} of ${place.path} and below` : "there";
  return byHand(`put fresh keys ${where}, or delete them`);
}

const isOfTheKey = (kind: Refused["failure"]["kind"]): boolean => kind === "expired" || kind === "invalid-key";
