import { foundKeys } from "../../walk/found-keys.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { secretVariable, setVariable } from "../../walk/configured.ts";
import { exportedToken, noPair } from "../flat/static-keys.ts";
import { collecting } from "./errors.ts";
import type { DotnetSession } from "./session.ts";
import { webIdentityRole } from "./web-identity.ts";

/** EnvironmentVariablesAWSCredentials: AWS_SECRET_KEY stands in for the secret; nothing is trimmed. */
export function exportedKeys(session: DotnetSession): Found | null {
  const id = setVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY") ?? secretVariable(session, "AWS_SECRET_KEY");
  return id === null || secret === null
    ? null
    : foundKeys({ id, secret, token: exportedToken(session) }, "exported keys");
}

// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: DotnetSession): Walk<StepResult> {
  const found = exportedKeys(session);
  if (found !== null) return { kind: "found", found };
  return noPair(
    setVariable(session, "AWS_ACCESS_KEY_ID") ??
      secretVariable(session, "AWS_SECRET_ACCESS_KEY") ??
      secretVariable(session, "AWS_SECRET_KEY"),
  );
}

/** AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables: both variables. */
export function* webIdentity(session: DotnetSession): Walk<StepResult> {
  const tokenFile = setVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  const role = setVariable(session, "AWS_ROLE_ARN");
  if (tokenFile === null || role === null) return { kind: "absent", why: "no token file and role in the environment" };
  const sessionName = setVariable(session, "AWS_ROLE_SESSION_NAME");
  const given = { tokenFile, role, sessionName, from: "the environment" };
  return { kind: "found", found: yield* collecting(webIdentityRole(session, given)) };
}
