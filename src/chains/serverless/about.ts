import type { Snapshot } from "../../model/snapshot.ts";
import { SERVICE_FILES } from "../../parse/service-files.ts";
import { mentions } from "../../parse/version-in.ts";
import { UNKNOWN_VERSION, nodePackageVersion } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "Serverless Framework 3";

/** Where a service is, and nothing installed, it is likely somewhere for all; 4 is another, which is closed. */
export const installed: Installed = (snapshot) => {
  const version = nodePackageVersion(snapshot, "serverless");
  if (version !== null) return version.startsWith("4.") ? null : version;
  return nodePackageVersion(snapshot, "osls") === null && isService(snapshot) ? UNKNOWN_VERSION : null;
};

const isService = (snapshot: Snapshot): boolean =>
  SERVICE_FILES.map((name) => snapshot.file(`${snapshot.cwd}/${name}`)).some(
    (view) => view.state === "text" && !mentions(view, /^\W*frameworkVersion\W+4/m),
  );

export const reporting: Reporting = { reports: "always", evidence: "read", version: "3.40.0", source: "package.json" };
