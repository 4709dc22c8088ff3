import { parseTimestamp } from "../../parse/timestamp.ts";
import type { ServiceReading } from "../../walk/service-reading.ts";

const ISSUED = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"] as const;

/**
 * What .NET 4.0.102.5 makes of odd answers (set `hand-answered`): nothing may be missing or empty, names may be written
 * in any case; a numeral is as good as a number, STS's date may be seconds since 1970. A token without a text is sent.
 */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: ISSUED, fills: ISSUED, isDate: (text) => /^\d+$/.test(text) || parseTimestamp(text) !== null },
  portal: {
    needs: ["roleCredentials", ...ISSUED],
    fills: ISSUED,
    isDate: (text, kind) => kind === null || (kind === "text" && /^\d+$/.test(text)),
  },
  token: { needs: ["expiresIn"], isNumber: (kind) => kind === "text" },
  anyCase: true,
};
