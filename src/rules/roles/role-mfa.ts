import type { Checkup } from "../../advice/checkup.ts";
import { ASKS_FOR_THE_CODE, exportCredentials } from "../../advice/export-credentials.ts";
import { isInUse } from "../../advice/profile-faults.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { profilesWith } from "../../advice/written-profiles.ts";
import type { Resolution } from "../../model/resolution.ts";
import type { SdkId } from "../../model/sdk.ts";
import type { MachineRule } from "../rule.ts";

/** A role that wants an MFA code, and SDKs that cannot ask for one (complaint S40). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-mfa",
  title: "A role wants an MFA code that not every SDK can ask for",
  why: "Only a program with a terminal, or one that was given a callback, can ask for the code. Several SDKs stop at once; others leave mfa_serial out and are refused by the role's trust policy with AccessDenied.",
  complaints: ["S40"],
  insteadOf: ["source-failed"],
  find(checkup) {
    return profilesWith(checkup, "mfa_serial").flatMap((profile) => {
      const serial = profile.setting("mfa_serial");
      if (serial === null || profile.text("role_arn") === null || profile.text("mfa_serial") === null) return [];
      const { stop, leaveOut } = partedBy(checkup, profile.name);
      const sdks = [...stop, ...leaveOut];
      if (sdks.length === 0) return [];
      const stopping = checkup.toldOf(stop);
      const leaving = checkup.toldOf(leaveOut);
      const inUse = isInUse(checkup, profile.name) && checkup.atHand.some((id) => sdks.includes(id));
      const stopsHere = checkup.diagnoses.some(
        ({ resolution }) =>
          checkup.atHand.includes(resolution.sdk.id) &&
          resolution.profile.name === profile.name &&
          resolution.error?.kind === "mfa",
      );
      return [
        {
          severity: stopsHere ? ("error" as const) : inUse ? ("warning" as const) : ("note" as const),
          message: `Profile ${profile.name} wants an MFA code. ${[
            ...(stopping.length === 0 ? [] : [`${sdkNames(stopping)} cannot ask for one here`]),
            ...(leaving.length === 0
              ? []
              : [`${sdkNames(leaving)} ${verb(leaving, "leaves", "leave")} it out, so that the role may refuse`]),
          ].join("; ")}.`,
          provenance: [serial.place],
          fix: {
            change: exportCredentials(profile.name, checkup.snapshot, profile.text("region")),
            promise: `${ASKS_FOR_THE_CODE}; or run the program where it can ask`,
            after: null,
          },
          sdks,
        },
      ];
    });
  },
};

/** Told by their own walks: who raises, and whose request for the role carries no serial. */
function partedBy(checkup: Checkup, profile: string): { stop: readonly SdkId[]; leaveOut: readonly SdkId[] } {
  const resolutions = checkup.as(profile);
  const ids = (holds: (resolution: Resolution) => boolean): readonly SdkId[] =>
    resolutions.filter(holds).map(({ sdk }) => sdk.id);
  return {
    stop: ids(({ error, sources }) => error?.kind === "mfa" || sources.some((row) => row.error?.kind === "mfa")),
    leaveOut: ids(
      ({ winner, asked }) =>
        winner?.holding.plan.some((node) => node.kind === "assume-role" && node.profile === profile) === true &&
        asked.some(({ question }) => question.kind === "assume-role") &&
        !asked.some(
          ({ question }) =>
            question.kind === "mfa-code" || (question.kind === "assume-role" && question.mfaSerial !== null),
        ),
    ),
  };
}
