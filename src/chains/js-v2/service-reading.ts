import { javascriptTime } from "../../parse/javascript-time.ts";
import type { ServiceReading } from "../../walk/service-reading.ts";

/**
 * What JavaScript 2.1693.0 makes of odd answers (set `hand-answered`): of STS it takes what there is; of the portal nothing
 * may be missing or empty, and an end of nought is none (sso_credentials.js).
 */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: [], isDate: (text) => /^\d+$/.test(text) || !Number.isNaN(javascriptTime(text, "UTC")) },
  portal: {
    needs: ["roleCredentials", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"],
    fills: ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"],
    isDate: (text) => text !== "1970-01-01T00:00:00Z",
  },
  token: {
    needs: ["accessToken", "expiresIn"],
    isEmptyRefused: true,
    isNumber: () => true,
    isLasting: (seconds) => seconds !== 0,
  },
  takesAnyXml: true,
  takesEmptyBody: true,
};
