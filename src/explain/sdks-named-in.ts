import type { SdkId } from "../model/sdk.ts";
import { toolNamedIn } from "./tools-named-in.ts";

const PYTHON: readonly SdkId[] = ["boto3", "aws-cli-v2", "aws-cli-v1"];

/** What only stands in the output of one language's SDK: its packages, files and classes. */
const MARKS: readonly (readonly [RegExp, readonly SdkId[]])[] = [
  [/\bawscli[./\\]/, ["aws-cli-v2", "aws-cli-v1"]],
  [/\bbotocore[./\\]|\bboto3[./\\]|\baiobotocore\b|\bs3fs\b|\bs3transfer\b/, PYTHON],
  [/\bboto[./\\](?:exception|s3|ec2|pyami|provider)\b/, ["boto2"]],
  // Not within another's text, which may hold what a process of the AWS CLI said.
  [/^\s*(?:\w+: )?An error occurred \(\w+\) when calling the \w+ operation/, PYTHON],
  [/@aws-sdk\/|@smithy\//, ["js-v3"]],
  [/node_modules\/aws-sdk\/lib\/|\baws-sdk-\d[\d.]*\.min\.js|ChainableTemporaryCredentials/, ["js-v2"]],
  [/\bsoftware\.amazon\.awssdk\./, ["java-v2"]],
  [/\bcom\.amazonaws\.(?:auth|SdkClientException|AmazonClientException|services|internal|http)\b/, ["java-v1"]],
  [/\baws\.(?:sdk|smithy)\.kotlin\./, ["kotlin"]],
  // The backend is opened first; where its errors send one (Terraform 1.11.4).
  [/^Initializing the backend\.\.\.|\/language\/(?:settings\/)?backends?\/s3\b|\bS3 Backend\b/m, ["terraform-backend"]],
  [/\bregistry\.terraform\.io\/providers\/hashicorp\/aws\b|\bin provider "aws"/, ["terraform"]],
  [/\bAws::Errors::|\baws-sdk-core-\d|\bAws::Sigv4::/, ["ruby"]],
  [/\bAmazon\.Runtime\./, ["dotnet"]],
  [/\bAws\\+(?:Exception|S3|Credentials|Sts)\\+|aws-sdk-php/, ["php"]],
  [/\baws_(?:config|smithy_\w+|runtime|credential_types|sdk_\w+)::|\b(?:ServiceError|DispatchFailure)\(/, ["rust"]],
];

/** The SDKs whose own names stand in a text; none: no SDK's does. */
export const sdksMarkedIn = (text: string): readonly SdkId[] =>
  MARKS.flatMap(([pattern, sdks]) => (pattern.test(text) ? sdks : []));

/** The SDKs whose own names, or those of a tool that is made with them, stand in a text; null: none does. */
export function sdksNamedIn(text: string): readonly SdkId[] | null {
  const named = sdksMarkedIn(text);
  const ofTool = toolNamedIn(text)?.sdks ?? [];
  if (named.length === 0) return ofTool.length === 0 ? null : ofTool;
  const both = named.filter((sdk) => ofTool.includes(sdk));
  return [...new Set(both.length === 0 ? named : both)];
}
