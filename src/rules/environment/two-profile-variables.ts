import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import type { Change } from "../../model/finding.ts";
import type { MachineRule } from "../rule.ts";

/**
 * Complaint S05. boto3 and the AWS CLI 1 read AWS_DEFAULT_PROFILE first, the CLI 2 and Go v2 last, JavaScript never: the
 * walks say by which variable each came to its profile.
 */
export const rule: MachineRule = {
  scope: "machine",
  id: "two-profile-variables",
  group: "environment",
  title: "AWS_PROFILE and AWS_DEFAULT_PROFILE name two profiles",
  why: "Some SDKs read AWS_DEFAULT_PROFILE first, some last, some not at all. With two names set, programs side by side act as two profiles.",
  complaints: ["S05"],
  insteadOf: ["profile-variable-not-used"],
  find(checkup) {
    const { snapshot } = checkup;
    const [one, other] = [openVariable(snapshot, "AWS_PROFILE"), openVariable(snapshot, "AWS_DEFAULT_PROFILE")];
    if (one === null || other === null || one === other) return [];
    const sdks = checkup.sdksWhere(
      ({ profile }) => profile.provenance.kind === "variable" && profile.provenance.name === "AWS_DEFAULT_PROFILE",
    );
    if (sdks.length === 0) return [];
    const told = checkup.toldOf(sdks);
    const change: Change = { kind: "unset-variables", names: ["AWS_DEFAULT_PROFILE"] };
    return [
      {
        severity: "warning",
        message: `AWS_PROFILE says ${one}, AWS_DEFAULT_PROFILE says ${other}: ${sdkNames(told)} ${verb(told, "takes", "take")} ${other}.`,
        provenance: [
          { kind: "variable", name: "AWS_PROFILE" },
          { kind: "variable", name: "AWS_DEFAULT_PROFILE" },
        ],
        fix: checkup.fix(change, sdks),
        sdks,
      },
    ];
  },
};
