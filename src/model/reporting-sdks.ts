import type { SdkId } from "./sdk.ts";

/** Whether an SDK reports its calls to client-side monitoring (AWS_CSM_ENABLED). */
export interface Reporting {
  /** `late`: in the background, so that what a program does just before its end may stay untold. */
  readonly reports: "always" | "late" | "never";
  /** Seen in a run of this version (fixtures/trace), or its source was read. */
  readonly evidence: "run" | "read";
  readonly version: string;
  /** Where it says so, for those that were only read. */
  readonly source?: string;
}

export const REPORTING_SDKS = {
  boto3: { reports: "always", evidence: "run", version: "1.44.5" },
  "aws-cli-v2": { reports: "always", evidence: "run", version: "2.36.7" },
  "aws-cli-v1": { reports: "always", evidence: "run", version: "1.46.3" },
  boto2: { reports: "never", evidence: "read", version: "2.49.0", source: "no word of csm in the package" },
  "js-v3": { reports: "never", evidence: "run", version: "3.1169.0" },
  "js-v2": { reports: "always", evidence: "run", version: "2.1693.0" },
  "go-v2": { reports: "never", evidence: "run", version: "config v1.33.15" },
  "go-v1": { reports: "late", evidence: "run", version: "1.55.8" },
  terraform: { reports: "never", evidence: "run", version: "aws-sdk-go-base v2.0.0-beta.74" },
  "java-v2": { reports: "never", evidence: "run", version: "2.57.8" },
  "java-v1": { reports: "late", evidence: "run", version: "1.12.797" },
  kotlin: { reports: "never", evidence: "run", version: "1.8.12" },
  rust: { reports: "never", evidence: "run", version: "1.13.0" },
  ruby: { reports: "always", evidence: "run", version: "3.168.1" },
  cpp: { reports: "always", evidence: "read", version: "1.11", source: "core monitoring/DefaultMonitoring.cpp" },
  // Of version 4 nothing is known.
  dotnet: { reports: "always", evidence: "read", version: "3", source: "API reference, Amazon.Util.CSMConfig" },
  php: {
    reports: "always",
    evidence: "read",
    version: "3",
    source: "src/ClientSideMonitoring/AbstractMonitoringMiddleware.php",
  },
} as const satisfies Readonly<Record<SdkId, Reporting>>;

export const sdksThatReport = (how: Reporting["reports"]): readonly SdkId[] =>
  (Object.keys(REPORTING_SDKS) as SdkId[]).filter((sdk) => REPORTING_SDKS[sdk].reports === how);
