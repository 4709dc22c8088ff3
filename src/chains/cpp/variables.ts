import type { SettingDescription } from "../../walk/setting-description.ts";

/** What it alone reads. */
export const variables: Readonly<Record<string, SettingDescription>> = {
  AWS_IAM_ROLE_ARN: {
    says: "The C++ SDK's name for the role that a token file is for; it goes before the profile's role_arn, and AWS_ROLE_ARN behind it.",
    of: ["web-identity"],
    related: ["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_IAM_ROLE_SESSION_NAME"],
  },
  AWS_IAM_ROLE_SESSION_NAME: {
    says: "The C++ SDK's name for the session of AWS_IAM_ROLE_ARN's role.",
    of: ["web-identity"],
    related: ["AWS_IAM_ROLE_ARN", "AWS_ROLE_SESSION_NAME"],
  },
};
