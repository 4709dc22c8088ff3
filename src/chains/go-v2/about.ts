import { versionInProject } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for Go v2";

export const installed: Installed = (snapshot) =>
  versionInProject(snapshot, "go.mod", /github\.com\/aws\/aws-sdk-go-v2\/config\s+(v[\w.-]+)/);

export const reporting: Reporting = { reports: "never", evidence: "run", version: "config v1.33.15" };
