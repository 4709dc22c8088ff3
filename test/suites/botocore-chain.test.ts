import { boto3 } from "../../src/chains/boto3.ts";
import { CONTAINER, GRANTED, METADATA, furnished } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface ChainRow extends Row {
  readonly explicit: { readonly profile: string };
  readonly expect: {
    readonly method?: string;
    readonly error?: string;
    readonly message?: string;
    readonly calls?: readonly { readonly op: string; readonly roleArn: string | null }[];
  };
}

/** The suite's container and metadata providers are mocks that hold credentials; here their services answer. */
const CONTAINER_VARIABLE = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/container" };

const OPERATIONS: Readonly<Record<string, string>> = {
  "assume-role": "AssumeRole",
  "assume-role-with-web-identity": "AssumeRoleWithWebIdentity",
  "sso-role-credentials": "GetRoleCredentials",
};

function differs(row: ChainRow): string | null {
  const world = { ...GRANTED, ...METADATA, ...CONTAINER };
  const mocked = { ...row, env: { ...CONTAINER_VARIABLE, ...row.env } };
  const { winner, error, asked } = predicted(
    boto3,
    mocked,
    world,
    row.explicit as { profile: string },
    furnished(row, []),
  );
  if (row.expect.error !== undefined)
    return unequal([row.expect.error, row.expect.message], [error?.type, error?.message]);
  const calls = asked.flatMap(({ question }) => {
    const op = OPERATIONS[question.kind];
    return op === undefined ? [] : [[op, "roleArn" in question ? question.roleArn : null]];
  });
  return unequal(
    [row.expect.method, (row.expect.calls ?? []).map(({ op, roleArn }) => [op, roleArn])],
    [winner?.method ?? error?.message, calls],
  );
}

suite<ChainRow>("botocore-chain", { differs });
