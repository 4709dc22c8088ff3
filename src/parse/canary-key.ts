import { accountOfAccessKeyId } from "./access-key-id.ts";

/**
 * Accounts known to issue canary tokens: keys put out as bait, whose use by anyone sets off an alarm. Those that
 * TruffleHog 3 tells apart (trufflesecurity/trufflehog at 13b29d3, pkg/detectors/aws/access_keys/canary.go): first
 * `thinkstCanaryList`, which is canarytokens.org, then `thinkstKnockoffsCanaryList`.
 */
const CANARY_ACCOUNTS: ReadonlySet<string> = new Set([
  "052310077262",
  "171436882533",
  "266735846894",
  "534261010715",
  "595918472158",
  "717712589309",
  "730335385048",
  "819147034852",
  "893192397702",
  "992382622183",

  "044858866125",
  "251535659677",
  "344043088457",
  "351906852752",
  "390477818340",
  "426127672474",
  "427150556519",
  "439872796651",
  "445142720921",
  "465867158099",
  "637958123769",
  "693412236332",
  "732624840810",
  "735421457923",
  "959235150393",
  "982842642351",
]);

/** By the account in the key id; an id of the old form (before about 2019) holds none, and is not told apart. */
export function isCanaryKey(accessKeyId: string): boolean {
  const account = accountOfAccessKeyId(accessKeyId);
  return account !== null && isCanaryAccount(account);
}

export const isCanaryAccount = (account: string): boolean => CANARY_ACCOUNTS.has(account);
