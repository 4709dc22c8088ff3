import { nugetPackageVersion } from "../../parse/nuget-package-version.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for .NET";

export const installed: Installed = (snapshot) => nugetPackageVersion(snapshot, "AWSSDK", "AWSSDK.Core");

export const reporting: Reporting = { reports: "always", evidence: "run", version: "4.0.102.5" };
