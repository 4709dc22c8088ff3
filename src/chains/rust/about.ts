import { versionInProject } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for Rust";

export const installed: Installed = (snapshot) =>
  versionInProject(snapshot, "Cargo.lock", /name = "aws-config"\s+version = "([^"]+)"/);

export const reporting: Reporting = { reports: "never", evidence: "run", version: "1.13.0" };
