import { boto3 } from "../../src/chains/boto3.ts";
import { goV2 } from "../../src/chains/go-v2.ts";
import { javaV2 } from "../../src/chains/java-v2.ts";
import { jsV3 } from "../../src/chains/js-v3.ts";
import type { Answer } from "../../src/model/question.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { credentials } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

/** A sign-in by `aws login`; botocore carries the same names. Rust itself has the feature switched off by default. */
interface LoginRow extends Row {
  readonly expect: {
    readonly outcomes: readonly { readonly result: string; readonly accessKeyId?: string }[];
    readonly mockApiCalls?: readonly { readonly responseCode?: number }[];
  };
}

const CHAINS = [boto3, goV2, javaV2, jsV3];

/** The suite gives its client one in code; the real providers look for one here. */
const REGION = { AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-1" };

function differsFor(chain: AnyChain, row: LoginRow): string | null {
  const { outcomes, mockApiCalls = [] } = row.expect;
  const given = outcomes.find(({ result }) => result === "credentials");
  const refresh = (): Answer =>
    mockApiCalls[0]?.responseCode === 400
      ? { kind: "failure", failure: { kind: "denied", code: "AccessDeniedException", message: "refused" } }
      : credentials(given?.accessKeyId ?? "");
  const { winner, asked } = predicted(
    chain,
    { ...row, env: { ...REGION, ...row.env } },
    { "login-refresh-token": refresh },
  );
  const refreshed = asked.filter(({ question }) => question.kind === "login-refresh-token").length;
  return unequal([given?.accessKeyId, mockApiCalls.length > 0], [winner?.credentials.accessKeyId, refreshed > 0]);
}

suite<LoginRow>("smithy-rs-login-provider", {
  differs: (row) => {
    const found = CHAINS.flatMap((chain) => {
      const difference = differsFor(chain, row);
      return difference === null ? [] : [`${chain.id}: ${difference}`];
    });
    return found.length === 0 ? null : found.join("; ");
  },
});
