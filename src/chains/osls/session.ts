import { typedCode } from "../../walk/typed-code.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { holdsProfileSection } from "../../parse/holds-profile-section.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import type { Configured } from "../../walk/configured.ts";
import { thrown } from "../js-v3/errors.ts";
import { type JsV3Session, openSession as openJsV3Session, profileChoice as ofTheSdk } from "../js-v3/session.ts";
import { type NamedProfile, bindingOf, namedProfiles, stagePrefixOf } from "../serverless/named-profiles.ts";
import { regionOf } from "../serverless/region.ts";

export interface OslsSession extends JsV3Session {
  /** `AWS_<STAGE>_…` */
  readonly stagePrefix: string;
  /** fromIni is asked for this one and nobody else; null: the SDK's own chain. */
  readonly winning: NamedProfile | null;
}

/** getAwsSdkV3CredentialsProvider, 4.3.1: the nearest name; a default profile counts where it is there at all. */
export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): OslsSession {
  const session = openJsV3Session(snapshot, { ...code, profile: null, keys: null }, hidden);
  const stagePrefix = stagePrefixOf(snapshot, code);
  const winning =
    namedProfiles(snapshot, code, stagePrefix).findLast(({ by, text }) => by !== "default" || isThere(session, text)) ??
    null;
  return {
    ...session,
    code,
    chosen: winning,
    profileName: winning?.text ?? "default",
    clientProfile: null,
    mfaCode: (_profile, mfa) => typedCode(code, mfa, noCode),
    stagePrefix,
    winning,
    region: { lookup: { kind: "found", region: regionOf({ snapshot, code }) } },
  };
}

const isThere = ({ files, snapshot }: JsV3Session, name: string): boolean =>
  holdsProfileSection(snapshot.file(files.credentialsPath), "credentials", name) ||
  holdsProfileSection(snapshot.file(files.configPath), "config", name);

export const profileChoice = (session: OslsSession): ProfileChoice => ({
  ...ofTheSdk(session),
  ...(session.winning === null ? {} : { binding: bindingOf(session.winning) }),
});

/** promptMfaCode: without a terminal nobody answers. */
const noCode = ({ text, provenance: where }: Configured) =>
  thrown("ServerlessError", {
    kind: "mfa",
    message: `MFA code required for ${text} but no interactive terminal is available`,
    where,
  });
