import type { Failure } from "../../model/question.ts";
import { rfc3339 } from "../../parse/go-rfc3339.ts";
import { type OddRefusal, type ServiceReading, codedAt, unreadRefusal } from "../../walk/service-reading.ts";

/**
 * What aws-sdk-go 1.55.8 makes of odd answers (set `hand-answered`): stscreds.AssumeRoleProvider takes each field without a
 * look, and where one is not there the program ends (a nil pointer); the others take what there is.
 */
export const SERVICE_READING: ServiceReading = {
  sts: {
    needs: ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"],
    isDate: (text) => rfc3339(text) !== null,
  },
  webIdentity: { needs: [], isDate: (text) => rfc3339(text) !== null },
  portal: { needs: ["roleCredentials"], isDate: (_, kind) => kind !== "text" },
  /** ssocreds.SSOTokenProvider: "missing required field". */
  token: { needs: ["accessToken", "expiresIn", "refreshToken"], isNumber: (kind) => kind !== "text" },
  takesEmptyBody: true,
  refusal,
};

/** private/protocol, xmlutil and jsonutil: what cannot be parsed is a SerializationError, nothing at all is an error without a code. */
function refusal(odd: OddRefusal, ofSts: boolean): Failure {
  const { form, codes } = odd.reply;
  const isMarkup = form === "xml" || form === "html";
  if (isMarkup && (!ofSts || codes.xml === undefined)) return unreadRefusal(odd);
  return ofSts ? codedAt(odd, ["xml"]) : codedAt(odd, ["x-amzn-errortype", "__type", "code", "Code"]);
}
