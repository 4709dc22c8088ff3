import type { SdkId } from "../model/sdk.ts";

/** What only stands in the output of one language's SDK: its packages, files and classes. */
const MARKS: readonly (readonly [RegExp, readonly SdkId[]])[] = [
  [/\bbotocore\.|\bboto3[./]/, ["boto3", "aws-cli-v1", "aws-cli-v2"]],
  // Not within another's text, which may hold what a process of the AWS CLI said.
  [/^\s*(?:\w+: )?An error occurred \(\w+\) when calling the \w+ operation/, ["boto3", "aws-cli-v1", "aws-cli-v2"]],
  [/@aws-sdk\/|@smithy\//, ["js-v3"]],
  [/node_modules\/aws-sdk\/lib\//, ["js-v2"]],
  [/\bsoftware\.amazon\.awssdk\./, ["java-v2"]],
  [/\bcom\.amazonaws\.(?:auth|SdkClientException|services|internal)\b/, ["java-v1"]],
  [/\baws\.(?:sdk|smithy)\.kotlin\./, ["kotlin"]],
  // The backend is opened first; where its errors send one (Terraform 1.11.4).
  [/^Initializing the backend\.\.\.|\/language\/(?:settings\/)?backends?\/s3\b|\bS3 Backend\b/m, ["terraform-backend"]],
  [/\bregistry\.terraform\.io\/providers\/hashicorp\/aws\b|\bin provider "aws"/, ["terraform"]],
  [/\bAws::Errors::|\baws-sdk-core-\d/, ["ruby"]],
];

/** The SDKs whose own names stand in a text; null: none does. */
export function sdksNamedIn(text: string): readonly SdkId[] | null {
  const named = MARKS.flatMap(([pattern, sdks]) => (pattern.test(text) ? sdks : []));
  return named.length === 0 ? null : [...new Set(named)];
}
