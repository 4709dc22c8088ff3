import type { ServiceReading } from "../../walk/service-reading.ts";
import { isIsoDate } from "./iso-date.ts";

const isCount = (kind: string | null): boolean => kind === null || kind === "fraction" || kind === "null";

/**
 * What Kotlin 1.8.12 makes of odd answers (set `hand-answered`): of STS and sign-in it takes what there is, of the portal it
 * needs the pair; a numeral is no number.
 */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: [], isDate: isIsoDate },
  portal: { needs: ["roleCredentials", "AccessKeyId", "SecretAccessKey"], isDate: (_, kind) => isCount(kind) },
  signIn: { needs: ["accessToken"], isDate: (_, kind) => isCount(kind) },
  token: { needs: ["accessToken"], isNumber: isCount },
  takesEmptyBody: true,
};
