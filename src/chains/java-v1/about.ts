import type { Installed, Reporting } from "../../walk/about-sdk.ts";
import { inBuildFile } from "../jvm/in-build-file.ts";

export const name = "AWS SDK for Java 1";

export const installed: Installed = (snapshot) => inBuildFile(snapshot, /com\.amazonaws/);

export const reporting: Reporting = { reports: "late", evidence: "run", version: "1.12.797" };
