import { boto3 } from "../../src/chains/boto3.ts";
import type { Answer } from "../../src/model/question.ts";
import { seal, unseal } from "../../src/vault/secret.ts";
import { credentials, furnished } from "./granted.ts";
import { type World, predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

type Settings = Readonly<Record<string, string | number>>;

interface ProviderRow extends Row {
  readonly provider: string;
  readonly envMapping: Readonly<Record<string, unknown>> | null;
  readonly profile: string | null;
  readonly fullConfig: { readonly profiles?: Readonly<Record<string, Settings>> } | null;
  readonly expect: {
    readonly credentials?: {
      readonly method: string;
      readonly access_key: string;
      readonly token: string | null;
    } | null;
    readonly error?: string;
    readonly message?: string;
  };
}

/** Providers whose rows have all that they read. */
const WHOLE = ["EnvProvider", "AssumeRoleProvider", "AssumeRoleWithWebIdentityProvider", "ContainerProvider"];

function unfit({ id, provider, envMapping, expect, profile }: ProviderRow): string | null {
  if (provider === "ProcessProvider")
    return expect.error === undefined && profile !== null ? null : "what the program prints is not in the row";
  if (!WHOLE.includes(provider)) return "the files that the test fakes are not in the row";
  if (envMapping !== null && envMapping.access_key !== "AWS_ACCESS_KEY_ID") return "variables renamed in code";
  return FAKED.test(id) ? "what the test fakes is not in the row" : null;
}

/** A cache of the test's own, providers left out in code, a temporary file, a refused connection. */
const FAKED =
  /from_cache$|prefers_cache$|not_among_providers|no_(?:providers|resolver)_configured|token_from_file$|http_error/;

/** A role's and an MFA device's name, too short for botocore itself to send: its client is a stand-in there. */
const ARNS: Readonly<Record<string, string>> = {
  role_arn: "arn:aws:iam::123456789012:role/",
  mfa_serial: "arn:aws:iam::123456789012:mfa/",
};

const setting = ([key, value]: readonly [string, string | number]): string =>
  `${key} = ${String(value).startsWith("arn:") ? "" : (ARNS[key] ?? "")}${value}\n`;

/** Who speaks where a row's provider does not. */
const METHODS: Readonly<Record<string, string>> = {
  EnvProvider: "env",
  AssumeRoleProvider: "assume-role",
  AssumeRoleWithWebIdentityProvider: "assume-role-with-web-identity",
  ContainerProvider: "container-role",
  ProcessProvider: "custom-process",
};

function configOf({ fullConfig }: ProviderRow): string {
  const profiles = Object.entries(fullConfig?.profiles ?? {});
  return profiles
    .map(([name, settings]) => `[profile ${name}]\n${Object.entries(settings).map(setting).join("")}`)
    .join("\n");
}

function worldOf({ expect }: ProviderRow): World {
  const given = (): Answer =>
    credentials(
      expect.credentials?.access_key ?? "foo",
      expect.credentials === undefined ? "baz" : (expect.credentials?.token ?? null),
    );
  return {
    "assume-role": given,
    "assume-role-with-web-identity": given,
    container: given,
    process: given,
    "mfa-code": () => ({ kind: "token", token: seal("token-code"), expiresAt: null }),
  };
}

function differs(row: ProviderRow): string | null {
  const files = { "~/.aws/config": configOf(row) };
  const tokens = row.provider === "AssumeRoleWithWebIdentityProvider" ? ["/some/path/token.jwt"] : [];
  // An expiry is an hour from when the row was written down.
  const expiry = row.env.AWS_CREDENTIAL_EXPIRATION ?? "";
  const clock = expiry === "" || Number.isNaN(Date.parse(expiry)) ? {} : { now: Date.parse(expiry) - 3_600_000 };
  const changes = { ...furnished({ ...row, files }, tokens), ...clock };
  const code = { profile: row.profile === "default" ? null : row.profile, terminal: true };
  const { winner, error } = predicted(boto3, { ...row, files }, worldOf(row), code, changes);
  if (row.expect.error !== undefined)
    return unequal([row.expect.error, row.expect.message], [error?.type ?? winner?.method, error?.message]);
  const { credentials: expected } = row.expect;
  if (expected === null) return winner?.method === METHODS[row.provider] ? unequal(null, winner?.method) : null;
  const token = winner?.credentials.sessionToken ?? null;
  return unequal(
    [expected?.method, expected?.access_key, expected?.token],
    winner === null
      ? (error?.message ?? null)
      : [winner.method, winner.credentials.accessKeyId, token === null ? null : unseal(token)],
  );
}

suite<ProviderRow>("botocore-providers", { differs, unfit });
