import type { SourceId } from "../../src/model/sdk.ts";
import type { Golden } from "../../test/truth/goldens.ts";
import type { Scenario } from "../../test/truth/scenario.ts";

/** What AWS's side issues, and from where it then is. */
const ISSUES: readonly (readonly [RegExp, SourceId])[] = [
  [/^sts AssumeRole [^>]*$/, "assume-role"],
  [/^sts AssumeRoleWithWebIdentity [^>]*$/, "web-identity"],
  [/^sso GetRoleCredentials [^>]*$/, "sso"],
  [/^signin CreateOAuth2Token [^>]*$/, "login"],
  [/^(?:emu )?imds credentials /, "instance-metadata"],
  [/^ecs /, "container"],
];

/**
 * The source that a record itself tells: the only place of its machine where the key stands, or the call that issued it.
 * Null: it stands in two places, or the record does not tell.
 */
export function recordedSource(scenario: Scenario, golden: Golden): SourceId | null {
  const key = golden.accessKeyId ?? "";
  if (golden.outcome !== "credentials" || key.length < 4) return null;
  const places = placesOf(scenario, key);
  if (places.length === 1) return places[0] ?? null;
  if (places.length > 1 || !key.startsWith("ASIA")) return null;
  const issued = golden.calls.flatMap((call) => ISSUES.find(([form]) => form.test(call))?.[1] ?? []);
  return issued.at(-1) ?? null;
}

function placesOf({ explicit, env, files }: Scenario, key: string): readonly SourceId[] {
  const places: SourceId[] = explicit?.accessKeyId === key ? ["explicit"] : [];
  if (Object.values(env).includes(key)) places.push("environment");
  const named = (variable: string, otherwise: string): string =>
    (env[variable] ?? otherwise).replace(/^\{\{HOME\}\}\//, "~/");
  for (const [path, text] of Object.entries(files))
    for (const line of text.split("\n")) {
      if (!line.includes(key)) continue;
      if (/credential_process/.test(line)) places.push("process");
      else if (path === named("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")) places.push("shared-credentials");
      else if (path === named("AWS_CONFIG_FILE", "~/.aws/config")) places.push("shared-config");
      else if (/^#!|Version/.test(text)) places.push("process");
      else if (/boto/.test(path)) places.push("boto2-config");
      else if (/AWSAccessKeyId/.test(line)) places.push("aws-credential-file");
      else places.push("explicit", "environment");
    }
  return places;
}
