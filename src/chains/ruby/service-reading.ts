import { parseTimestamp } from "../../parse/timestamp.ts";
import { type ServiceReading, byStatus, codedAt } from "../../walk/service-reading.ts";

/**
 * What Ruby 3.211.0 makes of odd answers (set `hand-answered`): STS's date is a date or seconds since 1970
 * (Aws::Xml::Parser), the portal's a number; a pair that is not whole is looked at afterwards, see `setOnly`.
 */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: [], isDate: (text) => text === "" || /^\d+$/.test(text) || parseTimestamp(text) !== null },
  portal: { needs: ["roleCredentials", "Expiration"], isDate: (_, kind) => kind !== "text" },
  token: {
    needs: ["expiresIn", "accessToken"],
    isNumber: (kind) => kind === "fraction",
    isLasting: (seconds) => seconds > 0,
  },
  takesEmptyBody: true,
  refusal: (odd, ofSts) => {
    if (ofSts) return codedAt(odd, ["xml", "xml-root"]);
    return odd.reply.form === "json" ? codedAt(odd, ["x-amzn-errortype", "__type", "code"]) : byStatus(odd);
  },
};
