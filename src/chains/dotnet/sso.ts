import { createHash } from "node:crypto";
import type { SigningCredentials } from "../../model/question.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import type { Found } from "../../walk/chain.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Configured } from "../js-v2/configured.ts";
import { credentialsFor } from "../jvm/exchange.ts";
import { failureKind, sdkError } from "../jvm/errors.ts";
import { endpointFor } from "../read/endpoint.ts";
import { defaulted, filledIn } from "../read/session.ts";
import { exchangedLater } from "../ruby/holdings.ts";
import { clientException, invalidOperation } from "./errors.ts";
import { clientRetries } from "./retry-policies.ts";
import { type DotnetSession, ssoSession } from "./session.ts";
import { type SsoSettings, cachedToken, tokenOf } from "./sso-token.ts";

/** SSOAWSCredentials; not allowed without a cached token, as nobody can be asked to sign in. */
export function* ssoCredentials(
  session: DotnetSession,
  name: string,
  profile: PlainSection,
  first: boolean,
): Walk<Found> {
  const sso = yield* settingsOf(session, profile);
  if (!first || cachedToken(session, sso) !== null) return foundIn(session, name, sso);
  const message =
    `The profile [${name}] is an SSO profile.  This type of profile is not allowed here.  ` +
    "Please use a different type of profile.";
  return yield* raise(invalidOperation("token-missing", message, profile.provenance));
}

/** A session's portal stands in the place of the profile's own. */
function* settingsOf(session: DotnetSession, profile: PlainSection): Walk<SsoSettings> {
  const value = (key: string): Configured | null => filledIn(session, profile, key);
  const named = value("sso_session");
  const portal = named === null ? profile : yield* ssoSession(session, named.text);
  const startUrl = filledIn(session, portal, "sso_start_url");
  const hash = createHash("sha1").update((named ?? startUrl)?.text ?? "");
  return {
    accountId: value("sso_account_id") ?? defaulted(""),
    roleName: value("sso_role_name") ?? { text: "", provenance: profile.provenance },
    region: filledIn(session, portal, "sso_region") ?? defaulted(""),
    startUrl,
    session: named,
    cachePath: `${session.home}/.aws/sso/cache/${hash.digest("hex")}.json`,
  };
}

function foundIn(session: DotnetSession, name: string, sso: SsoSettings): Found {
  const where = sso.roleName.provenance;
  const node = {
    kind: "sso" as const,
    accountId: sso.accountId.text,
    roleName: sso.roleName.text,
    startUrl: sso.startUrl?.text ?? "",
    session: sso.session?.text ?? null,
    cachePath: sso.cachePath,
    provenance: where,
  };
  const triggers = [sso.accountId.provenance, where, ...(sso.session === null ? [] : [sso.session.provenance])];
  return {
    why: `profile ${name} signs in through IAM Identity Center`,
    holding: exchangedLater([node], where, triggers, { id: sso.accountId.text, known: "setting" }),
    *freeze() {
      const token = yield* tokenOf(session, sso);
      return token === "assumed" ? UNKNOWN_CREDENTIALS : yield* roleCredentials(session, sso, token);
    },
  };
}

function* roleCredentials(session: DotnetSession, sso: SsoSettings, accessToken: Secret): Walk<SigningCredentials> {
  const where = sso.roleName.provenance;
  const question = {
    kind: "sso-role-credentials" as const,
    accountId: sso.accountId.text,
    roleName: sso.roleName.text,
    accessToken,
    endpoint: endpointFor(session, "sso", sso.region.text),
  };
  const credentials = yield* credentialsFor(question, clientRetries(session), {
    failed: (failure) => sdkError(failureKind(failure), exceptionOf(failure.code), failure.message, where),
    incomplete: () => clientException("denied", "the portal gives no credentials", where),
  });
  return { ...credentials, accountId: sso.accountId.text };
}

/** The portal's four exceptions have types of their own. */
const exceptionOf = (code: string | null): string =>
  [
    "InvalidRequestException",
    "ResourceNotFoundException",
    "TooManyRequestsException",
    "UnauthorizedException",
  ].includes(code ?? "")
    ? `Amazon.SSO.Model.${code}`
    : "Amazon.SSO.AmazonSSOException";
