import type { FileProvenance } from "../model/provenance.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type FullConfig, type Profile, openFullConfig } from "../chains/botocore/full-config.ts";

/** What a profile's settings say of where credentials come from, whether or not an SDK can make use of it. */
export interface DeclaredProfile {
  readonly name: string;
  readonly roleArn: Declared | null;
  readonly sourceProfile: Declared | null;
  readonly credentialSource: Declared | null;
  readonly mfaSerial: Declared | null;
  readonly durationSeconds: Declared | null;
  readonly accessKeyId: Declared | null;
  readonly hasSecret: boolean;
  readonly ssoSession: Declared | null;
  readonly ssoStartUrl: Declared | null;
  readonly ssoAccountId: Declared | null;
  readonly ssoRoleName: Declared | null;
  readonly loginSession: Declared | null;
  readonly webIdentityTokenFile: Declared | null;
  /** The command itself may hold secrets: only its place is told. */
  readonly credentialProcess: FileProvenance | null;
}

export interface Declared {
  readonly text: string;
  readonly provenance: FileProvenance;
}

/** An `[sso-session]` section. */
interface DeclaredSsoSession {
  readonly name: string;
  readonly startUrl: Declared | null;
  readonly region: Declared | null;
  readonly provenance: FileProvenance | null;
}

export interface DeclaredProfiles {
  profile(name: string): DeclaredProfile | null;
  ssoSession(name: string): DeclaredSsoSession | null;
}

/** Both files as botocore merges them: key by key, the credentials file's line first. */
export function declaredProfiles(snapshot: Snapshot): DeclaredProfiles {
  const config: FullConfig = openFullConfig(snapshot, new Set());
  return {
    profile: (name) => {
      const profile = config.profile(name);
      return profile === null ? null : declared(profile);
    },
    ssoSession: (name) => {
      const section = config.ssoSession(name);
      if (section === null) return null;
      const place = section.sections[0];
      return {
        name,
        startUrl: settingIn(section, "sso_start_url"),
        region: settingIn(section, "sso_region"),
        provenance: place?.kind === "file" ? place : null,
      };
    },
  };
}

function declared(profile: Profile): DeclaredProfile {
  const setting = (key: string): Declared | null => settingIn(profile, key);
  return {
    name: profile.name,
    roleArn: setting("role_arn"),
    sourceProfile: setting("source_profile"),
    credentialSource: setting("credential_source"),
    mfaSerial: setting("mfa_serial"),
    durationSeconds: setting("duration_seconds"),
    accessKeyId: setting("aws_access_key_id"),
    hasSecret: profile.setting("aws_secret_access_key") !== null,
    ssoSession: setting("sso_session"),
    ssoStartUrl: setting("sso_start_url"),
    ssoAccountId: setting("sso_account_id"),
    ssoRoleName: setting("sso_role_name"),
    loginSession: setting("login_session"),
    webIdentityTokenFile: setting("web_identity_token_file"),
    credentialProcess: profile.setting("credential_process")?.provenance ?? null,
  };
}

function settingIn(profile: Profile, key: string): Declared | null {
  const setting = profile.setting(key);
  if (setting === null) return null;
  return { text: setting.value.kind === "text" ? setting.value.text : "", provenance: setting.provenance };
}

/** AssumeRoleProvider reads the role, WebIdentityProvider passes it by (botocore 1.44.5). */
export const assumesRole = (profile: DeclaredProfile): boolean =>
  profile.roleArn !== null && profile.webIdentityTokenFile === null;

/** Either half counts: keys in a source profile end the chain (golden `py-role-mid-has-keys-and-role`). */
export const hasStaticKeys = (profile: DeclaredProfile): boolean => profile.accessKeyId !== null || profile.hasSecret;
