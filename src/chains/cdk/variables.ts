import type { SettingDescription } from "../../walk/setting-description.ts";

/** What it alone reads. */
export const variables: Readonly<Record<string, SettingDescription>> = {
  AMAZON_DEFAULT_REGION: {
    says: "The CDK's own old name of AWS_DEFAULT_REGION.",
    of: ["region"],
    related: ["AWS_REGION", "AWS_DEFAULT_REGION"],
  },
  aws_ca_bundle: {
    says: "AWS_CA_BUNDLE in small letters, which the CDK takes before it.",
    of: ["client"],
    related: ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"],
  },
};
