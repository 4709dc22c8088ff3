import {
  GetCallerIdentityCommand,
  STSClient,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from "@aws-sdk/client-sts";
import type { FinalizeRequestMiddleware } from "@smithy/types";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PlainCredentials } from "../../src/answer/sdk-client-config.ts";
import { sdkClientConfig } from "../../src/answer/sdk-client-config.ts";
import type { SdkRequest } from "../../src/answer/sdk-request-handler.ts";
import { signedIdentityRequest } from "../../src/answer/signed-identity-request.ts";

/* What the SDK's own client signs and sends for GetCallerIdentity, and what awswho does: the same. */

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 1, 3, 4, 5, 6) }));
afterEach(() => void vi.useRealTimers());

/** A handler that takes a request and answers nothing of use. */
function taking() {
  const taken: SdkRequest[] = [];
  const requestHandler = {
    metadata: { handlerProtocol: "http/1.1" as const },
    async handle(request: SdkRequest) {
      taken.push(request);
      return { response: { statusCode: 200, headers: {}, body: new Uint8Array() } };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
  return { taken, requestHandler };
}

/** The built command's client has no retries and so none of their headers (scripts/lean-sdk.mjs). */
const withoutRetryHeaders: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => (args) => {
  const { headers } = args.request as { headers: Record<string, string> };
  for (const name of ["amz-sdk-invocation-id", "amz-sdk-request"]) delete headers[name];
  return next(args);
};

async function sentBySdk(endpoint: string, region: string, credentials: PlainCredentials): Promise<SdkRequest> {
  const { taken, requestHandler } = taking();
  const client = new STSClient(sdkClientConfig({ endpoint, region, credentials, requestHandler }));
  client.middlewareStack.remove("recursionDetectionMiddleware");
  client.middlewareStack.addRelativeTo(withoutRetryHeaders, {
    name: "withoutRetryHeaders",
    relation: "before",
    toMiddleware: "httpSigningMiddleware",
  });
  await client.send(new GetCallerIdentityCommand({}));
  return taken[0] as SdkRequest;
}

const PAIR = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "canary/secret+key=" };

it.each([
  ["https://sts.eu-west-1.amazonaws.com", "eu-west-1", PAIR],
  ["https://sts.amazonaws.com", "us-east-1", { ...PAIR, sessionToken: "canary//token==" }],
  ["https://sts.cn-north-1.amazonaws.com.cn/", "cn-north-1", PAIR],
  ["http://127.0.0.1:4566", "eu-west-1", { ...PAIR, sessionToken: "a  b\tc" }],
  ["http://localhost:4566/a%20b/../c/", "us-gov-west-1", PAIR],
  ["http://[::1]:4566/x?y=z", "eu-west-1", { accessKeyId: "a b", secretAccessKey: "é" }],
] as const)("%s in %s", async (endpoint, region, credentials) => {
  const theirs = await sentBySdk(endpoint, region, credentials);
  const ours = await signedIdentityRequest({ endpoint, region, credentials, requestHandler: taking().requestHandler });
  // Not signed: it says which parts of the SDK were in use.
  expect(theirs.headers["user-agent"]).toMatch(/^awswho\/diagnosis /);
  expect(ours.headers).toEqual({ ...theirs.headers, "user-agent": "awswho/diagnosis" });
  expect(ours.headers["authorization"]).toMatch(/Signature=[0-9a-f]{64}$/);
  for (const part of ["method", "protocol", "hostname", "port", "path", "query", "body"] as const)
    expect(ours[part], part).toEqual(theirs[part]);
});
