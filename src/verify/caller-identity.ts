import type { HttpReply } from "../answer/http-request.ts";
import { bodyOf, unreadReply } from "../answer/odd-reply.ts";
import type { PlainCredentials } from "../answer/sdk-client-config.ts";
import { awsCall } from "../answer/aws-call.ts";
import { getCallerIdentity } from "../answer/get-caller-identity.ts";
import type { Calls } from "../answer/open-calls.ts";
import { plainCredentials, secretsOf } from "../answer/plain-credentials.ts";
import { spentOf } from "../answer/call-failure.ts";
import type { Identity } from "../model/identity.ts";
import type { Failure, SigningCredentials } from "../model/question.ts";
import type { StsConnection } from "../model/resolution.ts";
import { principalOf } from "./principal-of.ts";

/** STS GetCallerIdentity: needs no permission, so a refusal is about the keys, the clock or the region. */
export async function callerIdentity(
  credentials: SigningCredentials,
  { endpoint, caBundle, proxy }: StsConnection,
  calls: Calls,
): Promise<Identity> {
  const keys = plainCredentials(credentials);
  if (keys === null)
    return unavailable(
      credentials.accessKeyId === null ? "the access key id is not known" : "the secret was not given",
    );
  if (endpoint === null) return unavailable("this SDK has no STS endpoint to ask here");
  if (calls.signal.aborted) {
    const failure = spentOf(calls.signal);
    return { kind: "unavailable", why: failure.message, failure };
  }
  const answer = await awsCall(
    calls,
    {
      service: "sts",
      endpoint,
      credentials: keys,
      carries: keys.sessionToken === undefined ? "signature" : "token",
      bundle: caBundle,
      proxy,
      sent: secretsOf(keys),
    },
    getCallerIdentity,
  );
  const { url, latency, clockSkew, reply } = answer.asked;
  const status = reply?.status ?? null;
  const asked = { url, latency, clockSkew };
  if (answer.kind === "failure")
    return status !== null && status < 500 && isOfSts(answer.failure)
      ? { kind: "refused", failure: answer.failure, asked }
      : { kind: "unavailable", why: answer.failure.message, failure: { ...answer.failure, ...heardIn(reply, keys) } };
  const { Account: account, Arn: arn, UserId: userId } = answer.output;
  if (account === undefined || arn === undefined || userId === undefined) {
    const failure: Failure = { kind: "bad-answer", code: null, message: "STS's answer names no one" };
    return { kind: "unavailable", why: failure.message, failure };
  }
  return { kind: "known", account, arn, userId, principal: principalOf(arn), asked };
}

/** Who it was that answered, where it was not STS. */
const heardIn = (reply: HttpReply | null, keys: PlainCredentials): Pick<Failure, "reply"> =>
  reply === null ? {} : { reply: unreadReply(reply, bodyOf(reply), secretsOf(keys)) };

const unavailable = (why: string): Identity => ({ kind: "unavailable", why, failure: null });

/** AWS's own no; a portal's page or a busy service tells nothing of the keys. */
const isOfSts = ({ kind }: Failure): boolean => kind !== "http-status" && kind !== "bad-answer" && kind !== "throttled";
