import { nodePackageVersion } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for JavaScript v3";

export const installed: Installed = (snapshot) => nodePackageVersion(snapshot, "@aws-sdk/credential-provider-node");

export const reporting: Reporting = { reports: "never", evidence: "run", version: "3.1169.0" };
