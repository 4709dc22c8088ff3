import { type Answer, type MetadataQuestion, NOTHING_PRINTED } from "../model/question.ts";
import { seal, unseal } from "../vault/secret.ts";
import { failureOf } from "./failure-of.ts";
import { type HttpReply, httpRequest } from "./http-request.ts";
import { jsonObject } from "./json-object.ts";
import { metadataCredentials } from "./metadata-credentials.ts";
import type { Calls } from "./open-calls.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** Seconds: botocore asks for the longest there is (utils.py, IMDSFetcher._TOKEN_TTL, 1.44.5). */
const TOKEN_LIFE = "21600";
const ROLES = "latest/meta-data/iam/security-credentials/";

/** One request to the instance metadata service, tried as often as the setting says. */
export async function metadata(question: MetadataQuestion, calls: Calls): Promise<Answer> {
  let answer = await attempt(question, calls);
  for (let tried = 1; tried < question.attempts && mayPass(question, answer) && !calls.signal.aborted; tried += 1)
    answer = await attempt(question, calls);
  return answer;
}

/** What IMDSFetcher tries again: any failure but a refused or unheard token (`_fetch_metadata_token`). */
function mayPass({ ask }: MetadataQuestion, answer: Answer): boolean {
  if (answer.kind !== "failure") return false;
  const { kind } = answer.failure;
  return ask !== "token" || (kind !== "timeout" && kind !== "http-status");
}

async function attempt(question: MetadataQuestion, calls: Calls): Promise<Answer> {
  const sent = question.token === null ? [] : [unseal(question.token)];
  try {
    const request = requestOf(question, sent[0] ?? null);
    const reply = await httpRequest({
      ...request,
      body: null,
      timeout: question.timeout,
      // The session token of the metadata service opens nothing elsewhere.
      route: await calls.routeNear(request.url, question.proxy ?? null, "signature"),
      signal: calls.signal,
    });
    return answerIn(question, reply, sent);
  } catch (error) {
    const endpoint = { url: question.baseUrl, signingRegion: "", reach: "custom" as const };
    return { kind: "failure", failure: failureOf(error, { endpoint, status: null, clockSkew: null, sent }) };
  }
}

function requestOf({ ask, baseUrl, role }: MetadataQuestion, token: string | null) {
  const base = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  if (ask === "token")
    return {
      method: "PUT",
      url: new URL(`${base}latest/api/token`),
      headers: { "x-aws-ec2-metadata-token-ttl-seconds": TOKEN_LIFE, "content-length": "0" },
    };
  const headers: Record<string, string> = token === null ? {} : { "x-aws-ec2-metadata-token": token };
  return { method: "GET", url: new URL(`${base}${PATHS[ask]}${ask === "credentials" ? (role ?? "") : ""}`), headers };
}

const PATHS = {
  role: ROLES,
  credentials: ROLES,
  region: "latest/meta-data/placement/region",
  zone: "latest/meta-data/placement/availability-zone",
  document: "latest/dynamic/instance-identity/document",
} as const;

function answerIn({ ask }: MetadataQuestion, { status, body }: HttpReply, sent: readonly string[]): Answer {
  const text = Buffer.from(body).toString("utf8");
  if (status !== 200) {
    const message = `the metadata service answered ${status}: ${withoutSecrets(text, sent)}`;
    return { kind: "failure", failure: { kind: "http-status", code: String(status), message } };
  }
  switch (ask) {
    case "token":
      return { kind: "token", token: seal(text), expiresAt: null };
    case "role":
    case "region":
    case "zone":
    case "document":
      return { kind: "text", text };
    case "credentials": {
      const document = jsonObject(text);
      if (document !== null) return metadataCredentials(document);
      return {
        kind: "failure",
        failure: {
          kind: "bad-answer",
          code: text.trim() === "" ? NOTHING_PRINTED : null,
          message: "the metadata service gave no JSON",
        },
      };
    }
  }
}
