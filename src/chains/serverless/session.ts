import { typedCode } from "../../walk/typed-code.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { nearestNames } from "../../parse/nearest-names.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type Configured, configured, setVariable } from "../../walk/configured.ts";
import { processDies } from "../js-v2/errors.ts";
import { type JsV2Session, openSession as openJsV2Session, profileNames } from "../js-v2/session.ts";
import { openSharedFiles } from "../js-v2/shared-files.ts";
import { keysOf } from "../js-v2/shared-ini-profile.ts";
import { type NamedProfile, bindingOf, namedProfiles, stagePrefixOf } from "./named-profiles.ts";

/** The SDK's own session is what is left, where no profile and no keys of the command's own are there. */
export interface ServerlessSession extends JsV2Session {
  /** `AWS_<STAGE>_…` */
  readonly stagePrefix: string;
  readonly named: readonly NamedProfile[];
  /** The first of them that holds nothing: it stops the command, whoever wins, but for the default one; null: none. */
  readonly unrecognized: NamedProfile | null;
  /** The one that wins among them; null: none holds anything. */
  readonly winning: NamedProfile | null;
  /** `new AWS.SharedIniFileCredentials({ profile, filename })`, for each of them. */
  readonly ofProfile: (profile: Configured) => JsV2Session;
}

/** AwsProvider.getCredentials, 3.40.0: each that is there is taken, the last one wins. */
export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): ServerlessSession {
  const session = openJsV2Session(snapshot, { ...code, profile: null, keys: null }, hidden);
  const ofProfile = profileOpener(session);
  const stagePrefix = stagePrefixOf(snapshot, code);
  const named = namedProfiles(snapshot, code, stagePrefix);
  return {
    ...session,
    code,
    stagePrefix,
    named,
    unrecognized:
      named.find((profile) => profile.by !== "default" && !isRecognized(ofProfile(profile), profile.text)) ?? null,
    winning: named.findLast((profile) => isWhole(ofProfile(profile), profile.text)) ?? null,
    ofProfile,
  };
}

/** `filename` is AWS_SHARED_CREDENTIALS_FILE, with or without AWS_SDK_LOAD_CONFIG (impl.addProfileCredentials). */
function profileOpener(session: JsV2Session): ServerlessSession["ofProfile"] {
  const { snapshot, hidden, home, optedIn } = session;
  const credentialsFile = setVariable(session, "AWS_SHARED_CREDENTIALS_FILE")?.text ?? null;
  const configFile = setVariable(session, "AWS_CONFIG_FILE")?.text ?? null;
  const files =
    credentialsFile === null || optedIn
      ? session.files
      : openSharedFiles(snapshot, hidden, { home, optedIn, credentialsFile, configFile });
  return ({ text, provenance }) => ({
    ...session,
    files,
    mfaCode: (mfa) => typedCode(session.code, mfa, noCode),
    code: { ...session.code, profile: text, namedAt: { profile: provenance } },
  });
}

/** It asks on the terminal; without one nobody answers, and it waits (golden `sls-role-mfa`, ended after 40 seconds). */
const noCode = ({ provenance }: Configured) =>
  processDies("mfa", "the role wants an MFA code, and nobody answers: it waits for ever", provenance);

/** impl.addProfileCredentials lets half a pair, or a token alone, pass for a profile … */
export function isRecognized({ files: { merged } }: JsV2Session, name: string): boolean {
  const profile = merged.kind === "loaded" ? merged.value.find(name) : null;
  const value = (key: string): string => configured(profile?.setting(key) ?? null)?.text ?? "";
  if (profile === null || merged.kind !== "loaded") return false;
  if (value("role_arn") !== "")
    return value("source_profile") !== "" && merged.value.find(value("source_profile")) !== null;
  return ["aws_access_key_id", "aws_session_token"].some((key) => profile.setting(key) !== null);
}

/** … and impl.validCredentials takes a role or a whole pair. */
function isWhole(session: JsV2Session, name: string): boolean {
  const { merged } = session.files;
  const profile = merged.kind === "loaded" ? merged.value.find(name) : null;
  if (profile === null || !isRecognized(session, name)) return false;
  return profile.setting("role_arn") !== null || keysOf(profile) !== null;
}

export function profileChoice(session: ServerlessSession): ProfileChoice {
  const named = session.unrecognized ?? session.winning ?? (session.named.at(-1) as NamedProfile);
  const { text: name, provenance } = named;
  const asked = session.ofProfile(named);
  const { merged } = asked.files;
  const profile = merged.kind === "loaded" ? merged.value.find(name) : null;
  return {
    name,
    exists: profile !== null,
    binding: bindingOf(named),
    provenance,
    sections: profile?.sections ?? [],
    nearest: profile === null ? nearestNames(name, profileNames(asked)) : [],
  };
}
