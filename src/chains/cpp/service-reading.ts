import { type ServiceReading, byStatus } from "../../walk/service-reading.ts";

const PAIR = ["AccessKeyId", "SecretAccessKey"] as const;

/** What C++ 1.11.760 makes of odd answers (set `hand-answered`): a pair that is not empty; where the portal names neither credentials
 * nor an end, the process dies over a null pointer. */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: PAIR, fills: PAIR, isDate: (text) => /^\d{4}-\d\d-\d\dT/.test(text) },
  portal: { needs: ["roleCredentials", ...PAIR], names: ["Expiration"], fills: PAIR },
  token: {
    needs: ["accessToken", "expiresIn"],
    isEmptyRefused: true,
    isNumber: (kind) => kind === "fraction",
    isLasting: (seconds) => seconds > 0,
  },
  refusal: (odd) =>
    Object.keys(odd.reply.codes).length > 0 ? odd : { ...byStatus(odd), code: uncoded(odd.reply.status) },
};

/** AWSErrorMarshaller: an answer without a code is asked for again by its status; one with a code is not (golden `calls-portal-503`). */
export const uncoded = (status: number): string => `HTTP ${status}`;
