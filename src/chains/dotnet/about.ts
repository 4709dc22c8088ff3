import type { Snapshot } from "../../model/snapshot.ts";
import { mentionedInProject } from "../../parse/version-in-project.ts";
import type { Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for .NET";

export function installed(snapshot: Snapshot): string | null {
  const projects = snapshot.folder(snapshot.cwd).filter((name) => /\.(?:cs|fs|vb)proj$/.test(name));
  return mentionedInProject(snapshot, projects, /AWSSDK\.Core/);
}

// Of version 4 nothing is known: it was run, but not with a listener.
export const reporting: Reporting = {
  reports: "always",
  evidence: "read",
  version: "3",
  source: "API reference, Amazon.Util.CSMConfig",
};
