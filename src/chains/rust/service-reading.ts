import type { ServiceReading } from "../../walk/service-reading.ts";
import { dateTimeOf } from "./date-time.ts";

/**
 * What Rust (aws-runtime 1.10.2) makes of odd answers (set `hand-answered`): of STS it takes what there is, and reads no
 * further than the credentials; of the portal it needs the pair. A number is a whole one.
 */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: [], isDate: (text) => dateTimeOf(text) !== null || /[+-]\d{2}:\d{2}$/.test(text), stopsEarly: true },
  portal: {
    needs: ["roleCredentials", "AccessKeyId", "SecretAccessKey"],
    isDate: (_, kind) => kind === null || kind === "null",
  },
  token: { needs: ["accessToken"], isNumber: (kind) => kind === "null", isLasting: (seconds) => seconds >= 0 },
};
