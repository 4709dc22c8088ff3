import { isDateTime } from "../../parse/iso-date-time.ts";
import type { ServiceReading } from "../../walk/service-reading.ts";

const PAIR = ["AccessKeyId", "SecretAccessKey"] as const;

/**
 * What JavaScript 3 makes of odd answers (set `hand-answered`): STS's parser wants a date (@smithy/core, serde), the
 * providers a pair that is not empty ("not valid"), the portal's all four, so that an end of nought is none either.
 */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: PAIR, fills: PAIR, isDate: (text) => isDateTime(text.replace(/(?:Z|[+-]\d{2}:\d{2})$/i, "")) },
  portal: {
    needs: ["roleCredentials", ...PAIR, "SessionToken", "Expiration"],
    fills: [...PAIR, "SessionToken", "Expiration"],
    isDate: (text) => text !== "1970-01-01T00:00:00Z",
  },
  signIn: { needs: ["accessToken", ...PAIR, "SessionToken", "refreshToken"], fills: [...PAIR, "SessionToken"] },
  token: { needs: ["accessToken", "expiresIn"], isNumber: () => true, isLasting: (seconds) => seconds > 0 },
  takesEmptyBody: true,
};
