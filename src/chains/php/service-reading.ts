import type { ServiceReading } from "../../walk/service-reading.ts";

/** What PHP 3.376.2 makes of odd answers (set `hand-answered`): it takes what there is, be it nothing at all. */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: [] },
  portal: { needs: [], isDate: (text, kind) => kind !== "text" || /^\d+$/.test(text) },
  signIn: { needs: ["accessToken"] },
  token: {
    needs: ["accessToken", "expiresIn"],
    isEmptyRefused: true,
    isNumber: () => true,
    isLasting: (seconds) => seconds > 0,
  },
  takesEmptyBody: true,
};
