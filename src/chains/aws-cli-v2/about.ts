import type { Snapshot } from "../../model/snapshot.ts";
import { newestVersion } from "../../parse/newest-version.ts";
import { pythonPackageVersion } from "../../parse/python-package-version.ts";
import { homeFolder } from "../../parse/python-path.ts";
import { UNKNOWN_VERSION } from "../../parse/version-in-project.ts";
import type { Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS CLI 2";

/** Each keeps a version in a folder of that name: AWS's installer for Linux, Homebrew's three places, asdf, mise. */
const VERSIONED = [
  "/usr/local/aws-cli/v2",
  "~/.local/aws-cli/v2",
  "~/.local/share/aws-cli/v2",
  "/opt/homebrew/Cellar/awscli",
  "/usr/local/Cellar/awscli",
  "/home/linuxbrew/.linuxbrew/Cellar/awscli",
  "~/.asdf/installs/awscli",
  "~/.local/share/mise/installs/awscli",
];

/** AWS's installer for macOS, and the snap: one version, which no name tells. */
const UNVERSIONED = ["/usr/local/aws-cli/aws", "/snap/aws-cli/current"];

export function installed(snapshot: Snapshot): string | null {
  const place = (path: string): string => path.replace(/^~/, homeFolder(snapshot));
  const versions = VERSIONED.flatMap((folder) => snapshot.folder(place(folder))).filter((entry) =>
    /^2\.\d/.test(entry),
  );
  const version = newestVersion(versions)?.replace(/_\d+$/, "") ?? pythonPackageVersion(snapshot, "awscli", /^2\./);
  return version ?? (UNVERSIONED.some((path) => snapshot.status(path) !== null) ? UNKNOWN_VERSION : null);
}

export const reporting: Reporting = { reports: "always", evidence: "run", version: "2.36.7" };
