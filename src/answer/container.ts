import { isIP } from "node:net";
import { type Answer, type ContainerQuestion, type Failure, NOTHING_PRINTED } from "../model/question.ts";
import { unseal } from "../vault/secret.ts";
import { CallFailure } from "./call-failure.ts";
import { failureOf } from "./failure-of.ts";
import { type HttpReply, httpRequest } from "./http-request.ts";
import { addressesOf } from "./addresses.ts";
import { isNear, isNearHost } from "./is-near.ts";
import { jsonObject } from "./json-object.ts";
import { metadataCredentials } from "./metadata-credentials.ts";
import type { Calls } from "./open-calls.ts";
import { pause } from "./pause.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** ContainerMetadataFetcher (utils.py, botocore 1.44.5): 2 s, three tries whatever failed. */
const TIMEOUT = 2;
const TRIES = 3;
/** Milliseconds. botocore sleeps a second after each try; nobody who waits for a diagnosis gains by that. */
const BETWEEN = 50;

/** The credentials that an ECS task or an EKS pod is given. */
export async function container(question: ContainerQuestion, calls: Calls): Promise<Answer> {
  let answer = await attempt(question, calls);
  for (
    let tried = 1;
    tried < (question.attempts ?? TRIES) && answer.kind === "failure" && !calls.signal.aborted;
    tried += 1
  ) {
    await pause(BETWEEN, calls.signal);
    answer = await attempt(question, calls);
  }
  return answer;
}

async function attempt({ url: text, authorization, proxy }: ContainerQuestion, calls: Calls): Promise<Answer> {
  const token = authorization === null ? null : unseal(authorization);
  const sent = token === null ? [] : [token];
  try {
    const url = new URL(text);
    if (url.protocol !== "https:" && !(await leadsNear(url, calls))) throw new CallFailure(tooFar(url));
    const reply = await httpRequest({
      method: "GET",
      url,
      headers: { accept: "application/json", ...(token === null ? {} : { authorization: token }) },
      body: null,
      timeout: TIMEOUT,
      // Trusting the built-in certificates only: botocore's fetcher has a session of its own.
      route: await calls.routeNear(url, proxy ?? null, token === null ? "signature" : "token"),
      signal: calls.signal,
    });
    return answerIn(reply, sent);
  } catch (error) {
    const endpoint = { url: text, signingRegion: "", reach: "custom" as const };
    const { message, ...failure } = failureOf(error, { endpoint, status: null, clockSkew: null, sent });
    return { kind: "failure", failure: { ...failure, message: withoutSecrets(`${RECEIVED}${message}`, sent) } };
  }
}

const RECEIVED = "Received error when attempting to retrieve container metadata: ";

function answerIn({ status, body }: HttpReply, sent: readonly string[]): Answer {
  const text = Buffer.from(body).toString("utf8");
  if (status !== 200) {
    const message = `Received non 200 response ${status} from container metadata: ${withoutSecrets(text, sent)}`;
    return { kind: "failure", failure: { kind: "http-status", code: String(status), message } };
  }
  const document = jsonObject(text);
  if (document !== null) return metadataCredentials(document);
  const message = "Unable to parse JSON returned from container metadata services";
  return {
    kind: "failure",
    failure: { kind: "bad-answer", code: text.trim() === "" ? NOTHING_PRINTED : null, message },
  };
}

/** A name that leads to near addresses alone is near, too: so SDKs have it. */
async function leadsNear(url: URL, { signal }: Calls): Promise<boolean> {
  if (isNear(url)) return true;
  const found = isIP(url.hostname.replace(/^\[|\]$/g, "")) > 0 ? null : await addressesOf(url.hostname, signal);
  return Array.isArray(found) && found.length > 0 && found.every(isNearHost);
}

const tooFar = (url: URL): Failure => ({
  kind: "tls",
  code: "PLAIN_HTTP",
  message: `awswho asks for no credentials over plain http at ${url.host}`,
});
