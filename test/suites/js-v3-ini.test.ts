import { homeFolder, openSharedFiles } from "../../src/chains/js-v3/shared-files.ts";
import { jsV3 } from "../../src/chains/js-v3.ts";
import { readSharedIni, sharedIniText } from "../../src/parse/shared-ini.ts";
import { NO_CODE, snapshotOf } from "./machine.ts";
import { settingText } from "./setting-text.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface JsRow extends Row {
  readonly explicit: { readonly profile?: string };
  readonly expect: {
    readonly parse?: { readonly ok: boolean };
    readonly raw?: unknown;
    readonly profiles?: unknown;
    readonly profile?: string;
    readonly home?: string;
  };
}

const SYSTEM_HOME = "<os.homedir()>";

function raw(text: string): unknown {
  const document = readSharedIni("config", text);
  return Object.fromEntries(
    [...document.sections].map(([name, { entries }]) => [
      name,
      Object.fromEntries([...entries].map(([key, entry]) => [key, sharedIniText(document, entry)])),
    ]),
  );
}

function merged(row: JsRow): unknown {
  const files = openSharedFiles(snapshotOf(row), new Set());
  return Object.fromEntries(
    files.profileNames().map((name) => {
      const profile = files.profile(name);
      const keys = profile?.keys() ?? [];
      return [name, Object.fromEntries(keys.map((key) => [key, settingText(profile?.setting(key))]))];
    }),
  );
}

function differs(row: JsRow): string | null {
  const text = row.files["~/.aws/config"] ?? "";
  const { parse, raw: expected, profiles, profile, home } = row.expect;
  if (parse !== undefined) return unequal(parse.ok, readSharedIni("config", text).discardedAt === null);
  if (expected !== undefined) return unequal(expected, raw(text));
  if (profiles !== undefined) return unequal(profiles, merged(row));
  const snapshot = snapshotOf(row, { environment: row.env, systemHome: SYSTEM_HOME });
  if (home !== undefined) return unequal(home, homeFolder(snapshot));
  const code = { ...NO_CODE, profile: row.explicit.profile ?? null };
  return unequal(profile, jsV3.profile(jsV3.open(snapshot, code, new Set())).name);
}

suite<JsRow>("js-v3-ini", { differs });
