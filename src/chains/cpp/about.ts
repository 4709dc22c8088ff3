import type { Snapshot } from "../../model/snapshot.ts";
import { UNKNOWN_VERSION, mentionedInProject, versionInProject } from "../../parse/version-in-project.ts";
import { versionIn } from "../../parse/version-in.ts";
import type { Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for C++";

/** Where `make install` and the package managers of systems put its headers. */
const HEADERS = ["/usr/local/include", "/usr/include", "/opt/homebrew/include"];

/** What a project asks Conan, vcpkg or CMake for; in which version, Conan says, or the headers of this machine. */
export function installed(snapshot: Snapshot): string | null {
  const conan = /\baws-sdk-cpp\/(\d[\w.]*)/;
  for (const name of ["conan.lock", "conanfile.txt", "conanfile.py"]) {
    const version = versionInProject(snapshot, name, conan);
    if (version !== null) return version;
  }
  const asked =
    mentionedInProject(snapshot, ["vcpkg.json"], /"aws-sdk-cpp"/) ??
    mentionedInProject(snapshot, ["CMakeLists.txt"], /find_package\s*\(\s*(?:AWSSDK|aws-cpp-sdk-)/i);
  return asked === null ? null : (headerVersion(snapshot) ?? UNKNOWN_VERSION);
}

function headerVersion(snapshot: Snapshot): string | null {
  for (const folder of HEADERS) {
    const header = snapshot.file(`${folder}/aws/core/VersionConfig.h`);
    const version = versionIn(header, /AWS_SDK_VERSION_STRING\s+"([^"]+)"/);
    if (version !== null) return version;
  }
  return null;
}

export const reporting: Reporting = {
  reports: "always",
  evidence: "read",
  version: "1.11",
  source: "core monitoring/DefaultMonitoring.cpp",
};
