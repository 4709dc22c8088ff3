import { EXPORTED_KEYS } from "../../model/exported-keys.ts";
import { actorOf, comesFromProfile } from "../../advice/actor-of.ts";
import { byHand, nameInCode } from "../../advice/by-hand.ts";
import type { Checkup } from "../../advice/checkup.ts";
import { foreseen } from "../../advice/foresee.ts";
import { principalKey } from "../../advice/principal-key.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Fix } from "../../model/finding.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { MachineRule } from "../rule.ts";

/** Complaint S04 (aws-sdk-js-v3#2549): JavaScript v3 takes the profile where the others take exported keys. */
export const rule: MachineRule = {
  scope: "machine",
  id: "exported-keys-split",
  group: "environment",
  title: "Exported keys for some SDKs, the profile for others",
  why: "With keys exported and AWS_PROFILE set, most SDKs take the keys, some the profile; what they print as the profile's name is the same. One command then works in one account and the next in another.",
  complaints: ["S03", "S04"],
  insteadOf: ["exported-keys-shadow-profile"],
  find(checkup) {
    const chosen = checkup.where(({ profile }) => profile.binding === "variable");
    const byKeys = chosen.filter(({ winner }) => winner?.source === "environment");
    const byProfile = chosen.filter(({ winner }) => winner !== null && comesFromProfile(winner.source, winner.holding));
    const [first, second] = [told(byKeys, checkup.toldOf)[0], told(byProfile, checkup.toldOf)[0]];
    if (first === undefined || second === undefined || isOne(first, second)) return [];
    const { wrapper } = checkup;
    if (wrapper !== null && wrapper.profile === first.profile.name) return [];
    const ids = (some: readonly Resolution[]) => checkup.toldOf(some.map(({ sdk }) => sdk.id));
    return [
      {
        severity: "warning",
        message: `${sdkNames(ids(byKeys))} ${verb(ids(byKeys), "acts", "act")} as ${actorOf(first)}, ${sdkNames(ids(byProfile))} as ${actorOf(second)}.`,
        provenance: [
          { kind: "variable", name: "AWS_ACCESS_KEY_ID" },
          second.profile.provenance,
          ...second.profile.sections.slice(0, 1),
        ],
        fix: fixFor(checkup, first),
        sdks: [...byKeys, ...byProfile].map(({ sdk }) => sdk.id),
      },
    ];
  },
};

/** A role that is asked for with the exported keys (`credential_source`) has none left without them: the profile is named then. */
function fixFor(checkup: Checkup, { sdk, profile }: Resolution): Fix {
  const names = EXPORTED_KEYS.filter((name) => checkup.snapshot.variables.has(name));
  const fix = checkup.fix({ kind: "unset-variables", names }, [sdk.id]);
  if (fix.after?.winner != null) return fix;
  const named = checkup.toldAs(profile.name).find((one) => one.sdk.id === sdk.id);
  return named?.winner != null && comesFromProfile(named.winner.source, named.winner.holding)
    ? { ...byHand(nameInCode(profile.name)), promise: `to act as ${actorOf(named)}`, after: foreseen(named) }
    : fix;
}

const told = (some: readonly Resolution[], toldOf: (ids: Resolution["sdk"]["id"][]) => readonly string[]) =>
  some.filter(({ sdk }) => toldOf([sdk.id]).length > 0);

/** One principal, or one account of which no more is known. */
const isOne = (a: Resolution, b: Resolution): boolean =>
  principalKey(a) === principalKey(b) ||
  (a.winner?.holding.account != null && a.winner.holding.account.id === b.winner?.holding.account?.id);
