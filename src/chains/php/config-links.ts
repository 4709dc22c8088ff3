import type { PlainSection } from "../../parse/plain-section.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { loginKeys } from "../read/login.ts";
import { processKeys } from "../read/process.ts";
import { settingIn, textIn } from "../read/session.ts";
import { ssoKeys } from "../read/sso.ts";
import type { Load } from "./in-code.ts";
import { regionOf } from "./settings.ts";
import { type PhpProfiles, type PhpSession, notEmpty, profilesIn, trueVariable } from "./session.ts";

/** The config file's section by its bare name, else with `profile ` before it: CredentialProvider::sso. */
function sectionOf({ profile }: PhpSession, profiles: PhpProfiles | null): PlainSection | null {
  return profiles?.get(profile.name) ?? profiles?.get(`profile ${profile.name}`) ?? null;
}

/** CredentialProvider::sso: the config file alone; before the credentials file's keys. */
export function* sso(session: PhpSession): Walk<StepResult> {
  const profiles = profilesIn(session, session.configPath);
  const section = sectionOf(session, profiles);
  const value = (key: string) => notEmpty(textIn(session, section, key));
  const named = value("sso_session");
  const settings = {
    profile: session.profile.name,
    accountId: value("sso_account_id"),
    roleName: value("sso_role_name"),
    startUrl: value("sso_start_url"),
    session: named,
    folder: `${session.home}/.aws/sso/cache`,
  };
  const { accountId, roleName, startUrl } = settings;
  if (named === null) {
    const region = value("sso_region");
    if (region === null || accountId === null || roleName === null || startUrl === null)
      return { kind: "absent", why: `profile ${session.profile.name} of the config file has no whole SSO settings` };
    return { kind: "found", found: ssoKeys(session, { ...settings, accountId, roleName, region }) };
  }
  const portal = profiles?.get(`sso-session ${named.text}`) ?? null;
  const region = textIn(session, portal, "sso_region");
  if (region === null || accountId === null || roleName === null) {
    const message = `Could not find sso-session ${named.text}, or the profile has no account or role`;
    return yield* raise(session.fault("bad-setting", message, named.provenance));
  }
  return { kind: "found", found: ssoKeys(session, { ...settings, accountId, roleName, region }) };
}

/**
 * CredentialProvider::login (2025): behind sso. What LoginCredentialProvider does with its cache file was not seen: as
 * in the SDKs that were run.
 */
export function* login(session: PhpSession): Walk<StepResult> {
  const section = sectionOf(session, profilesIn(session, session.configPath));
  const name = notEmpty(textIn(session, section, "login_session"));
  if (name === null) return { kind: "absent", why: `no login_session in profile ${session.profile.name}` };
  const region = regionOf(session) ?? trueVariable(session, "AWS_REGION") ?? textIn(session, section, "region");
  if (region === null)
    return yield* raise(session.fault("region-missing", "Unable to determine region for login", name.provenance));
  const settings = { profile: session.profile.name, name, region: region.text, home: session.home };
  return { kind: "found", found: loginKeys(session, settings) };
}

export interface IniFile {
  readonly path: (session: PhpSession) => string;
  readonly title: (profile: string) => string;
}

export const CREDENTIALS: IniFile = { path: ({ credentialsPath }) => credentialsPath, title: (profile) => profile };
/** [default] of the config file has no keys for these links: the title is `profile default`, to the letter. */
export const CONFIG: IniFile = { path: ({ configPath }) => configPath, title: (profile) => `profile ${profile}` };

/**
 * CredentialProvider::process, through a shell. Its exit status is not looked at: a failing process that prints
 * credentials all the same would be believed, which awswho does not foresee.
 */
export const credentialProcess = (file: IniFile): Load =>
  function* (session) {
    const title = file.title(session.profile.name);
    const profiles = profilesIn(session, file.path(session));
    const setting = settingIn(session, profiles?.get(title) ?? null, "credential_process");
    if (setting === null) return { kind: "absent", why: `no credential_process in [${title}]` };
    const found = yield* processKeys(session, setting, { profile: session.profile.name, versionless: true });
    return { kind: "found", found };
  };
