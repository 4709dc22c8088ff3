import { rfc3339 } from "../../parse/go-rfc3339.ts";
import type { ServiceReading } from "../../walk/service-reading.ts";

/**
 * What aws-sdk-go-v2 1.47.7 makes of odd answers (set `hand-answered`): its deserializers want the kinds of the model and
 * mind nothing that is missing; only `aws login` looks (logincreds 1.20.15, "missing …"). A portal's answer without
 * roleCredentials ends the program (a nil pointer).
 */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: [], isDate: (text) => rfc3339(text) !== null },
  portal: { needs: ["roleCredentials"], isDate: (_, kind) => kind === null || kind === "null" },
  signIn: {
    needs: ["accessToken", "AccessKeyId", "SecretAccessKey", "SessionToken", "expiresIn", "refreshToken"],
    fills: ["AccessKeyId", "SecretAccessKey", "SessionToken"],
    isDate: (_, kind) => kind === null,
  },
  token: { needs: [], isNumber: (kind) => kind === "null" },
  takesEmptyBody: true,
};
