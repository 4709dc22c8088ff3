/** The everyday actions of the services that a first course in boto3 goes through. Names: IAM service authorization reference. */
export const PERMISSION_PRESETS = {
  ec2: ["ec2:DescribeInstances", "ec2:StartInstances", "ec2:StopInstances", "ec2:DescribeRegions"],
  s3: ["s3:ListAllMyBuckets", "s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  /** A URL that is signed for somebody else does what its signer may do. */
  "s3-presign": ["s3:GetObject", "s3:PutObject"],
  iam: ["iam:ListUsers", "iam:GetUser", "iam:ListRoles", "iam:GetRole", "iam:ListAttachedRolePolicies"],
  rds: ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots", "rds:CreateDBSnapshot"],
  lambda: ["lambda:ListFunctions", "lambda:GetFunction", "lambda:InvokeFunction"],
  "secrets-manager": ["secretsmanager:ListSecrets", "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
  ssm: ["ssm:DescribeParameters", "ssm:GetParameter", "ssm:GetParametersByPath", "ssm:PutParameter"],
  cloudwatch: [
    "logs:DescribeLogGroups",
    "logs:FilterLogEvents",
    "logs:GetLogEvents",
    "cloudwatch:ListMetrics",
    "cloudwatch:GetMetricData",
    "cloudwatch:PutMetricData",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PermissionPreset = keyof typeof PERMISSION_PRESETS;

export const isPreset = (name: string): name is PermissionPreset => Object.hasOwn(PERMISSION_PRESETS, name);
