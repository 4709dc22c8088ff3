import { goV2 } from "../../src/chains/go-v2.ts";
import { jsV3 } from "../../src/chains/js-v3.ts";
import { unseal } from "../../src/vault/secret.ts";
import type { AnyChain } from "../../src/walk/chain.ts";
import { CONTAINER } from "./granted.ts";
import { predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import { ruby } from "../../src/chains/ruby.ts";
import type { Row } from "./table.ts";

/** The table that several SDKs carry: each row is held against Go, JavaScript and Ruby. */
interface RequestRow extends Row {
  readonly token_file?: { readonly type: string; readonly content?: string };
  readonly expect: {
    readonly type: "error" | "success";
    readonly request?: { readonly uri: string; readonly headers: Readonly<Record<string, string>> };
  };
}

const CHAINS = [goV2, jsV3, ruby];

function differsFor(chain: AnyChain, row: RequestRow): string | null {
  const path = row.env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  const content = row.token_file?.content;
  const files = path === undefined || content === undefined ? {} : { [path]: content };
  const { asked, winner } = predicted(chain, { ...row, files }, CONTAINER, { region: "us-east-1" });
  const question = asked.map((one) => one.question).find((one) => one.kind === "container");
  if (row.expect.type === "error" || row.expect.request === undefined)
    return winner === null ? null : `asked ${question?.url ?? winner.method}`;
  const { uri, headers } = row.expect.request;
  const authorization = question?.authorization ?? null;
  return unequal(
    [uri, headers.Authorization ?? null],
    [question?.url, authorization === null ? null : unseal(authorization)],
  );
}

function differs(row: RequestRow): string | null {
  const found = CHAINS.flatMap((chain) => {
    const difference = differsFor(chain, row);
    return difference === null ? [] : [`${chain.id}: ${difference}`];
  });
  return found.length === 0 ? null : found.join("; ");
}

suite<RequestRow>("ecs-request", { differs });
