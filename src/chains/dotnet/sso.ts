import { unreadAnswer } from "./unread-answer.ts";
import { notYetOver } from "./not-yet-over.ts";
import { createHash } from "node:crypto";
import type { Failure, SigningCredentials } from "../../model/question.ts";
import type { PlanNode } from "../../model/resolution.ts";
import type { PlainSection } from "../../parse/plain-section.ts";
import type { Found } from "../../walk/chain.ts";
import { UNKNOWN_CREDENTIALS } from "../../walk/unknown-credentials.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import type { Secret } from "../../vault/secret.ts";
import type { Configured } from "../../walk/configured.ts";
import { credentialsFor } from "../../walk/credentials-for.ts";
import { failureKind } from "../../walk/failure-kind.ts";
import { sdkError } from "../../walk/sdk-error.ts";
import { defaulted, filledIn } from "../flat/session.ts";
import { exchangedLater } from "../../walk/holdings.ts";
import { endpointOf } from "./endpoint.ts";
import { invalidOperation, nullArgument } from "./errors.ts";
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
  if (first && cachedToken(session, sso) === null) {
    const message =
      `The profile [${name}] is an SSO profile.  This type of profile is not allowed here.  ` +
      "Please use a different type of profile.";
    return yield* raise(invalidOperation("token-missing", message, profile.provenance));
  }
  if (sso.region.text !== "") {
    for (const service of ["sso", "sso_oidc"] as const) yield* clientMade(session, service, sso);
    return foundIn(session, name, sso);
  }
  return yield* raise(nullArgument("partial", "Value cannot be null. (Parameter 'region')", profile.provenance));
}

/** Both clients are made with the credentials, where an address that is no URL ends it (goldens `mut-a-oidc-at-odd`, `truth-4-00025`). */
function* clientMade(session: DotnetSession, service: "sso" | "sso_oidc", { region }: SsoSettings): Walk<void> {
  const made = endpointOf(session, service, region.text);
  if (made.kind === "fault" || URL.canParse(made.endpoint.url)) return;
  const message = `Assembly AWSSDK.${service.toUpperCase().replace("_", "")} could not be found or loaded.`;
  yield* raise(invalidOperation("bad-setting", message, region.provenance));
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
  const plan: readonly PlanNode[] = [
    {
      kind: "sso",
      accountId: sso.accountId.text,
      roleName: sso.roleName.text,
      startUrl: sso.startUrl?.text ?? "",
      session: sso.session?.text ?? null,
      cachePath: sso.cachePath,
      provenance: where,
    },
  ];
  const triggers = [sso.accountId.provenance, where, ...(sso.session === null ? [] : [sso.session.provenance])];
  return {
    why: `profile ${name} signs in through IAM Identity Center`,
    holding: exchangedLater(plan, where, triggers, { id: sso.accountId.text, known: "setting" }),
    *freeze() {
      const missing = missingIn(sso);
      if (missing !== null) {
        const message = `Value cannot be null. (Parameter 'Property cannot be empty: ${missing}')`;
        return yield* raise(nullArgument("partial", message, where));
      }
      const token = yield* tokenOf(session, sso);
      return token === "assumed" ? UNKNOWN_CREDENTIALS : yield* roleCredentials(session, sso, token);
    },
  };
}

function missingIn({ accountId, roleName, startUrl }: SsoSettings): string | null {
  const missing = [
    ...(accountId.text === "" ? ["AccountId"] : []),
    ...(roleName.text === "" ? ["RoleName"] : []),
    ...(startUrl === null ? ["StartUrl"] : []),
  ];
  return missing.length === 0 ? null : missing.join(", ");
}

function* roleCredentials(session: DotnetSession, sso: SsoSettings, accessToken: Secret): Walk<SigningCredentials> {
  const where = sso.roleName.provenance;
  const made = endpointOf(session, "sso", sso.region.text);
  if (made.kind === "fault") return yield* raise(made.error);
  const question = {
    kind: "sso-role-credentials" as const,
    accountId: sso.accountId.text,
    roleName: sso.roleName.text,
    accessToken,
    endpoint: made.endpoint,
  };
  const credentials = yield* credentialsFor(
    question,
    clientRetries(session),
    (failure) =>
      unreadAnswer(failure, where) ?? sdkError(failureKind(failure), exceptionOf(failure), failure.message, where),
  );
  return yield* notYetOver(session, { ...credentials, accountId: sso.accountId.text }, where);
}

const OWN = [
  "InvalidRequestException",
  "ResourceNotFoundException",
  "TooManyRequestsException",
  "UnauthorizedException",
];

/** Four of the portal's errors have types of their own; a portal that is not reached is .NET's matter. */
function exceptionOf(failure: Failure): string {
  if (failureKind(failure) === "unreachable") return "System.Net.Http.HttpRequestException";
  return OWN.includes(failure.code ?? "") ? `Amazon.SSO.Model.${failure.code}` : "Amazon.SSO.AmazonSSOException";
}
