import { replacedValue } from "../../advice/replaced-value.ts";
import { gravityOf, isInUse, sdksAs } from "../../advice/profile-faults.ts";
import { profilesWith } from "../../advice/written-profiles.ts";
import type { PlanNode, Resolution } from "../../model/resolution.ts";
import type { MachineRule } from "../rule.ts";

const LONGEST_CHAINED = 3600;

/** A role assumed by another role, for more than the hour that STS gives then (complaint S41). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-chain-too-long",
  title: "A role assumed by a role asks for more than an hour",
  why: "When temporary credentials of a role assume the next one, STS gives one hour at most, whatever the role itself allows; a longer wish is a ValidationError. A sign-in through IAM Identity Center is a role too.",
  complaints: ["S41"],
  find(checkup) {
    return profilesWith(checkup, "duration_seconds").flatMap((profile) => {
      const duration = profile.setting("duration_seconds");
      const seconds = Number(duration?.text ?? "");
      if (duration === null || !(seconds > LONGEST_CHAINED) || profile.text("role_arn") === null) return [];
      const { name } = profile;
      const chained = checkup.as(name).find((resolution) => isChained(resolution, name));
      if (chained === undefined) return [];
      // Those that send the wish: the others leave it out and get their hour.
      const sdks = sdksAs(
        checkup,
        name,
        (resolution) =>
          isChained(resolution, name) &&
          resolution.asked.some(
            ({ question }) => question.kind === "assume-role" && (question.durationSeconds ?? 0) > LONGEST_CHAINED,
          ),
      );
      if (sdks.length === 0) return [];
      const way = (chained.winner?.holding.plan ?? []).map(nameOfNode).join(" → ");
      const willStop =
        isInUse(checkup, name) &&
        checkup.diagnoses.some(
          ({ resolution }) => sdks.includes(resolution.sdk.id) && isChained(resolution, resolution.profile.name),
        );
      return [
        {
          severity: willStop ? ("error" as const) : gravityOf(checkup, name, sdks),
          message: `Profile ${name} asks for ${seconds} s, but its role is assumed by another role (${way}): STS gives ${LONGEST_CHAINED} s at most.`,
          provenance: [duration.place],
          fix: checkup.fix(replacedValue(duration, String(LONGEST_CHAINED)), sdks, name),
          sdks,
        },
      ];
    });
  },
};

/** The node before the profile's own role is a role's as well. */
function isChained({ winner }: Resolution, profile: string): boolean {
  const plan = winner?.holding.plan ?? [];
  const at = plan.findIndex((node) => node.kind === "assume-role" && node.profile === profile);
  const before = plan[at - 1];
  return (
    at > 0 &&
    before !== undefined &&
    ["assume-role", "sso", "web-identity", "container", "instance-metadata"].includes(before.kind)
  );
}

function nameOfNode(node: PlanNode): string {
  switch (node.kind) {
    case "assume-role":
      return node.profile ?? "the provider block";
    case "sso":
      return "SSO";
    case "web-identity":
      return "web identity";
    case "container":
      return "the container's role";
    case "instance-metadata":
      return "the instance's role";
    case "static":
      return "keys";
    case "login":
      return "aws login";
    case "process":
      return "a process";
  }
}
