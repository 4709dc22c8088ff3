import type { Snapshot } from "../../model/snapshot.ts";
import { backendOfFolder } from "../../parse/backend-of-folder.ts";
import { UNKNOWN_VERSION } from "../../parse/version-in-project.ts";
import type { Reporting } from "../../walk/about-sdk.ts";

export const name = "Terraform's S3 backend";

/** Which version of Terraform will open it, the folder does not say; .terraform has that of the last init. */
export function installed(snapshot: Snapshot): string | null {
  return backendOfFolder(snapshot) === null ? null : UNKNOWN_VERSION;
}

export const reporting: Reporting = {
  reports: "never",
  evidence: "read",
  version: "1.11.4",
  source: "internal/backend/remote-state/s3/backend.go",
};
