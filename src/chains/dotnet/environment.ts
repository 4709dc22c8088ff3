import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { secretVariable, setVariable } from "../js-v2/configured.ts";
import { exportedToken, keysOf } from "../read/static-keys.ts";
import { webIdentityRole } from "../read/web-identity.ts";
import { notMade } from "./errors.ts";
import { stsEndpoint } from "./region.ts";
import type { DotnetSession } from "./session.ts";

/** EnvironmentVariablesAWSCredentials: AWS_SECRET_KEY stands in for the secret; nothing is trimmed. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: DotnetSession): Walk<StepResult> {
  const id = setVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY") ?? secretVariable(session, "AWS_SECRET_KEY");
  if (id !== null && secret !== null)
    return { kind: "found", found: keysOf({ id, secret, token: exportedToken(session) }, "exported keys") };
  const half = id ?? secret;
  if (half === null) return { kind: "absent", why: "no keys are exported" };
  return { kind: "absent", why: "half a pair is exported: passed over", provenance: half.provenance };
}

/** AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables: both variables, the path absolute. */
export function* webIdentity(session: DotnetSession): Walk<StepResult> {
  const tokenFile = setVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  const role = setVariable(session, "AWS_ROLE_ARN");
  if (tokenFile === null || role === null) return { kind: "absent", why: "no token file and role in the environment" };
  const sessionName = setVariable(session, "AWS_ROLE_SESSION_NAME");
  const faulty = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(tokenFile.text)
    ? /^[\w+=,.@-]{2,64}$/.test(sessionName?.text ?? "xx")
      ? null
      : sessionName
    : tokenFile;
  if (faulty !== null)
    return yield* raise(notMade("ArgumentException")("bad-setting", `not accepted: ${faulty.text}`, faulty.provenance));
  const given = { tokenFile, role, sessionName: sessionName?.text ?? null, from: "the environment" };
  return { kind: "found", found: webIdentityRole(session, { ...given, endpoint: stsEndpoint(session) }) };
}
