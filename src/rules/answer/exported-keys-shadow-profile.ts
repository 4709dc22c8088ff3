import { foresee } from "../../advice/foresee.ts";
import { byHand, nameInCode } from "../../advice/by-hand.ts";
import type { Facts } from "../../advice/facts.ts";
import { assumeOffline } from "../../resolve/assume-offline.ts";
import { drive } from "../../resolve/drive.ts";
import { resolve } from "../../resolve/resolve.ts";
import { actorOf, comesFromProfile, holderOfHolding, suppliedByProfile } from "../../advice/actor-of.ts";
import { EXPORTED_KEYS } from "../../model/exported-keys.ts";
import { shownName } from "../../advice/shown-name.ts";
import type { Fix } from "../../model/finding.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { AnswerRule } from "../rule.ts";

const KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];

/** A profile is chosen by variable, exported keys come before it (complaints S01, S03, S13). */
export const rule: AnswerRule = {
  scope: "answer",
  group: "answer",
  id: "exported-keys-shadow-profile",
  title: "Exported keys come before the chosen profile",
  why: "Most SDKs look at AWS_ACCESS_KEY_ID before they look at AWS_PROFILE. Keys that were exported once, in this shell or in a file it reads, keep winning without a word, and the program acts in their account.",
  complaints: ["S01", "S02", "S03", "S04", "S12", "S13"],
  everySdk: true,
  find(facts) {
    const { resolution, snapshot, wrapper } = facts;
    const { winner, profile } = resolution;
    if (winner?.source !== "environment" || profile.binding !== "variable") return null;
    // A wrapper that says it exported just this profile did what was asked.
    if (wrapper !== null && wrapper.profile === profile.name) return null;
    const shadowed = resolution.sources.find(({ id, verdict }) => verdict === "shadowed" && suppliedByProfile(id));
    const without = (all: readonly string[]): Fix =>
      foresee(facts, { kind: "unset-variables", names: all.filter((name) => snapshot.variables.has(name)) });
    const usual = without(KEYS);
    // Go takes the short names where the usual ones are not set.
    const fix = usual.after?.winner?.source === "environment" ? without(EXPORTED_KEYS) : usual;
    const holder = shadowed?.holding == null ? null : holderOfHolding(shadowed.holding);
    const account = holder === null ? "" : ` (${holder})`;
    return {
      severity: "warning",
      message: `Exported keys come before a profile named by ${variableOf(resolution)}: profile ${shownName(profile.name)}${account} is not used for keys.`,
      provenance: [
        winner.holding.provenance.accessKeyId,
        profile.provenance,
        ...(shadowed?.provenance ? [shadowed.provenance] : []),
      ],
      fix: fix.after?.winner == null ? (namedInCode(facts) ?? fix) : fix,
    };
  },
};

/** A role that is asked for with the exported keys has none left without them: it is the profile that must be named (S12). */
function namedInCode(facts: Facts): Fix | null {
  const { profile } = facts.resolution;
  const code = { ...facts.code, profile: profile.name };
  const named = drive(resolve(facts.chain, facts.snapshot, code), assumeOffline);
  const actor = actorOf(named);
  if (actor === null || named.winner === null || !comesFromProfile(named.winner.source, named.winner.holding))
    return null;
  return {
    ...byHand(nameInCode(profile.name)),
    promise: `to act as ${actor}`,
    after: named,
  };
}

const variableOf = ({ profile }: Resolution): string =>
  profile.provenance.kind === "variable" ? profile.provenance.name : "AWS_PROFILE";
