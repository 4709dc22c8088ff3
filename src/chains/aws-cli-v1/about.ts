import { pythonPackageVersion } from "../../parse/python-package-version.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS CLI 1";

export const installed: Installed = (snapshot) => pythonPackageVersion(snapshot, "awscli");

export const reporting: Reporting = { reports: "always", evidence: "run", version: "1.46.3" };
