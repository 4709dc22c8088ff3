import { versionInProject } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for Go v1";

export const installed: Installed = (snapshot) =>
  versionInProject(snapshot, "go.mod", /github\.com\/aws\/aws-sdk-go\s+(v[\w.-]+)/);

export const reporting: Reporting = { reports: "late", evidence: "run", version: "1.55.8" };
