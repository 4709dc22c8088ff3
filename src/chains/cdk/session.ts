import { typedCode } from "../../walk/typed-code.ts";
import { byDefault } from "../../model/provenance.ts";
import type { ProfileChoice } from "../../model/resolution.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import type { CodeArguments, Hidden } from "../../walk/chain.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { passedOn } from "../js-v3/errors.ts";
import { commandSetting } from "./command-setting.ts";
import {
  type JsV3Session,
  openSession as openJsV3Session,
  profileChoice as ofTheSdk,
  textSetting,
} from "../js-v3/session.ts";

/** What `cdk [--profile P] [--region R]` has to go by; the providers themselves are those of JavaScript v3. */
export interface CdkSession extends JsV3Session {
  /** `--profile`, or `profile` in a cdk.json: that profile alone is asked, by fromIni. */
  readonly named: Configured | null;
  /** `--region`, or `region` in a cdk.json, be it empty: the command's own, not its providers'. */
  readonly givenRegion: Configured | null;
}

/** AwsCliCompatible.credentialChainBuilder: `options.profile`, else AWS_PROFILE || AWS_DEFAULT_PROFILE. */
export function openSession(snapshot: Snapshot, code: CodeArguments, hidden: Hidden): CdkSession {
  const session = openJsV3Session(snapshot, code, hidden);
  const said = commandSetting(snapshot, code, "profile");
  const named = said?.text === "" ? null : said;
  const chosen = named ?? variableOf(session, "AWS_PROFILE") ?? variableOf(session, "AWS_DEFAULT_PROFILE");
  return {
    ...session,
    chosen,
    named,
    givenRegion: commandSetting(snapshot, code, "region"),
    profileName: chosen?.text ?? "default",
    clientProfile: null,
    mfaCode: (_profile, mfa) => typedCode(code, mfa, noCode),
  };
}

export const profileChoice = (session: CdkSession): ProfileChoice => ({
  ...ofTheSdk(session),
  ...(session.named === null ? {} : { binding: "code" }),
});

/** What names the profile cannot be hidden: all else would be another's. */
const variableOf = ({ snapshot }: JsV3Session, name: string): Configured | null =>
  setVariable({ snapshot, hidden: new Set() }, name);

/** AwsCliCompatible.tokenCodeFn: without a terminal nobody is asked. */
const noCode = ({ provenance }: Configured) => ({
  ...passedOn({
    kind: "mfa",
    message:
      "Error fetching MFA token: User input is needed, but terminal (TTY) is not attached so we are unable to get a " +
      "confirmation from the user",
    where: provenance,
  }),
  type: "SharedIniFileCredentialsProviderFailure",
  tryNextLink: false,
});

/** The profile whose region counts: the same one, else `default` (AwsCliCompatible.region). */
export const regionInFiles = (session: CdkSession): Configured | null =>
  textSetting(session.files.profile(session.profileName), "region") ??
  textSetting(session.files.profile("default"), "region");

export const usEast1: Configured = { text: "us-east-1", provenance: byDefault };
