import { goV2 } from "../../src/chains/go-v2.ts";
import { METADATA } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface EnvironmentRow extends Row {
  readonly expect: {
    readonly credentials?: {
      readonly AccessKeyID: string;
      readonly SessionToken?: string;
      readonly AccountID?: string;
    } | null;
    readonly envConfig?: {
      readonly Region?: string;
      readonly SharedConfigProfile?: string;
      readonly EC2IMDSEndpoint?: string;
      readonly EC2IMDSEndpointMode?: number;
      readonly EC2IMDSClientEnableState?: number;
      readonly SharedConfigFile?: string;
      readonly BaseEndpoint?: string;
    };
    readonly error?: boolean;
  };
}

/** Settings of calls that we do not make: nothing that we predict hangs on them unless they are refused. */
const OTHER_CALLS =
  /^AWS_(?:S3_|ENABLE_ENDPOINT_DISCOVERY|DEFAULTS_MODE|MAX_ATTEMPTS|RETRY_MODE|IGNORE_CONFIGURED|EC2_METADATA_V1|DISABLE_REQUEST|REQUEST_|ACCOUNT_ID_ENDPOINT|RESPONSE_CHECKSUM|AUTH_SCHEME|RESTRICT_FILE|CA_BUNDLE)/;

const unfit = ({ env, expect }: EnvironmentRow): string | null =>
  expect.error !== true && Object.keys(env).some((name) => OTHER_CALLS.test(name))
    ? "a setting of calls that we do not make"
    : null;

const LONE_PAIR = { AWS_ACCESS_KEY_ID: "AKID", AWS_SECRET_ACCESS_KEY: "SECRET" };

function differs(row: EnvironmentRow): string | null {
  const { credentials, envConfig, error } = row.expect;
  if (envConfig === undefined) {
    const { winner } = predicted(goV2, row, {}, { region: "us-east-1" });
    const token = winner?.credentials.sessionToken === null ? undefined : "TOKEN";
    const account = winner?.credentials.accountId ?? undefined;
    return unequal(
      credentials === null ? null : [credentials?.AccessKeyID, credentials?.SessionToken, credentials?.AccountID],
      winner === null ? null : [winner.credentials.accessKeyId, token, account],
    );
  }
  if (error === true) {
    const refused = predicted(goV2, { ...row, env: { ...LONE_PAIR, ...row.env } }, {}, { region: "us-east-1" });
    return refused.error === null ? "theirs is refused, ours is not" : null;
  }
  return environmentDiffers(row, envConfig);
}

function environmentDiffers(row: EnvironmentRow, theirs: NonNullable<EnvironmentRow["expect"]["envConfig"]>) {
  const { profile, region, sources, asked } = predicted(goV2, { ...row, files: FILES }, METADATA);
  const base = asked.flatMap(({ question }) => (question.kind === "metadata" ? [question.baseUrl] : []))[0];
  const isOff = sources.some(({ id, verdict }) => id === "instance-metadata" && verdict === "skipped");
  return unequal(
    {
      profile: theirs.SharedConfigProfile ?? "default",
      region: theirs.Region ?? null,
      endpoint: theirs.EC2IMDSEndpoint ?? (theirs.EC2IMDSEndpointMode === 2 ? "http://[fd00:ec2::254]" : null),
      off: theirs.EC2IMDSClientEnableState === 1,
    },
    {
      profile: profile.name,
      region: region.name,
      endpoint: base === undefined || base.startsWith("http://169.254.169.254") ? null : base.replace(/\/$/, ""),
      off: isOff,
    },
  );
}

/** The profiles that the rows name; one that is missing would stop Go first. */
const FILES = { "~/.aws/config": "[profile profile]\noutput = json\n[profile default_profile]\noutput = json\n" };

suite<EnvironmentRow>("go-v2-env-config", { differs, unfit });
