import type { SdkError } from "../../model/resolution.ts";
import type { MergedProfile } from "../../parse/merged-profiles.ts";
import type { Provenance } from "../../model/provenance.ts";
import { notLoaded, profileNotBuilt } from "./errors.ts";
import type { Base, ProfileChain } from "./profile-chain.ts";
import { type RustSession, textSetting } from "./session.ts";
import type { Configured } from "../../walk/configured.ts";

type Failed = Exclude<ProfileChain, { kind: "chain" }>;

const KEYS = ["sso_account_id", "sso_region", "sso_role_name", "sso_start_url", "sso_session"] as const;

const fault = (error: SdkError): Failed => ({ kind: "fault", source: "sso", error });

/** `sso_from_profile`: one key of the five in the profile, of either file, makes it an SSO profile. Null: none. */
export function ssoOf(session: RustSession, profile: MergedProfile): Base | Failed | null {
  const [accountId, ownRegion, roleName, ownStartUrl, name] = KEYS.map((key) => textSetting(profile, key));
  const present = [accountId, ownRegion, roleName, ownStartUrl, name].filter((value) => value != null);
  const first = present[0];
  if (first === undefined) return null;
  const invalid = (kind: SdkError["kind"], why: string, where: Provenance): Failed =>
    fault(profileNotBuilt(kind, `profile \`${profile.name}\` has invalid SSO config: ${why}`, where));
  const section = name == null ? null : session.profiles.ssoSession(name.text);
  if (name != null) {
    const doubled = ownStartUrl ?? ownRegion;
    if (doubled != null)
      return invalid(
        "bad-setting",
        `\`${ownStartUrl == null ? "sso_region" : "sso_start_url"}\` can only be specified in the [sso-session] config when a session name is given`,
        doubled.provenance,
      );
    if (section === null)
      return fault(
        profileNotBuilt(
          "bad-setting",
          `sso-session named \`${name.text}\` (referenced by profile \`${profile.name}\`) was not found`,
          name.provenance,
        ),
      );
  }
  const region = name == null ? ownRegion : textSetting(section, "sso_region");
  const startUrl = name == null ? ownStartUrl : textSetting(section, "sso_start_url");
  if ((accountId == null) !== (roleName == null)) {
    const [has, lacks] = accountId == null ? ["sso_role_name", "sso_account_id"] : ["sso_account_id", "sso_role_name"];
    const half = (accountId ?? roleName) as Configured;
    return invalid("partial", `if \`${has}\` is set, then \`${lacks}\` must also be set`, half.provenance);
  }
  if (region == null || startUrl == null) {
    const lacking = region == null ? "sso_region" : "sso_start_url";
    const message = `profile \`${profile.name}\` was not defined: \`${lacking}\` was missing`;
    return fault(notLoaded("partial", message, first.provenance));
  }
  if (accountId == null || roleName == null) return fault(notLoaded("partial", FOR_TOKENS, first.provenance));
  return {
    kind: "sso",
    config: {
      profile: profile.name,
      startUrl,
      region,
      accountId,
      roleName,
      session: name ?? null,
      triggers: present.map(({ provenance }) => provenance),
    },
  };
}

/** Only found out once the chain is whole, which makes no difference to what is raised. */
const FOR_TOKENS =
  "selected profile will resolve an access token instead of credentials since it doesn't have `sso_account_id` and " +
  "`sso_role_name` set. Specify both `sso_account_id` and `sso_role_name` to let this profile resolve credentials.";
