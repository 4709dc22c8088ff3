import type { Facts } from "../../advice/facts.ts";
import { byHand } from "../../advice/by-hand.ts";
import { durationWords } from "../../advice/duration-words.ts";
import { blockAt } from "../../advice/settings-blocks.ts";
import { settingsFiles } from "../../advice/settings-files.ts";
import { printedOver } from "../../advice/printed-over.ts";
import { runsNothing, withoutTemporaryKeys } from "../../advice/temporary-keys.ts";
import type { Fix } from "../../model/finding.ts";
import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Winner } from "../../model/resolution.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { foresee } from "../../advice/foresee.ts";
import { shownName } from "../../advice/shown-name.ts";
import { renewalBy } from "../../advice/renewal-by.ts";
import type { AnswerRule } from "../rule.ts";

const KEYS = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_SECURITY_TOKEN",
  "AWS_CREDENTIAL_EXPIRATION",
];

/** Exported keys whose own expiry variable says they are over: botocore raises before it uses them. */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "expired-keys",
  title: "Keys are past their own expiry",
  why: "A tool that exports temporary keys also exports when they end. botocore reads that time and refuses the keys before it asks AWS, so every call fails until they are exported anew or taken away.",
  complaints: ["S09"],
  everySdk: true,
  find(facts) {
    const { error, sources, winner } = facts.resolution;
    if (winner?.source === "process")
      return ofProcess(facts, winner.credentials, winner.holding.provenance.accessKeyId);
    const printed = printedOver(facts.resolution, facts.now);
    if (printed !== null) return ofProcess(facts, printed.credentials, printed.place);
    if (winner?.source === "shared-credentials" || winner?.source === "shared-config") return ofFile(facts, winner);
    const stops = sources.find(({ verdict }) => verdict === "stops");
    if (error?.kind !== "token-expired" || stops?.id !== "environment") return null;
    const names = KEYS.filter((name) => facts.snapshot.variables.has(name));
    return {
      severity: "error",
      message: `The exported keys are past AWS_CREDENTIAL_EXPIRATION: ${facts.resolution.sdk.id} refuses to use them.`,
      messageOfSeveral: "The exported keys are past AWS_CREDENTIAL_EXPIRATION: {sdks} refuse to use them.",
      provenance: [{ kind: "variable", name: "AWS_CREDENTIAL_EXPIRATION" }],
      fix:
        (facts.wrapper === null ? null : renewalBy(facts.wrapper)) ??
        foresee(facts, { kind: "unset-variables", names }),
    };
  },
};

/** A tool wrote beside them when they end, which no SDK reads: it signs with them, and AWS refuses. */
function ofFile(facts: Facts, { holding }: Winner): ReturnType<AnswerRule["find"]> {
  const { now, resolution } = facts;
  const ends = holding.expiration === null ? null : parseTimestamp(holding.expiration);
  if (ends === null || ends.milliseconds > now) return null;
  const { name } = resolution.profile;
  return {
    severity: "warning",
    message: `The keys of profile ${shownName(name)} expired ${durationWords(now - ends.milliseconds)} ago, by the expiry written beside them: AWS refuses them.`,
    provenance: [holding.provenance.accessKeyId],
    fix:
      withoutThem(facts, holding) ??
      byHand(`fetch new keys for profile ${shownName(name)} with the tool that wrote them`),
  };
}

/** What stands behind them in the same profile is the way that works (complaint S09). */
function withoutThem(facts: Facts, { provenance }: Winner["holding"]): Fix | null {
  const place = provenance.accessKeyId;
  const block = place.kind === "file" ? blockAt(settingsFiles(facts.snapshot), place) : null;
  if (block === null) return null;
  const fix = foresee(facts, withoutTemporaryKeys(block));
  const winner = fix.after?.winner ?? null;
  return winner === null || runsNothing(facts.snapshot, winner) ? null : fix;
}

/** botocore and JavaScript refuse them; Go, Java, Rust and Ruby sign with them, and AWS refuses (lab, a process with an Expiration of 2020). */
function ofProcess(
  { now }: Facts,
  credentials: Pick<SigningCredentials, "expiration">,
  place: Provenance,
): ReturnType<AnswerRule["find"]> {
  const ends = credentials.expiration === null ? null : parseTimestamp(credentials.expiration);
  if (ends === null || ends.milliseconds > now) return null;
  return {
    severity: "error",
    message: `The keys that the credential process prints expired ${durationWords(now - ends.milliseconds)} ago: AWS refuses them.`,
    provenance: [place],
    fix: byHand("let the command of credential_process fetch new keys, or empty its cache"),
  };
}
