import { PLAIN_SETTINGS } from "./plain-settings.ts";

/** Keys of a profile or an sso-session that some SDK reads: the plain ones, and those that hold a secret or a command. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...PLAIN_SETTINGS,
  "aws_secret_access_key",
  "aws_session_token",
  "aws_security_token",
  "credential_process",
]);

/**
 * Keys of tools that keep theirs beside the SDKs' own, by how they begin: the AWS CLI 2 (`cli_pager`), granted
 * (`granted_sso_start_url`), saml2aws and its like (`saml_`, `azure_`, `okta_`, `google_`), awsume, aws-sso-cli,
 * temporary keys of aws-adfs and saml2aws (`x_principal_arn`), the AWS Toolkits.
 */
const TOOL_KEY =
  /^(?:cli|granted|common_fate|saml|adfs|azure|okta|oktaws|onelogin|google|gsts|awsume|aws_sso|leapp|x|toolkit)_/;

export const isToolKey = (key: string): boolean => TOOL_KEY.test(key);
