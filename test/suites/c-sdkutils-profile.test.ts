import { javaSdk } from "../../src/chains/java-v2/sdk.ts";
import type { SectionKind } from "../../src/parse/profile-file.ts";
import { type Sections, keptOf, readProfiles } from "./profile-table.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

/*
 * The parser under the CRT. It reads the table that Java's reads, so it is held against Java's dialect.
 */

interface CRow extends Row {
  readonly expect: {
    readonly parse?: { readonly ok: boolean };
    readonly sections?: Readonly<Record<string, Sections>>;
  };
}

const KINDS: Readonly<Record<string, SectionKind>> = {
  profiles: "profile",
  ssoSessions: "sso-session",
  AWS_PROFILE_SECTION_TYPE_SERVICES: "services",
};

function differs(row: CRow): string | null {
  const read = readProfiles(row, javaSdk.files);
  const { parse, sections } = row.expect;
  if (parse?.ok === false) return read.fault === null ? "theirs is refused, ours is read" : null;
  if (read.fault !== null) return `theirs is read, ours is refused: ${read.fault.problem}`;
  return unequal(
    Object.fromEntries(Object.keys(KINDS).map((name) => [name, keptOf(sections?.[name] ?? {})])),
    Object.fromEntries(Object.entries(KINDS).map(([name, kind]) => [name, keptOf(read.sections(kind))])),
  );
}

suite<CRow>("c-sdkutils-profile", { differs });
