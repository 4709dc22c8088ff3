import { nugetPackageVersion } from "../../parse/nuget-package-version.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for .NET";

export const installed: Installed = (snapshot) => nugetPackageVersion(snapshot, "AWSSDK", "AWSSDK.Core");

// In the lab both messages of a role's call came to a listener; no record of it is kept.
export const reporting: Reporting = {
  reports: "always",
  evidence: "read",
  version: "4.0.102.5",
  source: "AWSSDK.Core.dll, which names AWS_CSM_ENABLED",
};
