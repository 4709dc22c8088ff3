import { type Profile, openFullConfig } from "../../src/chains/botocore/full-config.ts";
import { snapshotOf } from "./machine.ts";
import { settingText } from "./setting-text.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface LoaderRow extends Row {
  readonly expect: {
    readonly error?: string;
    readonly profiles?: readonly string[];
    readonly profile?: string;
    readonly values?: Readonly<Record<string, string>>;
    readonly ssoSessions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly services?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  };
}

/** Which settings a section has, as the suite writes them: `s3.signature_version` is one of a block. */
const settingsOf = (profile: Profile | null, keys: readonly string[]): unknown =>
  Object.fromEntries(
    keys.map((key) => {
      const [outer = "", inner] = key.split(".");
      return [key, settingText(profile?.setting(outer), inner)];
    }),
  );

function differs(row: LoaderRow): string | null {
  const config = openFullConfig(snapshotOf(row), new Set());
  const { error, profiles, profile, values = {}, ssoSessions = {}, services = {} } = row.expect;
  if (error !== undefined) return unequal(error, config.fault?.type);
  if (config.fault !== null) return unequal("no error", config.fault.message);
  if (profiles !== undefined) return unequal([...profiles].sort(), [...config.profileNames()].sort());
  if (profile !== undefined) return unequal(values, settingsOf(config.profile(profile), Object.keys(values)));
  for (const [name, settings] of Object.entries(ssoSessions)) {
    const difference = unequal(settings, settingsOf(config.ssoSession(name), Object.keys(settings)));
    if (difference !== null) return difference;
  }
  for (const [name, blocks] of Object.entries(services))
    for (const [service, settings] of Object.entries(blocks)) {
      const keys = Object.keys(settings).map((key) => `${service}.${key}`);
      const theirs = Object.fromEntries(Object.entries(settings).map(([key, text]) => [`${service}.${key}`, text]));
      const difference = unequal(theirs, settingsOf(config.services(name), keys));
      if (difference !== null) return difference;
    }
  return null;
}

suite<LoaderRow>("botocore-configloader", {
  differs,
  unfit: ({ files }) => {
    const paths = Object.keys(files);
    if (paths.length === 0) return "load_config alone: a session takes a missing file for an empty one";
    return paths.length > 1 ? "several files of one kind, which no setting can name" : null;
  },
});
