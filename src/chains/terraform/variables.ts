import type { SettingDescription } from "../../walk/setting-description.ts";

/** What it alone reads. */
export const variables: Readonly<Record<string, SettingDescription>> = {
  AWS_METADATA_URL: {
    says: "The Terraform AWS provider's own name for where the metadata service is.",
    of: ["instance-metadata"],
    related: ["AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT"],
  },
  TF_AWS_STS_ENDPOINT: {
    says: "The Terraform AWS provider's own name for the address of STS.",
    of: ["client"],
    related: ["AWS_ENDPOINT_URL_STS"],
  },
  TF_AWS_SSO_ENDPOINT: {
    says: "The Terraform AWS provider's own name for the address of the portal.",
    of: ["client"],
    related: ["AWS_ENDPOINT_URL_SSO"],
  },
};
