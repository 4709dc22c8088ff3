import { nodePackageVersion } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "osls";

export const installed: Installed = (snapshot) => nodePackageVersion(snapshot, "osls");

export const reporting: Reporting = { reports: "never", evidence: "read", version: "4.3.1", source: "package.json" };
