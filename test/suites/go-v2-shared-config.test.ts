import { type SharedConfig, loadProfile, textSetting } from "../../src/chains/go/shared-config.ts";
import { openSharedFiles } from "../../src/chains/go/shared-files.ts";
import { byDefault } from "../../src/model/provenance.ts";
import { unseal } from "../../src/vault/secret.ts";
import { snapshotOf } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

/** The settings of Go's SharedConfig that a prediction rests on; the others are of calls that we do not make. */
interface Expected {
  readonly Region?: string;
  readonly RoleARN?: string;
  readonly SourceProfileName?: string;
  readonly CredentialSource?: string;
  readonly ExternalID?: string;
  readonly MFASerial?: string;
  readonly RoleSessionName?: string;
  readonly SSOAccountID?: string;
  readonly SSORoleName?: string;
  readonly SSORegion?: string;
  readonly SSOStartURL?: string;
  readonly SSOSessionName?: string;
  readonly Credentials?: { readonly AccessKeyID: string; readonly SessionToken?: string };
  readonly Source?: Expected;
}

interface SharedRow extends Row {
  readonly explicit: {
    readonly profile?: string | null;
    readonly configFiles?: readonly string[];
    readonly credentialsFiles?: readonly string[];
    readonly section?: string;
  };
  readonly expect: {
    readonly sharedConfig?: Expected;
    readonly Expected?: Expected;
    readonly error?: { readonly "@error": string };
    readonly Err?: { readonly "@error": string };
    readonly errorContains?: string;
  };
}

/** The row's one file of each kind, by the variables that name them. */
function filesOf({ explicit, files }: SharedRow): Row["env"] {
  const [config = "none", credentials = "none"] =
    explicit.section === undefined
      ? [explicit.configFiles?.[0], explicit.credentialsFiles?.[0]]
      : [Object.keys(files)[0]];
  return { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
}

function differs(row: SharedRow): string | null {
  const placed = Object.fromEntries(
    Object.entries(row.files).map(([path, text]) => [path.startsWith("~") ? path : `~/${path}`, text]),
  );
  const env = filesOf(row);
  const config = env.AWS_CONFIG_FILE?.replace(/^~/, "{{HOME}}") ?? "";
  const snapshot = snapshotOf({ ...row, files: placed, env: { ...env, AWS_CONFIG_FILE: config } });
  const name = row.explicit.section?.replace(/^profile /, "") ?? row.explicit.profile ?? "default";
  const files = openSharedFiles(snapshot, new Set(), []);
  const { sharedConfig, Expected: section, error, Err, errorContains } = row.expect;
  const loaded = loadProfile(files, name, byDefault);
  const refused = errorContains ?? error?.["@error"] ?? Err?.["@error"];
  if (refused !== undefined)
    return loaded.fault?.message.includes(refused) === true ? null : unequal(refused, loaded.fault?.message);
  // Half a pair, and a role without its source, are faults of the profile, not yet of the section.
  if (section === undefined && sharedConfig === undefined) return unequal(null, loaded.config?.keys ?? null);
  if (sharedConfig !== undefined && loaded.fault !== null) return unequal("no error", loaded.fault.message);
  const expected = sharedConfig ?? section ?? {};
  return unequal(shown(expected, section !== undefined), ours(loaded.config, section !== undefined));
}

/** A raw section knows the names of what it points to, not the sources. */
function shown(expected: Expected, isSection: boolean): unknown {
  const { Credentials: keys, Source: source } = expected;
  return [
    expected.Region,
    expected.RoleARN,
    expected.CredentialSource,
    expected.ExternalID,
    expected.MFASerial,
    expected.RoleSessionName,
    expected.SSOAccountID,
    expected.SSORoleName,
    expected.SSORegion,
    expected.SSOStartURL,
    expected.SSOSessionName,
    isSection ? null : keys?.AccessKeyID,
    isSection ? null : (keys?.SessionToken ?? null),
    isSection || source === undefined ? null : shown(source, false),
  ];
}

function ours(config: SharedConfig | null, isSection: boolean): unknown {
  const token = config?.keys?.token?.secret ?? null;
  return [
    textSetting(config?.section ?? null, "region")?.text,
    config?.roleArn?.text,
    config?.credentialSource?.text,
    config?.externalId?.text,
    config?.mfaSerial?.text,
    config?.roleSessionName?.text,
    config?.ssoAccountId?.text,
    config?.ssoRoleName?.text,
    config?.ssoRegion?.text,
    config?.ssoStartUrl?.text,
    config?.ssoSession?.text,
    isSection ? null : config?.keys?.accessKeyId.text,
    isSection || token === null ? null : unseal(token),
    isSection || config === null || config.source === null ? null : ours(config.source, false),
  ];
}

suite<SharedRow>("go-v2-shared-config", {
  differs,
  unfit: ({ explicit: { configFiles = [], credentialsFiles = [] } }) =>
    configFiles.length > 1 || credentialsFiles.length > 1 ? "several files of one kind, given in code" : null,
});
