import { projectFolders } from "../../parse/project-folders.ts";
import { UNKNOWN_VERSION, nodePackageVersion } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS CDK CLI";

/** In a project of its own (cdk.json) npx may bring whatever is newest. */
export const installed: Installed = (snapshot) =>
  nodePackageVersion(snapshot, "aws-cdk") ??
  (projectFolders(snapshot).some((folder) => snapshot.status(`${folder}/cdk.json`) !== null) ? UNKNOWN_VERSION : null);

export const reporting: Reporting = { reports: "never", evidence: "read", version: "2.1148.1", source: "lib/index.js" };
