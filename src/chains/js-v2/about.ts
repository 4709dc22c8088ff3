import { nodePackageVersion } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for JavaScript v2";

export const installed: Installed = (snapshot) => nodePackageVersion(snapshot, "aws-sdk");

export const reporting: Reporting = { reports: "always", evidence: "run", version: "2.1693.0" };
