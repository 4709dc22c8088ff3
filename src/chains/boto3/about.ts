import { pythonPackageVersion } from "../../parse/python-package-version.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for Python";

export const installed: Installed = (snapshot) => pythonPackageVersion(snapshot, "boto3");

export const reporting: Reporting = { reports: "always", evidence: "run", version: "1.44.5" };
