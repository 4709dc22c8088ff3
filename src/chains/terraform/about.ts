import type { Snapshot } from "../../model/snapshot.ts";
import { UNKNOWN_VERSION, versionInProject } from "../../parse/version-in-project.ts";
import type { Reporting } from "../../walk/about-sdk.ts";

export const name = "the Terraform AWS provider";

/** The provider's version decides which aws-sdk-go-base it is built with; here it only tells that Terraform is used. */
export function installed(snapshot: Snapshot): string | null {
  const provider = versionInProject(
    snapshot,
    ".terraform.lock.hcl",
    /registry\.(?:terraform\.io|opentofu\.org)\/hashicorp\/aws"\s*\{\s*version\s*=\s*"([^"]+)"/,
  );
  if (provider !== null) return `provider ${provider}`;
  return snapshot.folder(snapshot.cwd).some((name) => /\.(?:tf|tofu)(?:\.json)?$/.test(name)) ? UNKNOWN_VERSION : null;
}

export const reporting: Reporting = { reports: "never", evidence: "run", version: "aws-sdk-go-base v2.0.0-beta.74" };
