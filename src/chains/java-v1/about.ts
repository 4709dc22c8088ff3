import type { Installed, Reporting } from "../../walk/about-sdk.ts";
import { inBuildFile } from "../jvm/in-build-file.ts";

export const name = "AWS SDK for Java 1";

/** Its group alone tells nothing: that of Lambda's interfaces is the same. */
export const installed: Installed = (snapshot) =>
  inBuildFile(snapshot, { mark: /\baws-java-sdk\b/, group: "com\\.amazonaws", artifact: "aws-java-sdk(?:-[\\w-]+)?" });

export const reporting: Reporting = { reports: "late", evidence: "run", version: "1.12.797" };
