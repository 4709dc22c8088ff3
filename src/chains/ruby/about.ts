import { versionInProject } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for Ruby";

export const installed: Installed = (snapshot) =>
  versionInProject(snapshot, "Gemfile.lock", /^\s+aws-sdk-core \(([^)=<>~ ]+)\)/m);

export const reporting: Reporting = { reports: "always", evidence: "run", version: "3.168.1" };
