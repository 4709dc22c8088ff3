import type { SdkId } from "../model/sdk.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { mentions, versionIn } from "../parse/version-in.ts";
import { pythonPackageVersion } from "./python-package-version.ts";

/** There, but nothing says in which version. */
export const UNKNOWN_VERSION = "unknown";

/** The SDK's version on this machine or in this project, read off packages, manifests and lock files; null: not found. */
export function installedVersion(snapshot: Snapshot, sdk: SdkId): string | null {
  switch (sdk) {
    case "boto3":
      return pythonPackageVersion(snapshot, "boto3");
    case "aws-cli-v1":
      return pythonPackageVersion(snapshot, "awscli");
    case "aws-cli-v2":
      return cliVersion(snapshot);
    case "boto2":
      return pythonPackageVersion(snapshot, "boto");
    case "js-v3":
      return inProject(snapshot, "node_modules/@aws-sdk/credential-provider-node/package.json", PACKAGE_VERSION);
    case "js-v2":
      return inProject(snapshot, "node_modules/aws-sdk/package.json", PACKAGE_VERSION);
    case "go-v2":
      return inProject(snapshot, "go.mod", /github\.com\/aws\/aws-sdk-go-v2\/config\s+(v[\w.-]+)/);
    case "go-v1":
      return inProject(snapshot, "go.mod", /github\.com\/aws\/aws-sdk-go\s+(v[\w.-]+)/);
    case "terraform":
      return terraformVersion(snapshot);
    case "java-v2":
      return javaVersion(snapshot, /software\.amazon\.awssdk/);
    case "java-v1":
      return javaVersion(snapshot, /com\.amazonaws/);
    case "kotlin":
      return javaVersion(snapshot, /aws\.sdk\.kotlin/);
    case "rust":
      return inProject(snapshot, "Cargo.lock", /name = "aws-config"\s+version = "([^"]+)"/);
    case "ruby":
      return inProject(snapshot, "Gemfile.lock", /^\s+aws-sdk-core \(([^)=<>~ ]+)\)/m);
    case "dotnet":
      return snapshot
        .folder(snapshot.cwd)
        .some((name) => /\.(?:cs|fs|vb)proj$/.test(name) && mentions(at(snapshot, name), /AWSSDK\.Core/))
        ? UNKNOWN_VERSION
        : null;
    case "php":
      return inProject(snapshot, "composer.lock", /"name": "aws\/aws-sdk-php",\s+"version": "([^"]+)"/);
    case "cpp":
      return null;
  }
}

const PACKAGE_VERSION = /"version"\s*:\s*"([^"]+)"/;

const at = (snapshot: Snapshot, name: string) => snapshot.file(`${snapshot.cwd}/${name}`);

const inProject = (snapshot: Snapshot, name: string, pattern: RegExp): string | null =>
  versionIn(at(snapshot, name), pattern);

/** The AWS CLI's own installer keeps each version in a folder of that name. */
function cliVersion(snapshot: Snapshot): string | null {
  const folders = ["/usr/local/aws-cli/v2", "/opt/homebrew/Cellar/awscli"];
  const versions = folders.flatMap((folder) => snapshot.folder(folder)).filter((name) => /^2\.\d/.test(name));
  return versions.at(-1)?.replace(/_\d+$/, "") ?? null;
}

/** The provider's version decides which aws-sdk-go-base it is built with; here it only tells that Terraform is used. */
function terraformVersion(snapshot: Snapshot): string | null {
  const provider = inProject(
    snapshot,
    ".terraform.lock.hcl",
    /registry\.terraform\.io\/hashicorp\/aws"\s*\{\s*version\s*=\s*"([^"]+)"/,
  );
  if (provider !== null) return `provider ${provider}`;
  return snapshot.folder(snapshot.cwd).some((name) => name.endsWith(".tf")) ? UNKNOWN_VERSION : null;
}

const BUILD_FILES = ["pom.xml", "build.gradle", "build.gradle.kts"];

const javaVersion = (snapshot: Snapshot, group: RegExp): string | null =>
  BUILD_FILES.some((name) => mentions(at(snapshot, name), group)) ? UNKNOWN_VERSION : null;
