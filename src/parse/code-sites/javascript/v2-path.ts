import type { Reference } from "./scope.ts";

const WHOLE = /^aws-sdk(?:\/(?:global|index|clients\/all|lib\/(?:core|aws|node_loader|empty)))?(?:\.js)?$/;

/**
 * The path from the `AWS` of the SDK 2: `["S3"]`, `["DynamoDB", "DocumentClient"]`; null: of another module.
 * A module of one client has its service in small letters only, so that the name it has in the file, if equal, spells it.
 */
export function v2Path({ module, path }: Reference, written = ""): readonly string[] | null {
  if (WHOLE.test(module)) return path;
  if (module.startsWith("aws-sdk/lib/dynamodb/document_client")) return ["DynamoDB", "DocumentClient", ...path];
  const service = /^aws-sdk\/clients\/(\w+?)(?:\.js)?$/.exec(module)?.[1];
  if (service === undefined) return null;
  const spelled = SPELLED.get(service) ?? (written.toLowerCase() === service ? written : service.toUpperCase());
  return [spelled, ...path];
}

/** The clients most used, as `AWS` spells them (aws-sdk 2.1693.0). */
const SPELLED: ReadonlyMap<string, string> = new Map(
  [
    "APIGateway",
    "Athena",
    "CloudFormation",
    "CloudFront",
    "CloudWatch",
    "CloudWatchEvents",
    "CloudWatchLogs",
    "CodePipeline",
    "CognitoIdentity",
    "CognitoIdentityServiceProvider",
    "Comprehend",
    "DynamoDB",
    "DynamoDBStreams",
    "EventBridge",
    "Firehose",
    "Iot",
    "IotData",
    "Kinesis",
    "Lambda",
    "Organizations",
    "Pinpoint",
    "Polly",
    "Rekognition",
    "Route53",
    "SecretsManager",
    "StepFunctions",
    "Textract",
    "Translate",
  ].map((name) => [name.toLowerCase(), name]),
);
