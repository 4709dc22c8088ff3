import type { ServiceReading } from "../../walk/service-reading.ts";

/** What Java 1.12.797 makes of STS's odd answers (set `hand-answered`): a pair must be there, if it be empty; dates are not looked at. */
export const SERVICE_READING: ServiceReading = {
  sts: { needs: ["AccessKeyId", "SecretAccessKey"] },
  // It knows neither the portal nor OIDC.
  portal: { needs: [] },
  token: { needs: [], isNumber: () => true },
};
