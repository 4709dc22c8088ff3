import { GetRoleCredentialsCommand, type GetRoleCredentialsCommandOutput, SSOClient } from "@aws-sdk/client-sso";
import { type SdkCall, sdkClientConfig } from "./sdk-client-config.ts";

/** Loaded when an SSO portal is first asked. */
export function getRoleCredentials(
  call: SdkCall,
  input: { readonly accountId: string; readonly roleName: string; readonly accessToken: string },
): Promise<GetRoleCredentialsCommandOutput> {
  const client = new SSOClient(sdkClientConfig(call));
  client.middlewareStack.remove("recursionDetectionMiddleware");
  return client.send(new GetRoleCredentialsCommand(input));
}
