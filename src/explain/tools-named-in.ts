import type { SdkId } from "../model/sdk.ts";

/** A tool by whose own signs a text is known, and how it asks AWS. */
export interface NamedTool {
  readonly name: string;
  /** The SDKs that it is made with, by whose chain it finds its keys; none: it finds them in a way of its own. */
  readonly sdks: readonly SdkId[];
  /** Where its keys are from, if not from what its SDK finds on this machine. */
  readonly ownKeys?: string;
  /** Who answers it: a store that speaks as S3 does and may be no AWS at all. */
  readonly answeredBy?: string;
}

const tool = (name: string, sdks: readonly SdkId[], ownKeys?: string): NamedTool =>
  ownKeys === undefined ? { name, sdks } : { name, sdks, ownKeys };

/** What only stands in the output of one tool; those that are started by others first. */
const SIGNS: readonly (readonly [RegExp, NamedTool])[] = [
  [
    /\baws-vault: error:|\baws-vault(?: --?[\w-]+(?:=\S+)?)* (?:exec|login|rotate|add) |Getting new session token for profile/,
    tool(
      "aws-vault",
      ["go-v2", "go-v1"],
      "aws-vault signs with what its own vault holds (aws-vault list), not with the files' keys. A profile that has both a sign-in and an old key in the vault asks with the old key: aws-vault remove PROFILE. aws-vault clear forgets old sessions.",
    ),
  ],
  [
    /^(?:\$ )?saml2aws |Error logging into AWS role using SAML|Error retrieving STS credentials using SAML/m,
    tool(
      "saml2aws",
      ["go-v1"],
      "saml2aws signs nothing: it shows a SAML assertion. Its settings stand in ~/.saml2aws: aws_session_duration among them.",
    ),
  ],
  [
    /\bAssumeRoleWithSAML\b|aws-azure-login|aws-google-auth|gsts\b|SAML assertion/,
    tool(
      "The sign-in tool",
      [],
      "A SAML sign-in shows an assertion and no keys; how long its session is to last stands in the tool's own settings.",
    ),
  ],
  [
    /granted (?:sso|credential-process)|\bassume --|\[\u2718\]/,
    tool(
      "Granted",
      ["go-v2"],
      "Granted keeps sign-ins in a store of its own: granted sso login, with the portal's address, renews it; aws sso login does not.",
    ),
  ],
  [/\baws-sso-creds-helper\b|\bssocreds\b/, tool("aws-sso-creds-helper", ["js-v3"])],
  [
    /\[(?:aws_credentials|aws_client|signv4)\]|\bflu(?:ent-?bit|ent\/fluent-bit)\b|\[filter:aws|\[output:(?:s3|cloudwatch_logs|kinesis)/i,
    tool(
      "Fluent Bit",
      [],
      "Fluent Bit's C plugins have a chain of their own: environment, profile, web identity, container, instance. What the pod or unit has counts, not this shell.",
    ),
  ],
  [
    /\bfog[/-](?:core|aws)\b|fog-core-\d/,
    tool(
      "fog",
      [],
      "fog reads none of AWS's files or variables: it takes aws_access_key_id and aws_secret_access_key, or use_iam_profile, from the options that the code gives it, or from ~/.fog.",
    ),
  ],
  [
    /\brclone\b|\bFailed to (?:ls|lsd|copy|sync|move|check|create file system)[^:\n]*:|: error listing: /,
    tool(
      "rclone",
      ["go-v2", "go-v1"],
      "rclone signs with the keys of its own remote, and asks without any where it has none: only env_auth = true in the remote makes it look where SDKs look.",
    ),
  ],
  [
    /\bminio\.error\.|\bMinio\.Exceptions\.|\bminio-go\b|\bs3TraceMsg=/,
    {
      ...tool(
        "MinIO's client",
        [],
        "MinIO's client signs with the access_key and secret_key of its own settings, and asks unsigned where it has none: Thanos, Mimir and their like look where SDKs look only with these left out and IAM allowed. What it asks may be no AWS at all.",
      ),
      answeredBy: "The store",
    },
  ],
  [
    /^ERROR: S3 error: \d+|\bs3cmd\b/m,
    tool(
      "s3cmd",
      [],
      "s3cmd signs with access_key and secret_key of ~/.s3cfg, where that has them: s3cmd --configure.",
    ),
  ],
  [/^==> amazon-[\w-]+[:.]|^Build 'amazon-|\bAWS Builder\b/m, tool("Packer", ["go-v2", "go-v1"])],
  [/^[\s\u2502]*Group \d+: FAILED|\[AWSKMS\]|\bSOPS\b/m, tool("SOPS", ["go-v2", "go-v1"])],
  [/\bAWS\w+Error\[\d+\]/, tool("Prowler", ["boto3"])],
  [
    /\bGeneric S3 error: /,
    tool(
      "object_store",
      [],
      "object_store, by which delta-rs, Polars and others read S3, takes its own options and AWS_… variables, then a web identity, a container or the instance: no file of ~/.aws.",
    ),
  ],
  [
    /NoAuthWithAWSException|\borg\.apache\.hadoop\.fs\.s3a\./,
    tool(
      "Hadoop's S3A",
      ["java-v1", "java-v2"],
      "S3A asks only the providers that fs.s3a.aws.credentials.provider lists, by default its own settings (fs.s3a.access.key), the environment of the JVM and the instance: no profile of ~/.aws, and a web identity from Hadoop 3.3.5 on. A list of your own may name the SDK's default chain.",
    ),
  ],
  [
    /\bdockerd\[|failed to initialize logging driver|awslogs driver/,
    tool(
      "Docker's daemon",
      ["go-v1", "go-v2"],
      "The daemon asks with what its own service has, not with what this shell exports: an instance role, or keys in its systemd unit (Environment=) or root's ~/.aws.",
    ),
  ],
  [
    /docker-credential-ecr-login|credentials not found in native keychain/,
    tool("Docker's ECR helper", ["go-v2", "go-v1"]),
  ],
  [
    /^localstack\S*\s+\| |localstack\.services\.|localhost\.localstack\.cloud/m,
    tool(
      "A program in LocalStack",
      [],
      "Without an endpoint in code or AWS_ENDPOINT_URL a program in LocalStack asks AWS itself, which does not know its made-up keys.",
    ),
  ],
  [/\bcould not get token: /, tool("aws-iam-authenticator", ["go-v1", "go-v2"])],
  [/checking AWS STS access|\beksctl version\b/, tool("eksctl", ["go-v2", "go-v1"])],
  [/\bterragrunt\b|\bError finding AWS credentials\b/i, tool("Terragrunt", ["go-v2", "go-v1"])],
  [/\bpulumi\b|@pulumi\//i, tool("Pulumi", ["terraform", "go-v1"])],
  [
    /registry\.terraform\.io\/|terraform\.io\/docs\/providers|Terraform AWS Provider|\bprovider\.aws:|with provider\[|on \S+\.tf(?:\.json)? line \d+|S3 Backend found/,
    tool("Terraform", ["terraform", "terraform-backend", "go-v1"]),
  ],
  [
    /Serverless ?Error|slss\.io\/aws-creds|\u2716 AWS credentials missing/,
    tool("The Serverless Framework", ["serverless", "osls", "js-v3"]),
  ],
  [
    /AnsiballZ_|\bansible_mod(?:ule|lib)|error occurred during task execution|An exception occurred during task execution|^fatal: \[/m,
    tool("Ansible", ["boto3"]),
  ],
  [/\bsamcli\/|Failed to create managed resources|\bsam (?:deploy|sync|local)\b/, tool("SAM", ["boto3"])],
  [/git[_-]remote[_-]codecommit/, tool("git-remote-codecommit", ["boto3"])],
  [/\bSdkProvider\b|\bCDK_(?:DEFAULT|OUTDIR|CLI)|\baws-cdk\/lib\b|failed bootstrapping/, tool("The CDK", ["cdk"])],
  [/\bamplify\b/i, tool("Amplify", ["js-v2", "js-v3"])],
  [
    /aws-actions\/configure-aws-credentials|Assuming role with OIDC/,
    tool("configure-aws-credentials", ["js-v3", "js-v2"]),
  ],
];

/** The tool whose own signs stand in a text; null: none does. */
export const toolNamedIn = (text: string): NamedTool | null =>
  SIGNS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
