import {
  GetAccessKeyLastUsedCommand,
  type GetAccessKeyLastUsedCommandOutput,
  GetRoleCommand,
  type GetRoleCommandOutput,
  IAMClient,
  ListAccessKeysCommand,
  type ListAccessKeysCommandOutput,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
  type SimulatePrincipalPolicyCommandOutput,
} from "@aws-sdk/client-iam";
import { type SdkCall, sdkClientConfig } from "./sdk-client-config.ts";

/* Loaded when IAM is first asked: by `awswho can` alone. */

export const simulatePrincipalPolicy = (
  call: SdkCall,
  input: SimulatePrincipalPolicyCommandInput,
): Promise<SimulatePrincipalPolicyCommandOutput> => clientOf(call).send(new SimulatePrincipalPolicyCommand(input));

export const getRole = (call: SdkCall, RoleName: string): Promise<GetRoleCommandOutput> =>
  clientOf(call).send(new GetRoleCommand({ RoleName }));

export const getAccessKeyLastUsed = (call: SdkCall, AccessKeyId: string): Promise<GetAccessKeyLastUsedCommandOutput> =>
  clientOf(call).send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));

export const listAccessKeys = (call: SdkCall): Promise<ListAccessKeysCommandOutput> =>
  clientOf(call).send(new ListAccessKeysCommand({}));

function clientOf(call: SdkCall): IAMClient {
  const client = new IAMClient(sdkClientConfig(call));
  client.middlewareStack.remove("recursionDetectionMiddleware");
  return client;
}
