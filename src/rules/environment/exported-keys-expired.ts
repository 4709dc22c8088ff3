import { durationWords } from "../../advice/duration-words.ts";
import { openVariable } from "../../advice/open-variable.ts";
import { sdkNames, verb } from "../../advice/sdk-names.ts";
import { variable } from "../../model/provenance.ts";
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
  find(checkup) {
    const { snapshot, now } = checkup;
    if (openVariable(snapshot, "AWS_ACCESS_KEY_ID") === null) return [];
    for (const name of EXPIRY) {
      const time = parseTimestamp(openVariable(snapshot, name) ?? "");
      if (time === null || time.milliseconds >= now) continue;
      const sdks = checkup.sdksWhere(
        ({ winner }) => winner?.source === "environment" && winner.holding.hasSessionToken,
      );
      const told = checkup.toldOf(sdks);
      if (told.length === 0) return [];
      const names = [...KEYS, name].filter((one) => snapshot.variables.has(one));
      return [
        {
          severity: "error",
          message: `The exported keys ended ${durationWords(now - time.milliseconds)} ago by ${name}, and ${sdkNames(told)} ${verb(told, "sends", "send")} them all the same.`,
          provenance: [variable(name)],
          fix: checkup.fix({ kind: "unset-variables", names }, sdks),
          sdks,
        },
      ];
    }
    return [];
  },
};
