import type { ServiceReading } from "../../walk/service-reading.ts";
import { isIsoDate } from "./iso-date.ts";

const ISSUED = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"];

/**
 * What Java 2.57.8 makes of odd answers (set `hand-answered`): each of the four must be there, but may be empty
 * (AwsSessionCredentials.create, Validate.paramNotNull); a numeral is as good as a number.
 */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: ISSUED, isDate: isIsoDate },
  portal: {
    needs: ["roleCredentials", ...ISSUED],
    isDate: (text, kind) => kind === null || (kind === "text" && /^\d+$/.test(text)),
  },
  signIn: { needs: ["accessToken", "AccessKeyId", "SecretAccessKey", "SessionToken", "expiresIn"] },
  token: {
    needs: ["accessToken", "expiresIn"],
    isNumber: (kind) => kind === "text",
    isLasting: (seconds) => seconds > 0,
  },
  takesEmptyBody: true,
};
