import type { SdkId } from "../model/sdk.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { MACHINE_MAKER_FILES, saysAmazon } from "../parse/machine-maker.ts";
import type { Checkup } from "./checkup.ts";
import { inOrder } from "./profile-faults.ts";

export const isEc2 = ({ file }: Snapshot): boolean => MACHINE_MAKER_FILES.some((path) => saysAmazon(file(path)));

/** Marks that container runtimes leave. */
export const isContainer = ({ status, variables }: Snapshot): boolean =>
  status("/.dockerenv") !== null ||
  status("/run/.containerenv") !== null ||
  variables.has("KUBERNETES_SERVICE_HOST") ||
  variables.has("ECS_CONTAINER_METADATA_URI_V4");

export const asksMetadata = ({ asked }: Resolution): boolean =>
  asked.some(({ question }) => question.kind === "metadata");

/** The SDKs that would ask the metadata service on a machine that has nothing but these variables. */
export function sdksAskingMetadata(checkup: Checkup, variables: Readonly<Record<string, string>>): readonly SdkId[] {
  const bare: Snapshot = {
    ...checkup.snapshot,
    variables: new Map(
      Object.entries({ HOME: "/nobody", AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-1", ...variables }),
    ),
    file: (path) => ({ state: "absent", path }),
    folder: () => [],
    status: () => null,
  };
  return inOrder(checkup.on(bare).filter(asksMetadata));
}
