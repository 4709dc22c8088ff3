import type { SdkId } from "../model/sdk.ts";
import type { CallingSdk } from "../model/trace.ts";

/**
 * Which SDK a user agent tells of, the outermost first: the AWS CLI names its botocore too, Terraform its Go SDK. As
 * recorded (fixtures/trace); botocore alone goes boto3's way. Terraform and C++ by their sources only.
 */
const MARKS: readonly (readonly [RegExp, SdkId])[] = [
  [/\bterraform-provider-aws\/v?([\w.-]+)/i, "terraform"],
  [/\baws-cli\/(1\.[\w.]+)/, "aws-cli-v1"],
  [/\baws-cli\/(2\.[\w.]+)/, "aws-cli-v2"],
  [/\bBoto3\/([\w.]+)/, "boto3"],
  [/\b[Bb]otocore\/([\w.]+)/, "boto3"],
  [/\baws-sdk-go\/(1\.[\w.]+)/, "go-v1"],
  [/\baws-sdk-nodejs\/(2\.[\w.]+)/, "js-v2"],
  [/\baws-sdk-java\/(1\.[\w.]+)/, "java-v1"],
  [/\baws-sdk-ruby3\/(3\.[\w.]+)/, "ruby"],
  [/\baws-sdk-php\/(3\.[\w.]+)/, "php"],
  // The first version is the service's assembly's, 4.0.0.0 for years; the package's own stands behind.
  [/\baws-sdk-dotnet-core#([\w.]+)/, "dotnet"],
  [/\baws-sdk-dotnet[\w-]*\/([\w.]+)/, "dotnet"],
  [/\baws-sdk-cpp\/([\w.]+)/, "cpp"],
];

const LONGEST_VERSION = 32;

export function callingSdk(userAgent: string): CallingSdk {
  for (const [mark, id] of MARKS) {
    const version = mark.exec(userAgent)?.[1];
    if (version !== undefined) return { id, version: version.slice(0, LONGEST_VERSION) };
  }
  return { id: null, version: null };
}
