import { type Hash, type Hmac, createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import type { SdkCall } from "./sdk-client-config.ts";
import type { SdkRequest } from "./sdk-request-handler.ts";

const BODY = "Action=GetCallerIdentity&Version=2011-06-15";
const BODY_HASH = createHash("sha256").update(BODY).digest("hex");

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
      // The signer makes it itself where it is not there: for hundreds of keys, hundreds of times the same.
      "x-amz-content-sha256": BODY_HASH,
    },
    body: BODY,
  };
  if (credentials === null) throw new Error("GetCallerIdentity is always signed");
  const signer = new SignatureV4({ service: "sts", region, credentials, sha256: Sha256 });
  return signer.sign({ ...request, query: {} });
}

type Data = string | ArrayBuffer | ArrayBufferView;

/** The SDK's own (@smithy/core 3.41, hash-node) without its copies: seven are made for each signature. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: Data) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }

  update(data: Data): void {
    this.#hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): never {
    throw new Error("a hash of the signer is used once");
  }
}

const bytesOf = (data: Data): string | Uint8Array => {
  if (typeof data === "string" || data instanceof Uint8Array) return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
};
