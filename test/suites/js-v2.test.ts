import { jsV2 } from "../../src/chains/js-v2.ts";
import { openSharedFiles } from "../../src/chains/js-v2/shared-files.ts";
import { unseal } from "../../src/vault/secret.ts";
import { HOME } from "../truth/scenario.ts";
import { locationsOf } from "./file-location.ts";
import { predicted, snapshotOf } from "./machine.ts";
import { settingText } from "./setting-text.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

type Sections = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface JsV2Row extends Row {
  readonly expect: {
    readonly config?: Sections;
    readonly credentialsFile?: Sections;
    readonly configLocation?: string;
    readonly credentialsLocation?: string;
    readonly accessKey?: string;
    readonly sessionToken?: string;
    readonly error?: string;
  };
}

function sectionsDiffer(row: JsV2Row, kind: "config" | "credentials", expected: Sections): string | null {
  const place = { home: HOME, optedIn: true, configFile: null, credentialsFile: null };
  const file = openSharedFiles(snapshotOf(row), new Set(), place)[kind];
  if (file.kind === "failed") return file.error.message;
  const ours = Object.entries(expected).map(([name, settings]) => {
    const profile = file.value.find(name);
    return [name, Object.fromEntries(Object.keys(settings).map((key) => [key, settingText(profile?.setting(key))]))];
  });
  return unequal(expected, Object.fromEntries(ours));
}

function differs(row: JsV2Row): string | null {
  const { config, credentialsFile, configLocation, credentialsLocation, accessKey, sessionToken, error } = row.expect;
  if (config !== undefined) return sectionsDiffer(row, "config", config);
  if (credentialsFile !== undefined) return sectionsDiffer(row, "credentials", credentialsFile);
  if (configLocation !== undefined) {
    const { configPath, credentialsPath } = locationsOf(jsV2, row, HOME);
    return unequal([configLocation, credentialsLocation], [configPath, credentialsPath]);
  }
  const { winner, sources } = predicted(jsV2, row, {});
  if (error !== undefined) return unequal("none", winner === null ? "none" : winner.method) ?? said(error, sources);
  const token = winner?.credentials.sessionToken ?? null;
  const ours = token === null ? null : unseal(token);
  return unequal([accessKey, sessionToken ?? ours], [winner?.credentials.accessKeyId, ours]);
}

/** The chain of the two environment providers alone: the last one's error is the chain's. */
function said(error: string, sources: readonly { readonly error: { readonly message: string } | null }[]) {
  const messages = sources.flatMap((source) => (source.error === null ? [] : [source.error.message]));
  return messages.includes(error) ? null : unequal(error, messages);
}

suite<JsV2Row>("js-v2", { differs });
