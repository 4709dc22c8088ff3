import type { SourceId } from "../model/sdk.ts";

/** What each source is, for someone who has never met it. */
export const SOURCE_DESCRIPTIONS = {
  explicit: "Keys given to the client itself, in code. Nothing else is looked at.",
  session: "Keys, or the name of a profile, given to the session that makes the clients, in code.",
  environment:
    "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for temporary keys, their session token, as exported in the shell.",
  "shared-credentials":
    "Keys in ~/.aws/credentials, or the file that AWS_SHARED_CREDENTIALS_FILE names: one section a profile.",
  "shared-config": "Keys in ~/.aws/config, or the file that AWS_CONFIG_FILE names: [profile NAME], and [default].",
  "assume-role":
    "A role: role_arn in the profile, with source_profile or credential_source for the credentials that ask for it.",
  "boto2-config":
    "[Credentials] in /etc/boto.cfg or ~/.boto, or the file that BOTO_CONFIG names: what boto 2 left behind.",
  "instance-metadata": "The role of the EC2 instance, asked of the metadata service on 169.254.169.254.",
  "web-identity":
    "A role taken with a token from a file: AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN, as EKS (IRSA) and OIDC set them.",
  sso: "IAM Identity Center: sso_account_id and sso_role_name in the profile, a token in ~/.aws/sso/cache.",
  login: "aws login: login_session in the profile, a token in ~/.aws/login/cache.",
  process: "credential_process in the profile: a program that prints credentials as JSON.",
  "aws-credential-file":
    "AWSAccessKeyId and AWSSecretKey lines in the file that AWS_CREDENTIAL_FILE names: what the first EC2 tools read.",
  container:
    "The endpoint that AWS_CONTAINER_CREDENTIALS_RELATIVE_URI (ECS) or _FULL_URI (EKS Pod Identity, CloudShell) names.",
} as const satisfies Record<SourceId, string>;
