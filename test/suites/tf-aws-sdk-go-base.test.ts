import { terraform } from "../../src/chains/terraform.ts";
import type { CodeKeys } from "../../src/model/code-keys.ts";
import { seal } from "../../src/vault/secret.ts";
import { METADATA, credentials, furnished } from "./granted.ts";
import { type World, predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface Value {
  readonly AccessKeyID: string;
  readonly Source: string;
}

interface ProviderRow extends Row {
  readonly explicit: {
    readonly Region?: string;
    readonly AccessKey?: string;
    readonly SecretKey?: string;
    readonly Profile?: string;
  };
  readonly emulator: { readonly ecs?: string; readonly imds?: string } | null;
  readonly expect: {
    readonly ExpectedCredentialsValue?: Value;
    readonly ExpectedCredentials?: Value;
    readonly ExpectedRegion?: string;
    readonly ExpectedDiags?: readonly { readonly summary: string }[];
    readonly error?: string;
  };
  readonly other?: Readonly<Record<string, unknown>>;
}

const BLOCK = ["Region", "AccessKey", "SecretKey", "Profile"];

/** What a row of this suite asks that we have no word for. */
function unfit({ id, explicit, expect, other }: ProviderRow): string | null {
  const beyond = Object.keys(explicit).find((argument) => !BLOCK.includes(argument));
  if (beyond !== undefined) return `${beyond} of the provider block`;
  const told = ["ExpectedCredentialsValue", "ExpectedCredentials", "ExpectedRegion", "error"];
  if (!told.some((key) => key in expect)) return "a setting of the provider's clients";
  if (/ExpiredToken|RequestExpired|InvalidClientTokenId|invalid credentials/i.test(id))
    return "what GetCallerIdentity answers, which is verified, not predicted";
  return Object.keys(other ?? {}).some((key) => key.startsWith("SetShared"))
    ? "files that the row does not have"
    : null;
}

const TOKEN_FILE = "/web-identity-token";

/** A token file that the test writes, and a region where a call needs one: their servers stand at fixed addresses. */
function completed(row: ProviderRow): ProviderRow {
  const hasToken = row.other?.SetTokenFileEnvironmentVariable === true;
  return {
    ...row,
    env: { ...row.env, ...(hasToken ? { AWS_WEB_IDENTITY_TOKEN_FILE: TOKEN_FILE } : {}) },
    explicit: row.expect.ExpectedRegion === undefined ? { Region: "us-east-1", ...row.explicit } : row.explicit,
  };
}

const worldOf = ({ emulator, other }: ProviderRow): World => ({
  ...(other?.IMDSRegion === undefined ? {} : METADATA),
  "assume-role": () => credentials("AssumeRoleAccessKey"),
  "assume-role-with-web-identity": () => credentials("AssumeRoleWithWebIdentityAccessKey"),
  ...(emulator?.ecs === undefined ? {} : { container: () => credentials(emulator.ecs ?? "") }),
  ...(emulator?.imds === undefined
    ? {}
    : {
        metadata: (question) =>
          question.ask === "credentials"
            ? credentials(emulator.imds ?? "")
            : (METADATA.metadata?.(question) ?? credentials("")),
      }),
});

function keysOf({ explicit: { AccessKey: id, SecretKey: secret } }: ProviderRow): CodeKeys | null {
  if (id === undefined && secret === undefined) return null;
  return {
    givenTo: "session",
    accessKeyId: id ?? null,
    secret: secret !== undefined,
    token: false,
    ...(secret === undefined ? {} : { secretAccessKey: seal(secret) }),
    argument: "--explicit",
  };
}

function differs(given: ProviderRow): string | null {
  const row = completed(given);
  const { Profile: profile = null, Region: region = null } = row.explicit;
  const resolution = predicted(
    terraform,
    row,
    worldOf(row),
    { profile, region, keys: keysOf(row) },
    furnished(row, [TOKEN_FILE]),
  );
  const { error, ExpectedDiags: diagnostics, ExpectedRegion: expectedRegion } = row.expect;
  if (error !== undefined || diagnostics !== undefined)
    return resolution.error === null && !(error === "NoValidCredentialSources" && resolution.outcome === "none")
      ? unequal(error ?? diagnostics, [resolution.outcome, resolution.winner?.credentials.accessKeyId])
      : null;
  const value = row.expect.ExpectedCredentialsValue ?? row.expect.ExpectedCredentials;
  const { winner } = resolution;
  return unequal(
    [value?.AccessKeyID ?? winner?.credentials.accessKeyId, expectedRegion ?? resolution.region.name],
    [winner?.credentials.accessKeyId ?? resolution.error?.message, resolution.region.name],
  );
}

suite<ProviderRow>("tf-aws-sdk-go-base", { differs, unfit });
