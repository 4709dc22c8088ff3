import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileView } from "../../src/model/snapshot.ts";
import { cppIni } from "../../src/parse/cpp-ini.ts";
import { dotnetIni } from "../../src/parse/dotnet-ini.ts";
import { goIniFile } from "../../src/parse/go-ini.ts";
import { javaV1Profiles } from "../../src/parse/java-v1-profiles.ts";
import { jsV2IniFile } from "../../src/parse/js-v2-ini.ts";
import { phpIni, phpNormalIni } from "../../src/parse/php-ini.ts";
import { plainFile } from "../../src/parse/plain-file.ts";
import { profileFile } from "../../src/parse/profile-file.ts";
import { rubyProfiles } from "../../src/parse/ruby-profiles.ts";
import { sharedIniFile, sharedIniSetting } from "../../src/parse/shared-ini-file.ts";
import { configSections } from "../../src/parse/shared-ini.ts";
import { javaSdk } from "../../src/chains/java-v2/sdk.ts";
import { kotlinSdk } from "../../src/chains/kotlin/sdk.ts";
import { RUST_DIALECT } from "../../src/chains/rust/dialect.ts";
import { seal } from "../../src/vault/secret.ts";

/*
 * A plain file is read a section at a time. A line of blanks at its end means nothing to any dialect, but makes it no
 * plain one: so the same file is read both ways, and every name that could be asked for must find the same.
 */
const view = (text: string): FileView => ({ state: "text", path: "/c", text: seal(text), bytes: text.length });
const odd = (text: string): string => `${text}\n \n`;

type Section = { setting(key: string): unknown; keys(): readonly string[] };
const shown = (section: Section | null | undefined, ...more: readonly unknown[]): unknown =>
  section == null ? null : [section.keys().map((key) => section.setting(key)), ...more];

/** What each dialect finds under a name; a fault of the file, too. */
const DIALECTS: Readonly<Record<string, (file: FileView, name: string) => unknown>> = {
  "go-v2": (file, name) => {
    const { sections, panicsAt } = goIniFile(file);
    const section = sections.get(name);
    return [panicsAt, shown(section, section?.name, section?.line, section?.column)];
  },
  cpp: (file, name) =>
    (["config", "credentials"] as const).map((kind) => {
      const { profiles, ssoSessions } = cppIni(file, kind);
      return [profiles.get(name), ssoSessions.get(name)];
    }),
  dotnet: (file, name) => {
    const ini = dotnetIni(file);
    return ini.kind === "invalid"
      ? ini
      : ini.about(name).find((section) => [name, `profile ${name}`].includes(section.name));
  },
  "java-v1": (file, name) => {
    const profiles = javaV1Profiles(file);
    return profiles.kind === "fault" ? profiles : profiles.sections.get(name);
  },
  "js-v2": (file, name) => {
    const section = jsV2IniFile(file)?.sections.get(name);
    return [jsV2IniFile(file)?.fault, shown(section, section?.name, section?.line, section?.column)];
  },
  "js-v3": (file, name) => {
    const document = sharedIniFile(file);
    if (document === null) return null;
    return [document.sections.get(name), configSections(document).get(name)].map((section) =>
      section === undefined
        ? null
        : [
            section.title,
            section.line,
            section.column,
            [...section.entries.values()].map((entry) => sharedIniSetting(document, section, entry)),
          ],
    );
  },
  php: (file, name) =>
    [phpIni(file), phpNormalIni(file)].map((ini) =>
      ini.kind === "sections" ? [ini.sections.get(name), ini.bare(name)] : ini,
    ),
  ruby: (file, name) => {
    const profiles = rubyProfiles(file);
    return profiles.kind === "sections" ? profiles.sections.get(name) : profiles;
  },
  ...Object.fromEntries(
    Object.entries({ "java-v2": javaSdk.files, kotlin: kotlinSdk.files, rust: RUST_DIALECT }).map(([id, dialect]) => [
      id,
      (file: FileView, name: string) =>
        (["config", "credentials"] as const).map((kind) => {
          const document = profileFile(file, kind, dialect);
          const sections = (["profile", "sso-session", "services"] as const).map((of) => document?.section(of, name));
          return [
            document?.fault,
            document?.hasProfiles(),
            sections.map((section) => shown(section, section?.name, section?.place)),
          ];
        }),
    ]),
  ),
};

