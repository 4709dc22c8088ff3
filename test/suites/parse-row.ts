import type { ProfileDialect } from "../../src/parse/profile-file.ts";
import { type Sections, keptOf, readProfiles } from "./profile-table.ts";
import { unequal } from "./suite.ts";
import type { Row } from "./table.ts";

/** A row of the table that the smithy family shares: two files, and what is read off them. */
export interface ParseRow extends Row {
  readonly expect: {
    readonly parse: {
      readonly ok: boolean;
      readonly profiles?: Sections;
      readonly ssoSessions?: Sections | null;
    };
  };
}

export function parseDiffers(row: ParseRow, dialect: ProfileDialect): string | null {
  const read = readProfiles(row, dialect);
  const { ok, profiles, ssoSessions } = row.expect.parse;
  if (!ok) return read.fault === null ? "theirs is refused, ours is read" : null;
  if (read.fault !== null) return `theirs is read, ours is refused: ${read.fault.problem}`;
  const same = unequal(keptOf(profiles ?? {}), keptOf(read.sections("profile")));
  if (same !== null || (ssoSessions ?? null) === null) return same;
  return unequal(keptOf(ssoSessions ?? {}), keptOf(read.sections("sso-session")));
}
