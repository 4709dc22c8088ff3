import { durationWords } from "../../advice/duration-words.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { renewalBy } from "../../advice/renewal-by.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { variable } from "../../model/provenance.ts";
import type { Resolution } from "../../model/resolution.ts";
import { parseTimestamp } from "../../parse/timestamp.ts";
import type { MachineRule } from "../rule.ts";

const KEYS = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"];
/** aws-vault and the AWS CLI, granted, awsume, aws-sso-cli. */
const EXPIRY = [
  "AWS_CREDENTIAL_EXPIRATION",
  "AWS_SESSION_EXPIRATION",
  "AWSUME_EXPIRATION",
  "AWS_SSO_SESSION_EXPIRATION",
];

/** Complaints S09, S13: botocore alone looks at AWS_CREDENTIAL_EXPIRATION (`expired-keys`); nobody at the others. */
export const rule: MachineRule = {
  scope: "machine",
  id: "exported-keys-expired",
  group: "environment",
  title: "Exported temporary keys are past their time",
  why: "The tool that exported the keys said when they end. Most SDKs do not look at it, send them, and AWS refuses each call with ExpiredToken.",
  complaints: ["S09", "S13"],
  insteadOf: ["expired-keys"],
  find(checkup) {
    const { snapshot, now, wrapper } = checkup;
    if (openVariable(snapshot, "AWS_ACCESS_KEY_ID") === null) return [];
    for (const name of EXPIRY) {
      const time = parseTimestamp(openVariable(snapshot, name) ?? "");
      if (time === null || time.milliseconds >= now) continue;
      const sdks = checkup.sdksWhere(
        ({ winner }) => winner?.source === "environment" && winner.holding.hasSessionToken,
      );
      const told = checkup.toldOf(sdks);
      if (told.length === 0) return [];
      const refusing = checkup.resolutions.filter(refusesThem).map(({ sdk }) => sdk.id);
      const refused = checkup.toldOf(refusing);
      const names = [...KEYS, name].filter((one) => snapshot.variables.has(one));
      return [
        {
          severity: "error",
          message: `The exported keys expired ${durationWords(now - time.milliseconds)} ago by ${name}: ${refused.length === 0 ? "" : `${sdkNames(refused)} ${verb(refused, "refuses", "refuse")} to use them, `}${sdkNames(told)} ${verb(told, "sends", "send")} them all the same.`,
          provenance: [variable(name)],
          fix: (wrapper === null ? null : renewalBy(wrapper)) ?? checkup.fix({ kind: "unset-variables", names }, sdks),
          sdks: [...sdks, ...refusing],
        },
      ];
    }
    return [];
  },
};

/** botocore: "Credentials were refreshed, but the refreshed credentials are still expired" (1.44.5). */
const refusesThem = ({ error, sources }: Resolution): boolean =>
  error?.kind === "token-expired" && sources.find(({ verdict }) => verdict === "stops")?.id === "environment";
