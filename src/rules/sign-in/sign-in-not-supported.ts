import type { Checkup } from "../../advice/checkup.ts";
import { exportedProfile } from "../../advice/exported-profile.ts";
import { byHand } from "../../advice/by-hand.ts";
import { gravityOf, isInUse } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { plansOf } from "../../advice/sign-ins.ts";
import { type WrittenProfile, profilesWith, writtenProfiles } from "../../advice/written-profiles.ts";
import type { Finding, Fix } from "../../model/finding.ts";
import type { Resolution } from "../../model/resolution.ts";
import { SDK_IDS, type SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/** A profile that signs in by itself, and SDKs that do not know how (complaint S36). */
export const rule: MachineRule = {
  scope: "machine",
  group: "sign-in",
  id: "sign-in-not-supported",
  title: "A profile signs in a way that an SDK does not know",
  why: "aws login and IAM Identity Center are younger than many SDKs. One that does not know them sees a profile without keys and goes on to the instance's role, or needs a module that is not there. The AWS CLI can hand its keys to every SDK that runs a credential process.",
  complaints: ["S36", "S30"],
  insteadOf: ["source-failed"],
  find: (checkup) => (["login", "sso"] as const).flatMap((kind) => findingOf(checkup, kind)),
};

/** One finding for all of a kind: what an SDK cannot do, it cannot do for any of them. */
function findingOf(checkup: Checkup, kind: "login" | "sso"): readonly Omit<Finding, "rule">[] {
  const profiles = profilesWith(checkup, KEYS[kind]).filter(takesNoOtherWay);
  const chosen = profiles.find(({ name }) => isInUse(checkup, name));
  const profile = chosen ?? profiles[0];
  const setting = profile?.setting(KEYS[kind]);
  if (profile === undefined || setting == null) return [];
  // Most machines have none that is unable: the others need not be walked to see that.
  if (partedBy(checkup.toldAs(profile.name), kind).unable.length === 0) return [];
  const { able, unable } = partedBy(checkup.as(profile.name), kind);
  if (able.length === 0 || unable.length === 0) return [];
  const here = unable.filter((id) => checkup.atHand.includes(id));
  const named = here.length > 0 ? here : unable;
  const more = profiles.length === 1 ? "" : ` (and ${profiles.length - 1} more)`;
  return [
    {
      severity: chosen !== undefined && gravityOf(checkup, chosen.name, here) === "error" ? "error" : "note",
      message: `Profile ${profile.name}${more} signs in by ${kind === "sso" ? "IAM Identity Center" : "aws login"}, which ${sdkNames(named)} ${verb(named, "does", "do")} not know.`,
      provenance: [setting.place],
      fix: bridgeTo(checkup, profile, unable),
      sdks: unable,
    },
  ];
}

const KEYS = { login: "login_session", sso: "sso_account_id" } as const;

const takesNoOtherWay = (profile: WrittenProfile): boolean =>
  profile.setting("role_arn") === null && profile.setting("aws_access_key_id") === null;

function bridgeTo(checkup: Checkup, profile: WrittenProfile, unable: readonly SdkId[]): Fix | null {
  const exported = exportedProfile(profile, writtenProfiles(checkup));
  if (exported === null) return null;
  const use = `use profile ${exported.name} with ${verb(unable, "it", "them")}`;
  return exported.change === null ? byHand(use) : { change: exported.change, promise: `then ${use}`, after: null };
}

function partedBy(
  walked: readonly Resolution[],
  kind: "sso" | "login",
): { able: readonly SdkId[]; unable: readonly SdkId[] } {
  const able: SdkId[] = [];
  const unable: SdkId[] = [];
  for (const resolution of walked) {
    const { sdk, winner, sources, error } = resolution;
    const plans = plansOf(resolution);
    const faults = [error, ...sources.map((row) => row.error)].flatMap((fault) => (fault === null ? [] : [fault.kind]));
    // A token that is missing or over is looked for by one who knows the way.
    if (plans.some((node) => node.kind === kind) || faults.some((fault) => fault.startsWith("token-")))
      able.push(sdk.id);
    else if (winner === null && !faults.some((fault) => OF_THE_FILE.includes(fault))) unable.push(sdk.id);
  }
  return { able, unable: SDK_IDS.filter((id) => unable.includes(id)) };
}

/** Not a want of the SDK. */
const OF_THE_FILE: readonly string[] = ["parse", "partial", "bad-setting", "region-missing"];
