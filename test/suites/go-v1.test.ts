import { goV1 } from "../../src/chains/go-v1.ts";
import { type SharedConfig, type SettingKey, loadSharedConfig } from "../../src/chains/go-v1/shared-config.ts";
import { openSharedFile } from "../../src/chains/go-v1/shared-file.ts";
import type { Setting } from "../../src/model/settings.ts";
import { goV1Settings } from "../../src/parse/go-v1-file.ts";
import { readGoV1Ini } from "../../src/parse/go-v1-ini.ts";
import { seal } from "../../src/vault/secret.ts";
import { type GoSections, sectionsDiffer } from "./go-ini-row.ts";
import { type GoRow, goDiffers } from "./go-row.ts";
import { predicted, snapshotOf } from "./machine.ts";
import { settingText } from "./setting-text.ts";
import { suite, unequal } from "./suite.ts";
import { type Row, tableOf } from "./table.ts";

interface Shared {
  readonly Region?: string;
  readonly RoleARN?: string;
  readonly CredentialSource?: string;
  readonly SSOAccountID?: string;
  readonly Creds?: { readonly AccessKeyID: string; readonly SessionToken?: string };
  readonly SourceProfile?: Shared;
}

interface V1Row extends Row {
  readonly explicit?: {
    readonly profile?: string | null;
    readonly files?: readonly string[];
    readonly useSharedConfigCall?: boolean;
    readonly Profile?: string;
    readonly SharedConfigState?: number;
    readonly Config?: unknown;
  };
  readonly expect: {
    readonly expectedAccessKey?: string;
    readonly expectedError?: { readonly code?: string; readonly message?: string; readonly s?: string };
    readonly credentials?: { readonly AccessKeyID: string; readonly SessionToken?: string } | null;
    readonly envConfig?: {
      readonly Profile?: string;
      readonly Region?: string;
      readonly Creds?: { readonly AccessKeyID: string };
    } | null;
    readonly creds?: { readonly AccessKeyID: string };
    readonly region?: string;
    readonly ExpectCreds?: { readonly AccessKeyID: string };
    readonly Expected?: Shared;
    readonly Err?: string | { readonly "@error": string };
    readonly sections?: GoSections;
    readonly parse?: { readonly ok: boolean };
  };
}

const CHAIN = "TestSharedConfigCredentialSource ";

/** What each case's `init` set stands in the rows of Go v2 with the same name. */
function withInit(row: V1Row): GoRow {
  const same = tableOf<GoRow>("go-v2-resolve-credentials")?.find(({ id }) => id === row.id.slice(CHAIN.length));
  const files = { ...same?.files, ...row.files };
  const { expectedError } = row.expect;
  const said = expectedError?.message ?? expectedError?.s;
  const expect = { ...(row.expect as GoRow["expect"]), ...(said === undefined ? {} : { expectedError: said }) };
  const profile = row.explicit?.profile ?? null;
  return { ...row, env: { ...same?.env, ...row.env }, files, explicit: profile === null ? {} : { profile }, expect };
}

const atHome = (files: Row["files"]): Row["files"] =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path.startsWith("~") ? path : `~/${path}`, text]));

const said = (err: V1Row["expect"]["Err"]): string => (typeof err === "string" ? err : (err?.["@error"] ?? ""));

function sharedDiffers(row: V1Row): string | null {
  const snapshot = snapshotOf({ ...row, files: atHome(row.files) });
  const named = row.explicit?.files ?? Object.keys(row.files);
  const files = named.map((path) => openSharedFile(snapshot, new Set(), "config", path));
  const loaded = loadSharedConfig(files, row.explicit?.profile ?? "default", true);
  const { Expected: expected, Err: error } = row.expect;
  if (error !== undefined) {
    if (loaded.kind === "missing") return unequal(said(error).startsWith("SharedConfigProfileNotExists"), true);
    return loaded.kind === "fault" ? null : unequal(said(error), loaded.kind);
  }
  if (loaded.kind === "fault") return unequal("no error", loaded.error.message);
  const config = loaded.kind === "config" ? loaded.config : null;
  return unequal(shown(expected ?? {}), ours(config));
}

