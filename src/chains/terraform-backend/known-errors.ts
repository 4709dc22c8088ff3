import { type KnownError, saidBy } from "../../walk/known-error.ts";

const backend = saidBy("terraform-backend");

/** What the backend says by itself (Terraform 1.11.4, goldens `hand-backend`); the rest is the Go SDK's. */
export const knownErrors: readonly KnownError[] = [
  backend(
    "tf-backend-none",
    /No valid credential sources found[\s\S]*?terraform\/language\/(?:settings\/)?backends?\/s3/,
    "nothing-found",
    'The S3 backend found no credentials it can use: what the provider block gives is nothing to it. The cause stands behind "Error:".',
  ),
  backend(
    "tf-backend-region",
    /The "region" attribute or the "AWS_REGION" or "AWS_DEFAULT_REGION"\s+environment\s+variables must be set/,
    "region-missing",
    "The backend takes its region from its block, AWS_REGION or AWS_DEFAULT_REGION; that of a profile or of the provider block does not count.",
  ),
  backend(
    "tf-backend-region-unknown",
    /Invalid region value\s+[\s\S]*?Invalid AWS Region: (\S+)/,
    "bad-setting",
    "region of the backend block, $1, is no region that this Terraform knows: mistyped, or younger than it (skip_region_validation).",
  ),
  backend(
    "tf-backend-account",
    /Invalid account ID\s+[\s\S]*?AWS account ID not allowed: (\d*)/,
    "bad-setting",
    "The credentials of the backend are of account $1, which allowed_account_ids or forbidden_account_ids of its block rules out.",
  ),
  backend(
    "tf-backend-clash",
    /Invalid Attribute Combination\s+[\s\S]*?Only one of (\w+), (\w+)\s+can be set/,
    "bad-setting",
    "$1 and $2 of the backend block exclude each other: one of the two has to go.",
  ),
  backend(
    "tf-backend-role",
    /(?:Invalid IAM Role ARN|Invalid ARN)\s+[\s\S]*?(?:got|The value) "([^"]*)"/,
    "bad-setting",
    "The backend block has $1 where the ARN of a role is wanted.",
  ),
  backend(
    "tf-backend-assume-role",
    /Inappropriate value for attribute "(assume_role\w*)":\s+(?:attribute "role_arn" is|object)\s+required/,
    "bad-setting",
    "$1 of the backend is one object with a role_arn; several roles, as the provider takes them, it does not know.",
  ),
  backend(
    "tf-backend-token",
    /Exactly one of web_identity_token,\s+web_identity_token_file must be set/,
    "bad-setting",
    "assume_role_with_web_identity of the backend needs a token or the file of one.",
  ),
  backend(
    "tf-backend-value",
    /Invalid (?:Value(?: Length)?|Duration|IAM Policy Document|JSON Document)\s+[\s\S]*?((?:The value cannot|Length must|Value (?:must|can)|Duration must|Expected a JSON|unknown RetryMode)[^\n]*)/,
    "bad-setting",
    "An argument of the backend block is refused before anybody is asked: $1",
  ),
  backend(
    "tf-backend-validation",
    /validating provider credentials: retrieving caller identity from STS: [^\n]*/,
    "denied",
    "The backend asks STS whose its credentials are before it opens the state, and got no good answer; skip_credentials_validation leaves that out.",
  ),
  backend(
    "tf-backend-initialise",
    /Backend (?:initialization required|configuration changed)/,
    "bad-setting",
    "The backend block, -backend-config or the state's place is not what the last terraform init kept in .terraform/terraform.tfstate: terraform init -reconfigure takes what is written now.",
  ),
  backend(
    "tf-backend-forbidden",
    /Unable to (?:access object "[^"]*" in|list objects in)\s+S3 bucket "([^"]+)"[\s\S]*?(?:Forbidden|AccessDenied)/,
    "denied",
    "Whoever the backend acts as may not read bucket $1. Most often it is another one than the provider: its block names a profile, or the shell does.",
  ),
  backend(
    "tf-backend-no-bucket",
    /S3 bucket\s+"([^"]+)"\s+does not exist(?:[\s\S]*NoSuchBucket)?/,
    "bad-setting",
    "There is no bucket $1: it is mistyped, or has to be made before terraform init.",
  ),
  backend(
    "tf-backend-elsewhere",
    /S3 bucket "([^"]+)"[\s\S]*?requested bucket from\s+"([^"]+)",\s+actual location\s+"([^"]+)"/,
    "bad-setting",
    "Bucket $1 lies in $3, and the backend asks in $2: region of its block, else AWS_REGION or AWS_DEFAULT_REGION.",
  ),
];
