import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for C++";

export const installed: Installed = () => null;

export const reporting: Reporting = {
  reports: "always",
  evidence: "read",
  version: "1.11",
  source: "core monitoring/DefaultMonitoring.cpp",
};