const shown = (shared: Shared): unknown => [
  shared.Region,
  shared.RoleARN,
  shared.CredentialSource,
  shared.SSOAccountID,
  shared.Creds?.AccessKeyID,
  shared.Creds?.SessionToken,
];

function ours(config: SharedConfig | null): unknown {
  const text = (setting: Setting | null | undefined): string | undefined => settingText(setting) || undefined;
  const setting = (key: SettingKey): string | undefined => text(config?.settings.get(key));
  return [
    setting("region"),
    setting("role_arn"),
    setting("credential_source"),
    setting("sso_account_id"),
    text(config?.keys?.id),
    text(config?.keys?.token),
  ];
}

function iniDiffers(row: V1Row): string | null {
  const document = readGoV1Ini("config", row.files["~/.aws/config"] ?? "");
  const { parse, sections = {} } = row.expect;
  if (parse !== undefined) return unequal(parse.ok, document.fault === null);
  if (document.fault !== null) return unequal("read", document.fault);
  const first = (name: string, key: string): Setting | null => {
    const section = document.sections.get(name);
    return section === undefined ? null : (goV1Settings(document, section, key)[0] ?? null);
  };
  return sectionsDiffer(sections, first, [...document.sections.keys()]);
}

function environmentDiffers(row: V1Row): string | null {
  const { credentials, envConfig } = row.expect;
  const { winner, profile, region, error } = predicted(goV1, row, {});
  if (envConfig === null) return error === null ? "theirs is refused, ours is not" : null;
  if (envConfig !== undefined)
    return unequal([envConfig.Profile ?? "default", envConfig.Region], [profile.name, region.name]);
  return unequal(credentials?.AccessKeyID, winner?.credentials.accessKeyId);
}

/** The tests name one broken file as both. */
function sessionDiffers(row: V1Row): string | null {
  const config = row.files["~/.aws/config"];
  const files = config === undefined ? atHome(row.files) : { ...row.files, "~/.aws/credentials": config };
  const keys =
    row.explicit?.Config === undefined
      ? null
      : {
          givenTo: "client" as const,
          accessKeyId: "AKID",
          secret: true,
          token: false,
          secretAccessKey: seal("SECRET"),
          argument: "--explicit",
        };
  const profile = row.explicit?.Profile ?? row.explicit?.profile ?? null;
  const { winner, error, region } = predicted(goV1, { ...row, files }, {}, { profile, keys });
  const { Err: refused, ExpectCreds: expected, creds, region: expectedRegion } = row.expect;
  if (refused !== undefined) return error === null ? unequal(refused, winner?.credentials.accessKeyId) : null;
  return unequal(
    [(expected ?? creds)?.AccessKeyID, expectedRegion ?? region.name],
    [winner?.credentials.accessKeyId ?? error?.message, region.name],
  );
}

function differs(row: V1Row): string | null {
  if (row.id.startsWith(CHAIN)) return goDiffers(goV1, withInit(row));
  if (row.id.startsWith("ini ")) return iniDiffers(row);
  if (row.id.startsWith("TestLoadEnvConfig")) return environmentDiffers(row);
  if (row.id.startsWith("TestLoadSharedConfig")) return sharedDiffers(row);
  return sessionDiffers(row);
}

function unfit({ id, explicit, expect }: V1Row): string | null {
  if (id.includes("custom EC2 IMDS endpoint")) return "a server that the row does not name";
  if (explicit?.useSharedConfigCall === true || explicit?.SharedConfigState !== undefined)
    return "the shared config state given in code";
  if (id.startsWith("TestNewSessionWithOptions_Overrides")) return "the shared config state given in code";
  const environment = Object.keys(expect.envConfig ?? {});
  const told = ["Profile", "Region", "EnableSharedConfig", "SharedConfigFile", "SharedCredentialsFile"];
  return environment.some((key) => !told.includes(key)) ? "a setting of calls that we do not make" : null;
}

suite<V1Row>("go-v1", { differs, unfit });
