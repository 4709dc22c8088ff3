import type { Installed, Reporting } from "../../walk/about-sdk.ts";
import { inBuildFile } from "../jvm/in-build-file.ts";

export const name = "AWS SDK for Java 2";

export const installed: Installed = (snapshot) =>
  inBuildFile(snapshot, {
    mark: /\bsoftware\.amazon\.awssdk\b/,
    group: "software\\.amazon\\.awssdk",
    artifact: "[\\w-]+",
  });

export const reporting: Reporting = { reports: "never", evidence: "run", version: "2.57.8" };
