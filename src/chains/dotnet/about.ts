import type { Snapshot } from "../../model/snapshot.ts";
import { mentionedInProject } from "../../parse/version-in-project.ts";
import type { Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for .NET";

export function installed(snapshot: Snapshot): string | null {
  const projects = snapshot.folder(snapshot.cwd).filter((name) => /\.(?:cs|fs|vb)proj$/.test(name));
  return mentionedInProject(snapshot, projects, /AWSSDK\.Core/);
}

// In the lab both messages of a role's call came to a listener; no record of it is kept.
export const reporting: Reporting = {
  reports: "always",
  evidence: "read",
  version: "4.0.102.5",
  source: "AWSSDK.Core.dll, which names AWS_CSM_ENABLED",
};
