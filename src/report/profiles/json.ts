import type { ProfileList, ProfileRow } from "../../model/profile-list.ts";
import { identityDocumentOf } from "../json.ts";
import { countsOf } from "./summary.ts";

/** `awswho profiles --json` (schemaVersion 1): fields are only ever added. */
export function profileListDocumentOf(list: ProfileList) {
  return {
    schemaVersion: 1 as const,
    sdk: list.sdk,
    verified: list.verified,
    summary: countsOf(list),
    profiles: list.profiles.map(profileOf),
  };
}

export type ProfileListDocument = ReturnType<typeof profileListDocumentOf>;

const profileOf = (row: ProfileRow) => ({
  name: row.name,
  method: row.method,
  via: row.via,
  source: row.source,
  accessKeyId: row.accessKeyId,
  account: row.account,
  role: row.role,
  region: row.region,
  expiration: row.expiration === null ? null : { text: row.expiration.text, of: row.expiration.of },
  problems: row.problems.map(({ id, severity, words, provenance }) => ({ id, severity, message: words, provenance })),
  seenOnlyBy: row.seenOnlyBy,
  sections: row.sections,
  plan: row.plan,
  identity: row.identity === null ? null : identityDocumentOf(row.identity),
});
