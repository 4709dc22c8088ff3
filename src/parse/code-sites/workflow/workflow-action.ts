import type { Given, GivenSetting } from "../../../model/code-site.ts";
import { wordGiven } from "../shell/command-word.ts";
import type { PartsOf } from "../values/interpolated-parts.ts";
import { type PlacedValue, entriesIn } from "../values/placed-value.ts";

/** What actions, orbs and reusable workflows call their inputs; `-` and capitals are as good as `_` and small letters. */
const INPUTS: ReadonlyMap<string, GivenSetting> = new Map<string, GivenSetting>([
  ["aws_access_key_id", "access-key-id"],
  ["aws_access_key", "access-key-id"],
  ["aws_secret_access_key", "secret-access-key"],
  ["aws_secret_key", "secret-access-key"],
  ["aws_session_token", "session-token"],
  ["aws_region", "region"],
  ["aws_default_region", "region"],
  ["aws_profile", "profile"],
  ["aws_endpoint", "endpoint"],
  ["aws_endpoint_url", "endpoint"],
  ["aws_role_arn", "role"],
  ["aws_role_to_assume", "role"],
  ["aws_assume_role", "role"],
  ["role_to_assume", "role"],
]);

/** Of aws-actions/configure-aws-credentials (v4, action.yml) and of CircleCI's orbs, where no `aws` is needed to know whose. */
const AWS_INPUTS: ReadonlyMap<string, GivenSetting> = new Map<string, GivenSetting>([
  ...INPUTS,
  ["allowed_account_ids", "account"],
  ["role_arn", "role"],
  ["profile", "profile"],
  ["profile_name", "profile"],
  ["region", "region"],
]);

/** What an action is given by its inputs. */
export const inputsGiven = (action: string, inputs: PlacedValue | null, partsOf: PartsOf): readonly Given[] =>
  entriesIn(inputs).flatMap(({ key, value }) => {
    const names = /^(?:aws-actions\/|aws-)/.test(action) ? AWS_INPUTS : INPUTS;
    const setting = names.get(key.toLowerCase().replaceAll("-", "_"));
    if (setting === undefined || value.kind !== "text") return [];
    const word = { parts: partsOf(value.text, value.script), splits: false, line: value.line, column: value.column };
    return wordGiven(setting, word) ?? [];
  });

/** The variables that aws-actions/configure-aws-credentials sets for the steps after it (v4, src/helpers.ts). */
const EXPORTED: ReadonlyMap<GivenSetting, string> = new Map<GivenSetting, string>([
  ["region", "AWS_REGION"],
  ["access-key-id", "AWS_ACCESS_KEY_ID"],
  ["secret-access-key", "AWS_SECRET_ACCESS_KEY"],
  ["session-token", "AWS_SESSION_TOKEN"],
]);

/** What the steps that follow a sign-in have: the role's keys where one is assumed, else those given. */
export function signedIn(gives: readonly Given[]): readonly Given[] {
  const hasRole = gives.some(({ setting }) => setting === "role");
  return gives.flatMap((given) => {
    if (given.setting === "role") return [given];
    if (given.setting === "account" || (hasRole && given.setting !== "region")) return [];
    const variable = EXPORTED.get(given.setting);
    return variable === undefined ? [given] : [{ ...given, variable }];
  });
}
