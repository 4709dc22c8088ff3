import type { Failure } from "../../model/question.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import { type OddRefusal, type ServiceReading, byStatus, codedAt, unreadRefusal } from "../../walk/service-reading.ts";
import type { Edition } from "./edition.ts";

/** In the order in which credentials.py (1.44.5) takes them. */
const ISSUED = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"];

/**
 * What botocore (1.44.5) makes of odd answers, set `hand-answered`: parsers.py, then credentials.py and tokens.py, which
 * take every field by its name (KeyError). A date may be seconds since 1970.
 */
export const serviceReading = ({ datesAsWritten }: Edition): ServiceReading => ({
  sts: { needs: ISSUED, ...(datesAsWritten ? {} : { isDate }) },
  portal: { needs: ["roleCredentials", ...ISSUED], isDate: (text, kind) => kind !== "text" || /^\d+$/.test(text) },
  signIn: { needs: ["expiresIn", "accessToken", ...ISSUED.slice(0, 3), "refreshToken"] },
  token: { needs: ["expiresIn", "accessToken"], isNumber: () => true, isLasting: (seconds) => seconds > 0 },
  refusal,
});

const isDate = (text: string): boolean => /^\d+$/.test(text) || parseTimestamp(text) !== null;

function refusal(odd: OddRefusal, ofSts: boolean): Failure {
  const { status, form, whole, says } = odd.reply;
  // ResponseParser._is_generic_error_response
  if (status >= 500 && (form === "empty" || form === "html"))
    return { ...byStatus(odd), message: PHRASES[status] ?? "" };
  if (!ofSts) return { ...codedAt(odd, ["x-amzn-errortype", "__type", "code", "Code"]), message: says ?? "" };
  if ((form !== "xml" && form !== "html") || !whole) return unreadRefusal(odd);
  // BaseXMLResponseParser: an XML without an Error in it.
  return { ...odd, kind: "http-status", code: "Unknown", message: "Unknown" };
}

/** http.client.responses */
const PHRASES: Readonly<Record<number, string>> = {
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};
