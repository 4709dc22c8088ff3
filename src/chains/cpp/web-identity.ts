import { asRead } from "../../walk/service-reading.ts";
import { SERVICE_READING } from "./service-reading.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { fromWorkingFolder } from "../../parse/python-path.ts";
import type { Found, StepResult } from "../../walk/chain.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { partitionOf } from "../../walk/partitions.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";
import { accountInArn, exchangedLater } from "../../walk/holdings.ts";
import { filledIn } from "../flat/session.ts";
import { crtEndpoint } from "./crt-endpoint.ts";
import { resolvedRegion } from "./region.ts";
import { type CppSession, configuredSection, crtConfigSection } from "./session.ts";

/**
 * STSAssumeRoleWebIdentityCredentialsProvider. ClientConfiguration has each setting of a variable, else of its profile in the
 * config file; the role's variable is AWS_IAM_ROLE_ARN. What is then missing the CRT looks for itself: AWS_ROLE_ARN, and in
 * the profile of AWS_PROFILE. So AWS_ROLE_ARN goes behind the profile's role_arn (golden `open-00213`).
 */
export function* webIdentity(session: CppSession): Walk<StepResult> {
  const handed = handedOver(session);
  const role = handed.role ?? ofCrt(session, "role_arn");
  const tokenFile = handed.tokenFile ?? ofCrt(session, "web_identity_token_file");
  if (role === null || tokenFile === null)
    return { kind: "absent", why: "no token file and role in the environment or the config file's profile" };
  const sessionName =
    settingOf(session, "AWS_IAM_ROLE_SESSION_NAME", "role_session_name") ??
    setVariable(session, "AWS_ROLE_SESSION_NAME");
  const where = tokenFile.provenance;
  const node = { kind: "web-identity" as const, roleArn: role.text, tokenFile: tokenFile.text, provenance: where };
  const found: Found = {
    why: `a token file named by ${where.kind === "variable" ? "the environment" : "the profile"}, for a role`,
    holding: exchangedLater([node], where, [where, role.provenance], accountInArn(role.text)),
    freeze: () => assumed(session, { role, tokenFile, sessionName: sessionName?.text ?? null }),
  };
  return { kind: "found", found };
}

interface Assumption {
  readonly role: Configured;
  readonly tokenFile: Configured;
  readonly sessionName: string | null;
}

/** The file is sent as it is, be it empty; one that cannot be read ends it before anything is asked. */
function* assumed(session: CppSession, { role, tokenFile, sessionName }: Assumption): Walk<SigningCredentials> {
  const { text: region } = (yield* resolvedRegion(session)).region;
  const endpoint = yield* crtEndpoint(session, {
    service: "STS",
    host: `sts.${region}.${suffixOf(region)}`,
    region,
    readsConfig: readsConfigForRole(session),
    where: role.provenance,
  });
  const view = session.snapshot.file(fromWorkingFolder(tokenFile.text, session.snapshot));
  if (view.state !== "text")
    return yield* raise(
      session.fault("token-missing", `no token can be read from ${tokenFile.text}`, tokenFile.provenance),
    );
  const kind = "assume-role-with-web-identity" as const;
  const question = { kind, roleArn: role.text, token: view.text, sessionName, endpoint };
  const answer = asRead(SERVICE_READING, question, yield question);
  if (answer.kind === "credentials") return answer.credentials;
  if (answer.kind === "assumed") return UNKNOWN_CREDENTIALS;
  return yield* raise(session.fault("denied", "STS gives no credentials for the token", role.provenance));
}

/** What the CRT need not look for in the config file. */
const handedOver = (session: CppSession) => ({
  role: settingOf(session, "AWS_IAM_ROLE_ARN", "role_arn") ?? setVariable(session, "AWS_ROLE_ARN"),
  tokenFile: settingOf(session, "AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file"),
});

/** Mostly it does: without a role or a token's file it reads on to find them. */
export function readsConfigForRole(session: CppSession): boolean {
  const { role, tokenFile } = handedOver(session);
  return role === null || tokenFile === null;
}

const settingOf = (session: CppSession, variable: string, key: string) =>
  setVariable(session, variable) ?? filledIn(session, configuredSection(session), key);

const ofCrt = (session: CppSession, key: string) => filledIn(session, crtConfigSection(session), key);

/** The CRT knows no eusc. */
const suffixOf = (region: string): string =>
  region.startsWith("eusc-") ? "amazonaws.com" : partitionOf(region).suffix;