const oneOf = (...texts: readonly string[]) => fc.constantFrom(...texts);
const letters = (pool: string) => fc.string({ unit: oneOf(...pool), maxLength: 8 });
const name = fc.oneof(
  { weight: 6, arbitrary: oneOf("dev", "prod", "a.b", "x@y", "team/one", "default", "2", "Dev") },
  oneOf("profile", "sso-session", "services", "profile.dev", "my-services", "DEFAULT", "__proto__", "constructor"),
  letters("ab.-_@+/:% "),
);
const header = fc
  .tuple(oneOf("", "profile ", "profile ", "sso-session ", "services ", "other ", "profile  "), name)
  .map(([kind, of]) => `[${kind}${of}]`);
const key = fc.oneof(
  { weight: 6, arbitrary: oneOf("region", "role_arn", "aws_access_key_id", "aws_secret_access_key", "source_profile") },
  oneOf("Region", "s3", "a", "key-1", "__proto__"),
);
const value = fc.oneof(
  { weight: 4, arbitrary: oneOf("eu-west-1", "arn:aws:iam::111122223333:role/x", "a b", "a=b", "https://x/y:1", "") },
  letters("ab=:,.%~*/@- #;'\"[]\\\t"),
);
const setting = fc.tuple(key, oneOf(" = ", "=", " =", "= ", ": "), value).map((parts) => parts.join(""));
const line = fc.oneof(
  { weight: 10, arbitrary: setting },
  { weight: 6, arbitrary: header },
  { weight: 3, arbitrary: oneOf("", "# a comment", "#x = y", "# [dev]", "; note") },
  oneOf(" region = indented", "  more", "word", "# it's", "#\ta", "# région"),
);
const odder = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));
/** Sections of settings under headers that may be plain: most of these are plain files. */
const plainer = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 5, arbitrary: name.map((of) => `[profile ${of}]`) }, header),
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: fc.tuple(key, value).map(([of, held]) => `${of} = ${held || "x"}`) },
          oneOf("", "# note"),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    ),
    { maxLength: 4 },
  )
  .map((sections) => sections.flatMap(([title, lines]) => [title, ...lines]).join("\n"));
const text = fc.tuple(fc.oneof(plainer, odder), oneOf("", "\n", "\n\n")).map((parts) => parts.join(""));

/** Every way in which a section of the text could be asked for. */
function namesIn(file: string): readonly string[] {
  const titles = [...file.matchAll(/^[^\n[]*\[([^\n]*)\]/gm)].map(([, title = ""]) => title);
  const bare = titles.map((title) => title.replace(/^\S+ +/, ""));
  const kinds = ["profile ", "profile.", "sso-session ", "sso-session.", "services ", "services."];
  return [...new Set([...titles, ...bare, ...bare.flatMap((of) => kinds.map((kind) => kind + of)), "default", "none"])];
}

describe.each(Object.entries(DIALECTS))("%s", (_, find) => {
  test("finds in a part of a plain file what it finds in the whole", () => {
    fc.assert(
      fc.property(text, (file) => {
        fc.pre(plainFile(view(file)) !== null);
        // A comment that no line feed ends is none to PHP, and the odd one has a line feed there.
        fc.pre(!/(?:^|\n)#[^\n]*$/.test(file));
        for (const of of namesIn(file)) expect(find(view(file), of), of).toEqual(find(view(odd(file)), of));
      }),
      { numRuns: 400 },
    );
  });
});

test.each([
  "[dev]\nregion = eu-west-1\n",
  "# mine\n\n[default]\nregion = eu-west-1\n\n[profile a.b-c_1]\nrole_arn=arn:aws:iam::111122223333:role/a,b\n\n\n",
  "[sso-session x]\nsso_region = a\n[profile x]\nregion = b",
])("takes a usual file for a plain one: %j", (file) => {
  expect(plainFile(view(file))).not.toBeNull();
});

test.each([
  "[dev]\nregion = a\n[profile dev]\nregion = b\n",
  "[default]\nregion = a\n[profile default]\nregion = b\n",
  "[dev]\ns3 =\n  max = 1\n",
  "[dev]\nregion = a # b\n",
  "[dev]\n",
  "region = a\n",
  "\ufeff[dev]\nregion = a\n",
  "[dev]\r\nregion = a\r\n",
])("takes no chances: %j", (file) => {
  expect(plainFile(view(file))).toBeNull();
});

test.each([
  [
    ["default", "dev", "profile dev"],
    [3, 6, 6],
  ],
  [
    ["dev", "default"],
    [6, 3],
  ],
])("knows the line of every section, in whatever order they are asked for: %j", (names, lines) => {
  const file = plainFile(view("# mine\n\n[default]\nregion = a\n\n[profile dev]\nregion = b\n"));
  expect(names.map((name) => file?.part(name)?.line)).toEqual(lines);
});
