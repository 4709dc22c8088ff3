import { CreateTokenCommand, type CreateTokenCommandOutput, SSOOIDCClient } from "@aws-sdk/client-sso-oidc";
import { type SdkCall, sdkClientConfig } from "./sdk-client-config.ts";

/** Loaded when a token is first refreshed. */
export function createToken(
  call: SdkCall,
  input: { readonly clientId: string; readonly clientSecret: string; readonly refreshToken: string },
): Promise<CreateTokenCommandOutput> {
  const client = new SSOOIDCClient(sdkClientConfig(call));
  client.middlewareStack.remove("recursionDetectionMiddleware");
  return client.send(new CreateTokenCommand({ ...input, grantType: "refresh_token" }));
}
