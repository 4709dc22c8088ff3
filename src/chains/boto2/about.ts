import { pythonPackageVersion } from "../../parse/python-package-version.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "boto 2, for Python";

export const installed: Installed = (snapshot) => pythonPackageVersion(snapshot, "boto");

export const reporting: Reporting = {
  reports: "never",
  evidence: "read",
  version: "2.49.0",
  source: "no word of csm in the package",
};
