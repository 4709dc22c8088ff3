import {
  GetRoleCredentialsCommand,
  type GetRoleCredentialsCommandOutput,
  ListAccountRolesCommand,
  type ListAccountRolesCommandOutput,
  ListAccountsCommand,
  type ListAccountsCommandOutput,
  SSOClient,
} from "@aws-sdk/client-sso";
import { type SdkCall, sdkClientConfig } from "./sdk-client-config.ts";

/* Loaded when an SSO portal is first asked. */

interface Bearer {
  readonly accessToken: string;
}

export const getRoleCredentials = (
  call: SdkCall,
  input: Bearer & { readonly accountId: string; readonly roleName: string },
): Promise<GetRoleCredentialsCommandOutput> => clientOf(call).send(new GetRoleCredentialsCommand(input));

export const listAccountRoles = (
  call: SdkCall,
  input: Bearer & { readonly accountId: string; readonly nextToken: string | undefined },
): Promise<ListAccountRolesCommandOutput> => clientOf(call).send(new ListAccountRolesCommand(input));

export const listAccounts = (
  call: SdkCall,
  input: Bearer & { readonly nextToken: string | undefined },
): Promise<ListAccountsCommandOutput> => clientOf(call).send(new ListAccountsCommand(input));

function clientOf(call: SdkCall): SSOClient {
  const client = new SSOClient(sdkClientConfig(call));
  client.middlewareStack.remove("recursionDetectionMiddleware");
  return client;
}
