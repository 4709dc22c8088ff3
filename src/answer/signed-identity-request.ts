import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";
import type { SdkCall } from "./sdk-client-config.ts";
import type { SdkRequest } from "./sdk-request-handler.ts";

const BODY = "Action=GetCallerIdentity&Version=2011-06-15";

/**
 * What an STS client sends for GetCallerIdentity, by the SDK's own signer but without a client: a client for each of
 * hundreds of keys costs many times its request. test/answer/signed-identity-request.test.ts holds that the SDK's client
 * signs the same (client-sts 3.1169); of its headers only those of its retries are left out.
 */
export async function signedIdentityRequest({ endpoint, region, credentials }: SdkCall): Promise<SdkRequest> {
  const url = new URL(endpoint);
  const request = {
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === "" ? {} : { port: Number(url.port) }),
    // The operation's own path is "/", after the endpoint's.
    path: url.pathname.replace(/\/?$/, "/"),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(BODY.length),
      "user-agent": "awswho/diagnosis",
      host: url.host,
    },
    body: BODY,
  };
  if (credentials === null) throw new Error("GetCallerIdentity is always signed");
  const signer = new SignatureV4({ service: "sts", region, credentials, sha256: Sha256 });
  return signer.sign({ ...request, query: {} });
}

/** By node:crypto. */
class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super("sha256", secret);
  }
}
