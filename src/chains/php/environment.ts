import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { secretVariable } from "../js-v2/configured.ts";
import { exportedToken, keysOf } from "../read/static-keys.ts";
import { defaulted } from "../read/session.ts";
import { webIdentityRole } from "../read/web-identity.ts";
import { knownEndpoint } from "../read/endpoint.ts";
import { textIn } from "../read/session.ts";
import type { Configured } from "../js-v2/configured.ts";
import { regionOf } from "./settings.ts";
import { type PhpSession, defaultProfiles, trueVariable } from "./session.ts";

/** CredentialProvider::env: no aliases, no trimming; "" and "0" are none, half a pair passes on. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: PhpSession): Walk<StepResult> {
  const id = trueVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY");
  if (id !== null && secret !== null)
    return { kind: "found", found: keysOf({ id, secret, token: exportedToken(session) }, "exported keys") };
  const half = id ?? secret;
  if (half === null) return { kind: "absent", why: "no keys are exported" };
  return { kind: "absent", why: "half a pair is exported: passed over", provenance: half.provenance };
}

const FALLBACK_REGION = "us-east-1";

/**
 * CredentialProvider::assumeRoleWithWebIdentityCredentialProvider: both variables, else the profile of the home folder's
 * two files, whose credentials file hides the other's profile whole.
 */
export function* webIdentity(session: PhpSession): Walk<StepResult> {
  const role = trueVariable(session, "AWS_ROLE_ARN");
  const tokenFile = trueVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  const region = regionOf(session) ?? defaulted(FALLBACK_REGION);
  if (role !== null && tokenFile !== null) {
    const sessionName = trueVariable(session, "AWS_ROLE_SESSION_NAME");
    return yield* assumed(session, { role, tokenFile, sessionName, region, from: "the environment" });
  }
  const name = session.settingsProfile;
  const section = defaultProfiles(session).get(name) ?? null;
  const inProfile = {
    role: textIn(session, section, "role_arn"),
    tokenFile: textIn(session, section, "web_identity_token_file"),
  };
  if (inProfile.role === null || inProfile.tokenFile === null)
    return { kind: "absent", why: `no token file in the environment or in profile ${name}` };
  return yield* assumed(session, {
    role: inProfile.role,
    tokenFile: inProfile.tokenFile,
    sessionName: textIn(session, section, "role_session_name"),
    region: textIn(session, section, "region") ?? region,
    from: `profile ${name}`,
  });
}

interface Given {
  readonly role: Configured;
  readonly tokenFile: Configured;
  readonly sessionName: Configured | null;
  readonly region: Configured;
  readonly from: string;
}

function* assumed(session: PhpSession, given: Given): Walk<StepResult> {
  const { role, tokenFile, from } = given;
  if (!/^(?:\w:|\/|\\)/.test(tokenFile.text))
    return yield* raise(
      session.fault("bad-setting", "'WebIdentityTokenFile' must be an absolute path.", tokenFile.provenance),
    );
  const sessionName = given.sessionName?.text ?? null;
  const endpoint = knownEndpoint(session, "sts", given.region.text);
  return { kind: "found", found: webIdentityRole(session, { role, tokenFile, sessionName, endpoint, from }) };
}
