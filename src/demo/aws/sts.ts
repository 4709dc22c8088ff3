import { type LoopbackReply, type LoopbackRequest, inAnHour, xml } from "./exchange.ts";
import type { Accounts } from "./open-accounts.ts";
import { type Principal, roleSession } from "./principal.ts";

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
const REQUEST_ID = "00000000-0000-4000-8000-000000000000";

/** STS by its query protocol: three operations, and its own words where it refuses. */
export function sts(request: LoopbackRequest, accounts: Accounts): LoopbackReply {
  const parameters = new URLSearchParams(request.body);
  const action = parameters.get("Action") ?? "";
  switch (action) {
    case "GetCallerIdentity":
      return signed(request, accounts, (caller) => identity(caller));
    case "AssumeRole":
      return signed(request, accounts, (caller) =>
        assume(action, parameters, accounts, { name: caller.trustedAs, words: `User: ${caller.arn} is` }),
      );
    case "AssumeRoleWithWebIdentity":
      return withWebIdentity(parameters, accounts);
    default:
      return refusal(400, "InvalidAction", `Could not find operation ${action} for version 2011-06-15`);
  }
}

function signed(
  request: LoopbackRequest,
  accounts: Accounts,
  answer: (caller: Principal) => LoopbackReply,
): LoopbackReply {
  const id = /Credential=([^/,\s]+)/.exec(request.header("authorization"))?.[1];
  if (id === undefined) return refusal(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
  const held = accounts.holderOf(id);
  const token = request.header("x-amz-security-token");
  if (held === null || token !== (held.keys.sessionToken ?? ""))
    return refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  if (held.expired === true)
    return refusal(403, "ExpiredToken", "The security token included in the request is expired");
  return answer(held.holder);
}

function withWebIdentity(parameters: URLSearchParams, accounts: Accounts): LoopbackReply {
  const token = parameters.get("WebIdentityToken") ?? "";
  const subject = accounts.facts.webTokens?.find((known) => known.token === token)?.subject;
  if (subject === undefined)
    return refusal(
      400,
      "InvalidIdentityToken",
      "No OpenIDConnect provider found in your account for the token's issuer",
    );
  return assume("AssumeRoleWithWebIdentity", parameters, accounts, { name: subject, words: "Not" });
}

interface Applicant {
  /** As a trust policy names it. */
  readonly name: string;
  /** How the refusal begins. */
  readonly words: string;
}

function assume(action: string, parameters: URLSearchParams, accounts: Accounts, applicant: Applicant): LoopbackReply {
  const arn = parameters.get("RoleArn") ?? "";
  const role = accounts.facts.roles?.find((known) => known.arn === arn);
  if (role?.trusts.includes(applicant.name) !== true)
    return refusal(403, "AccessDenied", refusalWords(action, arn, applicant));
  const session = roleSession(arn, parameters.get("RoleSessionName") ?? "session");
  const keys = accounts.issueTo(session);
  return result(
    action,
    `<Credentials><AccessKeyId>${keys.accessKeyId}</AccessKeyId><SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey>` +
      `<SessionToken>${keys.sessionToken}</SessionToken><Expiration>${inAnHour()}</Expiration></Credentials>` +
      `<AssumedRoleUser><AssumedRoleId>${escaped(session.userId)}</AssumedRoleId><Arn>${escaped(session.arn)}</Arn></AssumedRoleUser>`,
  );
}

const refusalWords = (action: string, arn: string, { words }: Applicant): string =>
  words === "Not"
    ? `Not authorized to perform sts:${action}`
    : `${words} not authorized to perform: sts:${action} on resource: ${arn}`;

const identity = ({ account, arn, userId }: Principal): LoopbackReply =>
  result(
    "GetCallerIdentity",
    `<Arn>${escaped(arn)}</Arn><UserId>${escaped(userId)}</UserId><Account>${account}</Account>`,
  );

const result = (action: string, inner: string): LoopbackReply =>
  xml(
    200,
    `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${inner}</${action}Result>` +
      `<ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${action}Response>`,
  );

const refusal = (status: number, code: string, message: string): LoopbackReply =>
  xml(
    status,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>` +
      `<RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
  );

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
