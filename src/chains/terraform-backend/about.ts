import type { Snapshot } from "../../model/snapshot.ts";
import { providerBlocks } from "../../parse/provider-blocks.ts";
import { UNKNOWN_VERSION } from "../../parse/version-in-project.ts";
import type { Reporting } from "../../walk/about-sdk.ts";

export const name = "Terraform's S3 backend";

/** Which version of Terraform will open it, the folder does not say. */
export function installed(snapshot: Snapshot): string | null {
  const { cwd } = snapshot;
  const isHere = snapshot
    .folder(cwd)
    .filter((name) => /\.(?:tf|tofu)$/.test(name))
    .some((name) => providerBlocks(snapshot.file(`${cwd}/${name}`)).some(({ call }) => call === 'backend "s3"'));
  return isHere ? UNKNOWN_VERSION : null;
}

export const reporting: Reporting = {
  reports: "never",
  evidence: "read",
  version: "1.11.4",
  source: "internal/backend/remote-state/s3/backend.go",
};
