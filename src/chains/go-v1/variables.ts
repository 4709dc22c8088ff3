import type { SettingDescription } from "../../walk/setting-description.ts";

/** What it alone reads. */
export const variables: Readonly<Record<string, SettingDescription>> = {
  AWS_SDK_GO_CLIENT_TLS_CERT: {
    says: "A client certificate for Go v1.",
    of: ["client"],
    related: ["AWS_SDK_GO_CLIENT_TLS_KEY"],
  },
  AWS_SDK_GO_CLIENT_TLS_KEY: {
    says: "The key of Go v1's client certificate.",
    of: ["client"],
    related: ["AWS_SDK_GO_CLIENT_TLS_CERT"],
  },
};
