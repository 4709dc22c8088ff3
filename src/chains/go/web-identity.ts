import type { SigningCredentials, WebIdentityQuestion } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import { type Resolved, resolveEndpoint } from "./endpoint.ts";
import { goError, operationFailed, plainError, serviceFailed, worded, holdsNone, noCredentials } from "./errors.ts";
import { ASSUME_ROLE_WITH_WEB_IDENTITY } from "./operations.ts";
import { type Provider, foundIn } from "./provider.ts";
import { regionOf } from "./region.ts";
import type { GoSession } from "./session.ts";
import type { SharedConfig } from "./shared-config.ts";
import { clientRetries } from "./retry-policies.ts";
import { tried } from "../../walk/tried.ts";
import type { RetryPolicy } from "../../walk/retry-policy.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { credentialsIn } from "../../walk/credentials-in.ts";

/** AWS_WEB_IDENTITY_TOKEN_FILE: before any profile, and final; only a profile named in code goes before it. */
export function* webIdentityOfEnvironment(session: GoSession): Walk<StepResult> {
  const tokenFile = setVariable(session, "AWS_WEB_IDENTITY_TOKEN_FILE");
  if (tokenFile === null) return { kind: "absent", why: "AWS_WEB_IDENTITY_TOKEN_FILE is not set" };
  if (session.chosen?.inCode === true)
    return {
      kind: "skipped",
      why: "a profile named in code takes AWS_WEB_IDENTITY_TOKEN_FILE out",
      provenance: tokenFile.provenance,
    };
  const role = setVariable(session, "AWS_ROLE_ARN");
  if (role === null)
    return yield* raise(goError("no-source", "*errors.errorString", "role ARN is not set", tokenFile.provenance));
  const sessionName = setVariable(session, "AWS_ROLE_SESSION_NAME");
  const why = "a token file named by the environment, for a role";
  return foundIn(webIdentityProvider(session, { why, tokenFile, role, sessionName }));
}

/** The profile's own token file; loading has made sure of its role_arn. */
export const webIdentityOfProfile = (session: GoSession, config: SharedConfig): Provider =>
  webIdentityProvider(session, {
    why: `a token file named by profile ${config.name}, for a role`,
    tokenFile: config.webIdentityTokenFile as Configured,
    role: config.roleArn as Configured,
    sessionName: config.roleSessionName,
  });

interface WebIdentity {
  readonly why: string;
  readonly tokenFile: Configured;
  readonly role: Configured;
  readonly sessionName: Configured | null;
}

function webIdentityProvider(session: GoSession, given: WebIdentity): Provider {
  const { tokenFile, role } = given;
  const where = tokenFile.provenance;
  return {
    why: given.why,
    holding: exchangedLater(
      [{ kind: "web-identity", roleArn: role.text, tokenFile: tokenFile.text, provenance: where }],
      where,
      [where, ...(role.provenance.kind === "file" ? [role.provenance] : [])],
      accountInArn(role.text),
    ),
    retrieve: () => retrieve(session, given),
  };
}

/** stscreds.WebIdentityRoleProvider: the token goes as it is, its line end too. */
function* retrieve(session: GoSession, { tokenFile, role, sessionName }: WebIdentity): Walk<SigningCredentials> {
  const token = yield* tokenIn(session, tokenFile);
  const resolved = resolveEndpoint(session, "sts", regionOf(session));
  const retries = clientRetries(session, ASSUME_ROLE_WITH_WEB_IDENTITY);
  return yield* roleByToken({ role, token, sessionName, resolved, retries });
}

export interface RoleByToken {
  readonly role: Configured;
  readonly token: Secret;
  readonly sessionName: Configured | null;
  readonly resolved: Resolved;
  readonly retries: RetryPolicy;
  readonly more?: Pick<WebIdentityQuestion, "durationSeconds" | "bounds">;
}

export function* roleByToken({
  role,
  token,
  sessionName,
  resolved,
  retries,
  more,
}: RoleByToken): Walk<SigningCredentials> {
  const failed = (error: SdkError) =>
    worded("failed to retrieve credentials, ", operationFailed(ASSUME_ROLE_WITH_WEB_IDENTITY, error, retries));
  if (resolved.kind === "fault") return yield* raise(failed(resolved.error));
  const { endpoint } = resolved;
  const question: WebIdentityQuestion = {
    kind: "assume-role-with-web-identity",
    roleArn: role.text,
    token,
    sessionName: sessionName?.text ?? null,
    ...more,
    endpoint,
  };
  const answer = yield* tried(question, retries);
  return yield* credentialsIn(answer, (failure) =>
    holdsNone(failure)
      ? noCredentials(role.provenance)
      : failed(serviceFailed(ASSUME_ROLE_WITH_WEB_IDENTITY, failure, endpoint.url, role.provenance, retries)),
  );
}

export function* tokenIn(session: GoSession, { text: path, provenance }: Configured): Walk<Secret> {
  const view = session.snapshot.file(fromWorkingFolder(path, session.snapshot));
  if (view.state === "text") return view.text;
  const why =
    view.state === "absent"
      ? "no such file or directory"
      : view.state === "directory"
        ? "is a directory"
        : "permission denied";
  const verb = view.state === "directory" ? "read" : "open";
  const message = `failed to retrieve jwt from provide source, unable to read file at ${path}: ${verb} ${path}: ${why}`;
  return yield* raise(plainError("token-missing", message, provenance));
}
