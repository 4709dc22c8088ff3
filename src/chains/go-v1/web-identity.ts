import type { SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { stsEndpoint } from "./endpoints.ts";
import { invalidParameter, webIdentityError } from "./errors.ts";
import { type GoV1Session, environment, profileInCode } from "./session.ts";
import { type SharedConfig, settingText } from "./shared-config.ts";
import { askSts, endpointFault, tooShort } from "./sts.ts";
import type { Configured } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";

/** AWS_WEB_IDENTITY_TOKEN_FILE: before any profile but one named in code, and its failure is final. */
export function* webIdentityInEnvironment(session: GoV1Session): Walk<StepResult> {
  const tokenFile = environment(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  if (tokenFile === null) return { kind: "absent", why: "AWS_WEB_IDENTITY_TOKEN_FILE is not set" };
  if (profileInCode(session))
    return {
      kind: "skipped",
      why: "a profile named in code is asked before AWS_WEB_IDENTITY_TOKEN_FILE",
      provenance: tokenFile.provenance,
    };
  const role = environment(session, "AWS_ROLE_ARN");
  const sessionName = environment(session, "AWS_ROLE_SESSION_NAME");
  return { kind: "found", found: yield* webIdentity(session, tokenFile, role, sessionName) };
}

/** `web_identity_token_file` with `role_arn` in a profile. */
export function* webIdentityIn(session: GoV1Session, config: SharedConfig): Walk<Found> {
  const tokenFile = settingText(config, "web_identity_token_file") as Configured;
  return yield* webIdentity(
    session,
    tokenFile,
    settingText(config, "role_arn"),
    settingText(config, "role_session_name"),
  );
}

function* webIdentity(
  session: GoV1Session,
  tokenFile: Configured,
  role: Configured | null,
  sessionName: Configured | null,
): Walk<Found> {
  const where = tokenFile.provenance;
  if (role === null) return yield* raise(webIdentityError("no-source", "role ARN is not set", where));
  return {
    why: "a token file, for a role",
    holding: exchangedLater(
      // With the token file alone gone, the profile would be one of a role without a source.
      [{ kind: "web-identity", roleArn: role.text, tokenFile: tokenFile.text, provenance: where }],
      where,
      where.kind === "file" ? [where, role.provenance] : [where],
      accountInArn(role.text),
    ),
    freeze: () => exchange(session, tokenFile, role, sessionName),
  };
}

function* exchange(
  session: GoV1Session,
  tokenFile: Configured,
  role: Configured,
  sessionName: Configured | null,
): Walk<SigningCredentials> {
  const where = tokenFile.provenance;
  const token = yield* tokenIn(session, tokenFile);
  const wrapped = (error: SdkError): SdkError =>
    webIdentityError(error.kind, "failed to retrieve credentials", where, error.message);
  const short = [
    ...tooShort("AssumeRoleWithWebIdentityInput.RoleArn", role.text, 20),
    ...tooShort("AssumeRoleWithWebIdentityInput.RoleSessionName", sessionName?.text ?? null, 2),
    ...(token.length < 4 ? ["minimum field size of 4, AssumeRoleWithWebIdentityInput.WebIdentityToken"] : []),
  ];
  const fault = endpointFault(session) ?? (short.length > 0 ? invalidParameter(short, role.provenance) : null);
  if (fault !== null) yield* raise(wrapped(fault));
  const endpoint = stsEndpoint(session);
  return yield* askSts(
    {
      kind: "assume-role-with-web-identity",
      roleArn: role.text,
      token,
      sessionName: sessionName?.text ?? null,
      endpoint,
    },
    where,
    wrapped,
  );
}

/** Opened as it is written, and sent as it is, the line end at its end too (golden `webid-token-trailing-newline`). */
function* tokenIn({ snapshot }: GoV1Session, { text, provenance }: Configured): Walk<Secret> {
  const view = snapshot.file(fromWorkingFolder(text, snapshot));
  if (view.state === "text") return view.text;
  const why = view.state === "absent" ? "no such file or directory" : view.state;
  const cause = `WebIdentityErr: unable to read file at ${text}\ncaused by: open ${text}: ${why}`;
  return yield* raise(webIdentityError("token-missing", "failed fetching WebIdentity token: ", provenance, cause));
}
