import type { AnyChain } from "../../src/walk/chain.ts";
import { unseal } from "../../src/vault/secret.ts";
import { METADATA, credentials, furnished } from "./granted.ts";
import { type World, predicted } from "./machine.ts";
import { unequal } from "./suite.ts";
import type { Row } from "./table.ts";

/** A row of Go's resolution tests, with the servers that they start. */
export interface GoRow extends Row {
  readonly explicit?: { readonly profile?: string; readonly imdsClientEnableState?: string } | null;
  readonly expect: {
    readonly expectedAccessKey?: string;
    readonly expectedSessionToken?: string;
    readonly expectedChain?: readonly string[];
    readonly expectedError?: string;
    readonly imdsContacted?: boolean;
  };
}

const fromContainer = (accessKeyId: string | null): boolean => accessKeyId?.startsWith("ecs-full") === true;

export const GO_WORLD: World = {
  ...METADATA,
  "assume-role": ({ caller }) =>
    credentials(fromContainer(caller.accessKeyId) ? "AKID-Full-Path" : "AKID", "SESSION_TOKEN"),
  "assume-role-with-web-identity": () => credentials("WEB_IDENTITY_AKID", "WEB_IDENTITY_SESSION_TOKEN"),
  "sso-role-credentials": () => credentials("SSO_AKID", "SSO_SESSION_TOKEN"),
  process: () => credentials("cred_proc_akid", null),
  container: ({ url }) =>
    credentials(url.endsWith("/ECSFullPath") ? "ecs-full-path-access-key" : "ecs-access-key", null),
};

export function goDiffers(chain: AnyChain, row: GoRow): string | null {
  const profile = row.explicit?.profile ?? null;
  const changes = furnished(row, ["~/testdata/wit.txt", "~/./testdata/wit.txt"]);
  const { winner, error, asked } = predicted(chain, row, GO_WORLD, { profile, region: "us-east-1" }, changes);
  const { expectedError, expectedAccessKey, expectedSessionToken, expectedChain } = row.expect;
  if (expectedError !== undefined)
    return error?.message.includes(expectedError) === true ? null : unequal(expectedError, error?.message);
  const token = winner?.credentials.sessionToken ?? null;
  // The tests list roles from the last to the first.
  const roles = asked.flatMap(({ question }) => (question.kind === "assume-role" ? [question.roleArn] : [])).reverse();
  return unequal(
    [expectedAccessKey, expectedSessionToken ?? (token === null ? null : unseal(token)), expectedChain ?? roles],
    [winner?.credentials.accessKeyId ?? error?.message, token === null ? null : unseal(token), roles],
  );
}
