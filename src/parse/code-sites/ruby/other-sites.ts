import type { CodeSite, Given, GivenSetting } from "../../../model/code-site.ts";
import { COMPUTED, givenAt } from "../values/code-value.ts";
import type { Options } from "../values/options.ts";
import { callOptions, hashOf } from "./hashes.ts";
import { settingsGiven } from "./credentials.ts";
import type { Assignment, Call } from "./outline.ts";
import { siteAt } from "./sdk-sites.ts";
import type { Source } from "./source.ts";
import { givenBy } from "./values.ts";
import { constantOf, methodOf, receiverOf, wordOf } from "./words.ts";

/** The services of the SDK 1 (`aws-sdk-v1` 1.67), whose own chain is not told of here. */
const SDK_1 =
  /^AWS::(?:AutoScaling|CloudFormation|CloudFront|CloudSearch|CloudTrail|CloudWatch|DataPipeline|DirectConnect|DynamoDB|EC2|ELB|EMR|ElastiCache|ElasticBeanstalk|ElasticTranscoder|Glacier|IAM|ImportExport|Kinesis|OpsWorks|RDS|Redshift|Route53|S3|SNS|SQS|STS|SimpleDB|SimpleEmailService|SimpleWorkflow|StorageGateway|Support)(?:::(?:Client|Resource))?$/;
const FOG = /^Fog::(?:Storage|Compute|DNS|CDN|AWS::(?!Signature)[A-Z]\w+|Storage::AWS|Compute::AWS|DNS::AWS)$/;

/** A client of the SDK 1 or of fog. */
export function otherClient(source: Source, { node }: Call): CodeSite | null {
  const name = constantOf(receiverOf(node));
  if (name === null) return null;
  const method = methodOf(node);
  const options = callOptions(source, node);
  if (name === "AWS" && method === "config") {
    const gives = settingsGiven(source, options);
    return gives.length === 0 ? null : siteAt(node, "session", "AWS.config", gives, null);
  }
  if (method !== "new") return null;
  if (SDK_1.test(name)) {
    return {
      ...siteAt(node, "client", `${name}.new`, settingsGiven(source, options), null),
      service: name.split("::")[1] ?? null,
    };
  }
  if (!FOG.test(name) || !(name.includes("AWS") || isAmazon(options))) return null;
  return siteAt(node, "client", `${name}.new`, fogGiven(source, options), null);
}

/** CarrierWave: `config.fog_credentials = { … }`, `config.aws_credentials = { … }`. */
export function credentialsAssigned(source: Source, { node, left, right }: Assignment): CodeSite | null {
  const name = left.type === "call" ? methodOf(left) : "";
  if (name === "fog_credentials") {
    const options = hashOf(source, right);
    return isAmazon(options) ? siteAt(node, "session", name, fogGiven(source, options), null) : null;
  }
  if (name !== "aws_credentials") return null;
  const gives = settingsGiven(source, hashOf(source, right));
  return gives.length === 0 ? null : siteAt(node, "session", name, gives);
}

const isAmazon = ({ entries }: Options): boolean =>
  wordOf(entries.get("provider")?.node ?? null)?.toLowerCase() === "aws";

const FOG_SETTINGS: ReadonlyMap<string, GivenSetting> = new Map([
  ["aws_access_key_id", "access-key-id"],
  ["aws_secret_access_key", "secret-access-key"],
  ["aws_session_token", "session-token"],
  ["region", "region"],
  ["endpoint", "endpoint"],
]);

const fogGiven = (source: Source, { entries, open }: Options): readonly Given[] => [
  ...[...entries].flatMap(([name, option]) => {
    const setting = FOG_SETTINGS.get(name);
    if (setting !== undefined) return givenBy(source, setting, option);
    return name === "use_iam_profile" && option.node.type === "true"
      ? [givenAt("provider", { kind: "text", text: name }, option.node)]
      : [];
  }),
  ...(open === null ? [] : [givenAt("arguments", COMPUTED, open)]),
];
