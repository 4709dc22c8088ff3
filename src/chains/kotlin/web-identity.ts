import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { type JvmSession, plainVariable } from "../jvm/session.ts";
import { webIdentityRole } from "../jvm/web-identity.ts";
import { webIdentityEndpoint } from "./region.ts";

/** What a session is named where no setting does (goldens `mut-common-role-session-name-variable`, `-webid-session-name-variable`). */
export const sessionNameVariable = (session: JvmSession): string | null =>
  plainVariable(session, "AWS_ROLE_SESSION_NAME")?.text ?? null;

/** StsWebIdentityProvider: the variables only. Its client looks for a region itself. */
export function* webIdentityOfEnvironment(session: JvmSession): Walk<StepResult> {
  const tokenFile = plainVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  const role = plainVariable(session, "AWS_ROLE_ARN");
  if (tokenFile === null || role === null)
    return { kind: "absent", why: "AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN are not both set" };
  const web = {
    tokenFile,
    role,
    sessionName: sessionNameVariable(session),
    triggers: [tokenFile.provenance, role.provenance],
    why: "a token file named by the environment, for a role",
  };
  const endpoint = () => webIdentityEndpoint(session, session.code.region);
  return { kind: "found", found: webIdentityRole(session, web, endpoint) };
}
