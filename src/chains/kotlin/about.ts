import type { Installed, Reporting } from "../../walk/about-sdk.ts";
import { inBuildFile } from "../jvm/in-build-file.ts";

export const name = "AWS SDK for Kotlin";

export const installed: Installed = (snapshot) => inBuildFile(snapshot, /aws\.sdk\.kotlin/);

export const reporting: Reporting = { reports: "never", evidence: "run", version: "1.8.12" };
