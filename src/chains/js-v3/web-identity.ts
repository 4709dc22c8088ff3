import type { SigningCredentials } from "../../model/question.ts";
import { asciiSecret } from "../../parse/ascii-secret.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { endpointOf } from "./endpoint.ts";
import { exchanged } from "./exchanged.ts";
import { fileText } from "./file-text.ts";
import { kindOf } from "./profile-kind.ts";
import { autoModeRegion, clientRegion } from "./region.ts";
import { type JsV3Session, chosenProfile, textSetting } from "./session.ts";
import type { Profile } from "./shared-files.ts";
import { stsAnswer } from "./sts-answer.ts";
import { type Configured, plainVariable, setVariable } from "../../walk/configured.ts";
import { accountInArn } from "../../walk/holdings.ts";

/** `web_identity_token_file` with `role_arn` in the chosen profile. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* profileWebIdentity(session: JsV3Session): Walk<StepResult> {
  const profile = chosenProfile(session);
  return profile !== null && kindOf(profile) === "web-identity"
    ? { kind: "found", found: webIdentitySource(session, profile) }
    : { kind: "absent", why: `no token file with a role in profile ${session.profileName}` };
}

export function webIdentitySource(session: JsV3Session, profile: Profile): Found {
  const tokenFile = textSetting(profile, "web_identity_token_file") as Configured;
  const role = textSetting(profile, "role_arn") as Configured;
  const name = textSetting(profile, "role_session_name") ?? plainVariable(session, "AWS_ROLE_SESSION_NAME");
  return webIdentity(session, tokenFile, role, name, `a token file named by profile ${profile.name}, for a role`);
}

/** fromTokenFile: AWS_WEB_IDENTITY_TOKEN_FILE with AWS_ROLE_ARN, after everything a profile may hold. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* exportedWebIdentity(session: JsV3Session): Walk<StepResult> {
  const tokenFile = setVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  if (tokenFile === null) return { kind: "absent", why: "AWS_WEB_IDENTITY_TOKEN_FILE is not set" };
  const role = setVariable(session, "AWS_ROLE_ARN");
  if (role === null)
    return {
      kind: "absent",
      why: "AWS_WEB_IDENTITY_TOKEN_FILE is set, AWS_ROLE_ARN is not: ignored here",
      provenance: tokenFile.provenance,
    };
  const name = plainVariable(session, "AWS_ROLE_SESSION_NAME");
  const why = "a token file named by the environment, for a role";
  return { kind: "found", found: webIdentity(session, tokenFile, role, name, why) };
}

function webIdentity(
  session: JsV3Session,
  tokenFile: Configured,
  role: Configured,
  name: Configured | null,
  why: string,
): Found {
  const where = tokenFile.provenance;
  return exchanged({
    why,
    where,
    plan: [{ kind: "web-identity", roleArn: role.text, tokenFile: tokenFile.text, provenance: where }],
    account: accountInArn(role.text),
    triggers: [where],
    freeze: () => exchange(session, tokenFile, role, name),
  });
}

/** The token is read before a region is looked for; the client's own region counts, not a source profile's. */
function* exchange(
  session: JsV3Session,
  tokenFile: Configured,
  role: Configured,
  name: Configured | null,
): Walk<SigningCredentials> {
  const path = fromWorkingFolder(tokenFile.text, session.snapshot);
  // credential-provider-web-identity 3.972, fromTokenFile: read as ASCII, so a byte order mark is sent as "o;?".
  const token = asciiSecret(yield* fileText(session.snapshot.file(path), tokenFile));
  const region = yield* clientRegion(session);
  const endpoint = yield* endpointOf(session, "sts", region);
  yield* autoModeRegion(session);
  return yield* stsAnswer(
    session,
    { kind: "assume-role-with-web-identity", roleArn: role.text, token, sessionName: name?.text ?? null, endpoint },
    role.provenance,
  );
}
