import type { StepResult } from "../../walk/chain.ts";
import type { Walk } from "../../walk/walk.ts";
import { secretVariable, setVariable } from "../js-v2/configured.ts";
import { regionalEndpoint } from "../read/endpoint.ts";
import { filledIn } from "../read/session.ts";
import { ssoKeys } from "../read/sso.ts";
import { exportedToken, keysOf, pairInCode } from "../read/static-keys.ts";
import { webIdentityRole } from "../read/web-identity.ts";
import { type CppSession, configProfile, exportedConfigProfile } from "./session.ts";

/** AWSCredentials given to a client: even half a pair is used, unsigned; awswho calls that none. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* keysInCode(session: CppSession): Walk<StepResult> {
  const found = pairInCode(session);
  if (found === null) return { kind: "absent", why: "no keys given in code" };
  return found === "half" ? { kind: "absent", why: "half a pair given in code" } : { kind: "found", found };
}

/** EnvironmentAWSCredentialsProvider: no aliases, no trimming; half a pair is empty to the chain. */
// biome-ignore lint/correctness/useYield: every step is a walk
export function* environmentKeys(session: CppSession): Walk<StepResult> {
  const id = setVariable(session, "AWS_ACCESS_KEY_ID");
  const secret = secretVariable(session, "AWS_SECRET_ACCESS_KEY");
  if (id !== null && secret !== null)
    return { kind: "found", found: keysOf({ id, secret, token: exportedToken(session) }, "exported keys") };
  const half = id ?? secret;
  if (half === null) return { kind: "absent", why: "no keys are exported" };
  return { kind: "absent", why: "half a pair is exported: passed over", provenance: half.provenance };
}

/**
 * STSAssumeRoleWebIdentityCredentialsProvider: each setting by its variable, else by the config file's profile (that of
 * the environment, also if code names another: the source of 2024). Its region is AWS_DEFAULT_REGION or the profile's,
 * never AWS_REGION. Without any region the CRT provider was not seen: modelled as yielding nothing.
 */
export function* webIdentity(session: CppSession): Walk<StepResult> {
  const profile = exportedConfigProfile(session);
  const either = (variable: string, key: string) => setVariable(session, variable) ?? filledIn(session, profile, key);
  const role = either("AWS_ROLE_ARN", "role_arn");
  const tokenFile = either("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file");
  const region = either("AWS_DEFAULT_REGION", "region");
  if (role === null || tokenFile === null)
    return { kind: "absent", why: "no token file and role in the environment or the config file's profile" };
  if (region === null)
    return { kind: "skipped", why: "no region: AWS_REGION is not read here", provenance: tokenFile.provenance };
  const sessionName = either("AWS_ROLE_SESSION_NAME", "role_session_name")?.text ?? null;
  // The CRT's own client: AWS_ENDPOINT_URL does not redirect it.
  const endpoint = regionalEndpoint("sts", region.text);
  const found = webIdentityRole(session, {
    role,
    tokenFile,
    sessionName,
    from: tokenFile.provenance.kind === "variable" ? "the environment" : "the profile",
    // biome-ignore lint/correctness/useYield: nothing to ask
    *endpoint() {
      return endpoint;
    },
  });
  return { kind: "found", found };
}

/**
 * SSOCredentialsProvider: the config file alone; tokens are looked for beside the *credentials file*, in sso/cache. Of a
 * profile that parts from its sso-session in URL or region, the session is not used.
 */
export function* sso(session: CppSession): Walk<StepResult> {
  const profile = configProfile(session);
  const { name } = session.profile;
  const value = (key: string) => filledIn(session, profile, key);
  const [accountId, roleName, written] = [value("sso_account_id"), value("sso_role_name"), value("sso_session")];
  const portal = written === null ? null : (session.config.ssoSessions.get(written.text) ?? null);
  const parts = ["sso_region", "sso_start_url"].some((key) => {
    const [own, theirs] = [value(key), filledIn(session, portal, key)];
    return own !== null && theirs !== null && own.text !== theirs.text;
  });
  const named = parts ? null : written;
  const region = named === null ? value("sso_region") : filledIn(session, portal, "sso_region");
  const startUrl = value("sso_start_url") ?? filledIn(session, portal, "sso_start_url");
  if (accountId === null || roleName === null || region === null || startUrl === null)
    return { kind: "absent", why: `no whole SSO settings in profile ${name} of the config file` };
  const folder = `${session.credentialsPath.replace(/[/\\][^/\\]*$/, "")}/sso/cache`;
  const settings = { profile: name, accountId, roleName, region, startUrl, session: named, folder };
  return { kind: "found", found: ssoKeys(session, settings) };
}
