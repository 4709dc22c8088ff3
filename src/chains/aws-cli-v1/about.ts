import { pythonPackageVersion } from "../../parse/python-package-version.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS CLI 1";

/** Debian, Ubuntu and Fedora pack the CLI 2 as the Python package that the CLI 1 is. */
export const installed: Installed = (snapshot) => pythonPackageVersion(snapshot, "awscli", /^1\./);

export const reporting: Reporting = { reports: "always", evidence: "run", version: "1.46.3" };
