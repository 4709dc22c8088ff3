import type { MergedProfile } from "../../parse/merged-profiles.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type JvmSession, textSetting } from "../jvm/session.ts";
import { SSO_KEYS } from "../jvm/sso.ts";
import type { Configured } from "../../walk/configured.ts";

/** What a profile of IAM Identity Center must have, in the order and the words of ProfileChain.kt (1.8.12). */
export function* checkSso(session: JvmSession, profile: MergedProfile): Walk<void> {
  const title = textSetting(profile, "sso_session");
  if (title === null) {
    yield* checkAll(session, profile, `profile (${profile.name})`, ["sso_start_url", "sso_region"], profile);
  } else {
    const section = session.profiles.ssoSession(title.text);
    if (section === null)
      return yield* refuse(
        session,
        `profile (${profile.name}) references non-existing sso_session = \`${title.text}\``,
        title,
      );
    yield* checkAll(session, profile, `sso-session (${title.text})`, ["sso_start_url", "sso_region"], section);
  }
  yield* checkAll(session, profile, `profile (${profile.name})`, ["sso_account_id", "sso_role_name"], profile);
  if (title !== null) yield* checkSame(session, profile, title);
}

function* checkAll(
  session: JvmSession,
  profile: MergedProfile,
  name: string,
  keys: readonly string[],
  section: MergedProfile,
): Walk<void> {
  const missing = keys.find((key) => textSetting(section, key) === null);
  if (missing === undefined) return;
  const where = SSO_KEYS.flatMap((key) => textSetting(profile, key)?.provenance ?? [])[0] ?? null;
  yield* raise(session.sdk.errors.configuration("partial", `${name} missing \`${missing}\``, where));
}

function* checkSame(session: JvmSession, profile: MergedProfile, title: Configured): Walk<void> {
  for (const key of ["sso_region", "sso_start_url"]) {
    const own = textSetting(profile, key);
    const theirs = textSetting(session.profiles.ssoSession(title.text), key);
    if (own === null || theirs === null || own.text === theirs.text) continue;
    const message =
      `sso-session (${title.text}) ${key} = \`${theirs.text}\` does not match ` +
      `profile (${profile.name}) ${key} = \`${own.text}\``;
    yield* refuse(session, message, own);
  }
}

function* refuse(session: JvmSession, message: string, { provenance }: Configured): Walk<never> {
  return yield* raise(session.sdk.errors.configuration("bad-setting", message, provenance));
}
