import { projectFolders } from "../../parse/project-folders.ts";
import { UNKNOWN_VERSION, nodePackageVersion } from "../../parse/version-in-project.ts";
import type { Installed, Reporting } from "../../walk/about-sdk.ts";

export const name = "AWS SDK for JavaScript v3";

/** Released together, under the number by which one speaks of the SDK. pnpm shows only those that the project itself asks for. */
const RELEASED_TOGETHER = [
  "credential-providers",
  "client-sts",
  "client-s3",
  "client-dynamodb",
  "client-lambda",
  "client-secrets-manager",
  "client-ssm",
  "client-sqs",
  "client-sns",
  "client-ec2",
];

/** The chain itself has had a number of its own since 3.972 (client-sts 3.1169.0 brings 3.972.97). */
const OWN_NUMBER = /^3\.(?:972\.[1-9]|97[3-9]\.|9[89]\d\.)/;

export const installed: Installed = (snapshot) => {
  if (projectFolders(snapshot).every((folder) => snapshot.status(`${folder}/node_modules/@aws-sdk`) === null))
    return null;
  for (const client of RELEASED_TOGETHER) {
    const version = nodePackageVersion(snapshot, `@aws-sdk/${client}`);
    if (version !== null) return version;
  }
  const chain = nodePackageVersion(snapshot, "@aws-sdk/credential-provider-node");
  return chain !== null && OWN_NUMBER.test(chain) ? UNKNOWN_VERSION : chain;
};

export const reporting: Reporting = { reports: "never", evidence: "run", version: "3.1169.0" };
