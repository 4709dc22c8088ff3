import { openVariable } from "../../advice/open-variable.ts";
import { asksMetadata, isEc2, sdksAskingMetadata } from "../../advice/metadata-use.ts";
import { inOrder } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { MachineRule } from "../rule.ts";

const NAME = "AWS_EC2_METADATA_DISABLED";

/** An EC2 instance on which nothing is left but its role, which a variable turns off (complaint S44). */
export const rule: MachineRule = {
  scope: "machine",
  group: "metadata",
  id: "metadata-off-on-instance",
  title: "The instance's role is turned off, and nothing else is there",
  why: "On an EC2 instance the role is usually what is meant. AWS_EC2_METADATA_DISABLED, often set for a build or by an image for laptops, makes every SDK pass it over and report that there are no credentials, without a word of the variable.",
  complaints: ["S44"],
  insteadOf: ["nothing-found"],
  find(checkup) {
    const value = openVariable(checkup.snapshot, NAME);
    if (value === null || !isEc2(checkup.snapshot)) return [];
    const obeying = sdksAskingMetadata(checkup, {}).filter(
      (id) => !sdksAskingMetadata(checkup, { [NAME]: value }).includes(id),
    );
    const sdks = inOrder(
      checkup.resolutions.filter(
        (resolution) =>
          resolution.outcome === "none" && obeying.includes(resolution.sdk.id) && !asksMetadata(resolution),
      ),
    );
    if (sdks.length === 0) return [];
    const told = checkup.toldOf(sdks);
    return [
      {
        severity: "error",
        message: `This is an EC2 instance and ${NAME}=${value} turns its role off: ${sdkNames(told)} ${verb(told, "has", "have")} nothing else.`,
        provenance: [{ kind: "variable", name: NAME }],
        fix: {
          change: { kind: "unset-variables", names: [NAME] },
          promise: "to act as the instance's role",
          after: null,
        },
        sdks,
      },
    ];
  },
};
