import type { Snapshot } from "../../model/snapshot.ts";
import type { Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS CLI 2";

/** The AWS CLI's own installer keeps each version in a folder of that name. */
export function installed(snapshot: Snapshot): string | null {
  const folders = ["/usr/local/aws-cli/v2", "/opt/homebrew/Cellar/awscli"];
  const versions = folders.flatMap((folder) => snapshot.folder(folder)).filter((name) => /^2\.\d/.test(name));
  return versions.at(-1)?.replace(/_\d+$/, "") ?? null;
}

export const reporting: Reporting = { reports: "always", evidence: "run", version: "2.36.7" };
