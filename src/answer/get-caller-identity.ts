import { type NamedCaller, identityIn } from "./identity-in.ts";
import type { SdkCall } from "./sdk-client-config.ts";
import { signedIdentityRequest } from "./signed-identity-request.ts";

/**
 * GetCallerIdentity, sent once. STS's usual answer is read here; any other is handed to the SDK's client as the answer
 * to a request of its own, so that errors are read by the SDK alone.
 */
export async function getCallerIdentity(call: SdkCall): Promise<NamedCaller> {
  const answer = await call.requestHandler.handle(await signedIdentityRequest(call));
  const named = identityIn(answer.response);
  if (named !== null) return named;
  const { readCallerIdentity } = await import("./sts-client.ts");
  return readCallerIdentity({ ...call, requestHandler: { ...call.requestHandler, handle: async () => answer } });
}
