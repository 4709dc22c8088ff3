import { replacedValue } from "../../advice/replaced-value.ts";
import { isInUse, sdksAs } from "../../advice/profile-faults.ts";
import { profilesWith } from "../../advice/written-profiles.ts";
import type { MachineRule } from "../rule.ts";

const [SHORTEST, LONGEST] = [900, 43_200];

/** `duration_seconds` that STS does not take (complaint S41). */
export const rule: MachineRule = {
  scope: "machine",
  group: "roles",
  id: "role-duration",
  title: "duration_seconds is outside what STS takes",
  why: "STS takes 900 to 43200 seconds. botocore refuses less before it asks, JavaScript and Ruby send it and are refused, Go and Java quietly use their own default, so that one profile works in one program and not in the next.",
  complaints: ["S41"],
  find(checkup) {
    return profilesWith(checkup, "duration_seconds").flatMap((profile) => {
      const duration = profile.setting("duration_seconds");
      const text = duration?.text?.trim() ?? "";
      const seconds = Number(text);
      if (duration === null || text === "" || profile.text("role_arn") === null) return [];
      if (/^\d+$/.test(text) && seconds >= SHORTEST && seconds <= LONGEST) return [];
      const sending = sdksAs(
        checkup,
        profile.name,
        ({ asked, error }) =>
          error?.kind === "bad-setting" ||
          asked.some(({ question }) => question.kind === "assume-role" && question.durationSeconds === seconds),
      );
      const isNumber = /^\d+$/.test(text);
      const value = !isNumber ? 3600 : seconds < SHORTEST ? SHORTEST : LONGEST;
      return [
        {
          severity:
            isInUse(checkup, profile.name) && isNumber && sending.length > 0
              ? ("error" as const)
              : ("warning" as const),
          message: isNumber
            ? `Profile ${profile.name} asks for ${seconds} s: STS takes ${SHORTEST} to ${LONGEST}.`
            : `duration_seconds of profile ${profile.name} is no whole number of seconds: most SDKs leave it out.`,
          provenance: [duration.place],
          fix: checkup.fix(replacedValue(duration, String(value)), sending, profile.name),
          sdks: isNumber ? sending : [],
        },
      ].filter(({ sdks }) => !isNumber || sdks.length > 0);
    });
  },
};
