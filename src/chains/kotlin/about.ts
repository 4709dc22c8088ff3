import type { Installed, Reporting } from "../../walk/about-sdk.ts";
import { inBuildFile } from "../jvm/in-build-file.ts";

export const name = "AWS SDK for Kotlin";

export const installed: Installed = (snapshot) =>
  inBuildFile(snapshot, { mark: /\baws\.sdk\.kotlin\b/, group: "aws\\.sdk\\.kotlin", artifact: "[\\w-]+" });

export const reporting: Reporting = { reports: "never", evidence: "run", version: "1.8.12" };
