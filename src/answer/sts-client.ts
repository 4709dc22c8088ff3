import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  type AssumeRoleWithWebIdentityCommandOutput,
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandOutput,
  STSClient,
} from "@aws-sdk/client-sts";
import { type SdkCall, sdkClientConfig } from "./sdk-client-config.ts";

/*
 * Loaded when a role is first assumed, or STS refuses. The commands are sent by themselves and not through @aws-sdk/credential-providers
 * (3.1169): its fromTemporaryCredentials looks for a region in the environment and ~/.aws/config even when it is given
 * one, and its fromWebToken brings a second copy of STS. test/answer/credential-providers.test.ts holds that the
 * requests are the same.
 */

export const assumeRole = (call: SdkCall, input: AssumeRoleCommandInput): Promise<AssumeRoleCommandOutput> =>
  clientOf(call).send(new AssumeRoleCommand(input));

export const assumeRoleWithWebIdentity = (
  call: SdkCall,
  input: AssumeRoleWithWebIdentityCommandInput,
): Promise<AssumeRoleWithWebIdentityCommandOutput> => clientOf(call).send(new AssumeRoleWithWebIdentityCommand(input));

/** Its request handler has the answer: see src/answer/get-caller-identity.ts. */
export const readCallerIdentity = (call: SdkCall): Promise<GetCallerIdentityCommandOutput> =>
  clientOf(call).send(new GetCallerIdentityCommand({}));

function clientOf(call: SdkCall): STSClient {
  const client = new STSClient(sdkClientConfig(call));
  // It would pass on the trace id of a Lambda function, from the environment.
  client.middlewareStack.remove("recursionDetectionMiddleware");
  return client;
}
