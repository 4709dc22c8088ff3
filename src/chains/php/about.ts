import { versionInProject } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for PHP";

export const installed: Installed = (snapshot) =>
  versionInProject(snapshot, "composer.lock", /"name": "aws\/aws-sdk-php",\s+"version": "([^"]+)"/);

export const reporting: Reporting = { reports: "always", evidence: "run", version: "3.376.2" };
