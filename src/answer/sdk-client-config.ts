import { state as nodeVersionWarning } from "@aws-sdk/core/client";
import type { SdkRequestHandler } from "./sdk-request-handler.ts";

/** What a call of an SDK client is made of. Plain strings: the seal is off already. */
export interface SdkCall {
  readonly endpoint: string;
  readonly region: string;
  /** Null: a call that is not signed. */
  readonly credentials: PlainCredentials | null;
  /** Seconds by which this machine's clock is ahead of the one to sign by; left out: none. */
  readonly clockSkew?: number | undefined;
  readonly requestHandler: SdkRequestHandler;
}

export interface PlainCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Every setting that an SDK client would otherwise look for in the environment or ~/.aws (runtimeConfig.js of
 * client-sts 3.1169, client-sso and client-sso-oidc 3.1162). One attempt, and no correction of the clock: a second try
 * with a corrected clock would succeed where the program's own SDK fails.
 */
export function sdkClientConfig({ endpoint, region, credentials, clockSkew, requestHandler }: SdkCall) {
  // The SDK writes to stderr on Node 20 that it will want Node 22; that is its users' matter, not a diagnosis.
  nodeVersionWarning.warningEmitted = true;
  return {
    endpoint,
    region,
    credentials: credentials ?? notAsked,
    requestHandler,
    maxAttempts: 1,
    retryMode: "standard",
    defaultsMode: "legacy" as const,
    authSchemePreference: [],
    sigv4aSigningRegionSet: [],
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    userAgentAppId: "",
    disableClockSkewCorrection: clockSkew === undefined,
    systemClockOffset: -1000 * (clockSkew ?? 0),
    defaultUserAgentProvider: async (): Promise<[string, string][]> => [["awswho", "diagnosis"]],
    streamCollector: async (body: Uint8Array): Promise<Uint8Array> => body,
  };
}

const notAsked = async (): Promise<never> => {
  throw new Error("an unsigned call asked for credentials");
};
