import { type Provenance, variable } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { stsEndpoint } from "./endpoint.ts";
import { openedSecret } from "./opened-secret.ts";
import { roleCredentials } from "./role-credentials.ts";
import type { RustSession } from "./session.ts";
import { type Configured, plainVariable } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";

export interface WebIdentity {
  readonly tokenFile: Configured;
  readonly role: Configured;
  readonly sessionName: Configured | null;
}

/** WebIdentityTokenCredentialsProvider: of the environment alone, and both variables (golden `webid-env-norole`). */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* webIdentity(session: RustSession): Walk<StepResult> {
  const tokenFile = plainVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  if (tokenFile === null) return { kind: "absent", why: "AWS_WEB_IDENTITY_TOKEN_FILE is not set" };
  const role = plainVariable(session, "AWS_ROLE_ARN");
  if (role === null)
    return {
      kind: "absent",
      why: "AWS_WEB_IDENTITY_TOKEN_FILE without AWS_ROLE_ARN",
      provenance: tokenFile.provenance,
    };
  const sessionName = plainVariable(session, "AWS_ROLE_SESSION_NAME");
  const why = "a token file named by the environment, for a role";
  return {
    kind: "found",
    found: webIdentityFound(session, { tokenFile, role, sessionName }, why, [variable("AWS_WEB_IDENTITY_TOKEN_FILE")]),
  };
}

export function webIdentityFound(
  session: RustSession,
  identity: WebIdentity,
  why: string,
  triggers: readonly Provenance[],
): Found {
  const { tokenFile, role } = identity;
  const where = tokenFile.provenance;
  return {
    why,
    holding: exchangedLater(
      [{ kind: "web-identity", roleArn: role.text, tokenFile: tokenFile.text, provenance: where }],
      where,
      triggers,
      accountInArn(role.text),
    ),
    freeze: () => exchange(session, identity),
  };
}

/** The file is opened as it is named, without `~`, and sent with its line end. */
function* exchange(session: RustSession, { tokenFile, role, sessionName }: WebIdentity): Walk<SigningCredentials> {
  const token = yield* openedSecret(
    session.snapshot.file(fromWorkingFolder(tokenFile.text, session.snapshot)),
    tokenFile,
  );
  const endpoint = yield* stsEndpoint(session, "AssumeRoleWithWebIdentity", false, role.provenance);
  return yield* roleCredentials(
    session,
    {
      kind: "assume-role-with-web-identity",
      roleArn: role.text,
      token,
      sessionName: sessionName?.text ?? null,
      endpoint,
    },
    role.provenance,
  );
}
