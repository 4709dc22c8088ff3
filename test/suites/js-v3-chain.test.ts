import { jsV3 } from "../../src/chains/js-v3.ts";
import { unseal } from "../../src/vault/secret.ts";
import { credentials, furnished } from "./granted.ts";
import { type World, predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface ChainRow extends Row {
  readonly explicit: { readonly region: string; readonly ssoStartUrl?: string };
  readonly expect: {
    readonly accessKey: string;
    readonly sessionToken?: string;
    readonly assumeRoleArns?: readonly string[];
  };
}

/** The suite's servers: what they give names the region that they were asked in. */
const WORLD: World = {
  "assume-role": ({ endpoint }) =>
    credentials("STS_AR_ACCESS_KEY_ID", `STS_AR_SESSION_TOKEN_${endpoint.signingRegion}`),
  "assume-role-with-web-identity": ({ endpoint }) =>
    credentials("STS_ARWI_ACCESS_KEY_ID", `STS_ARWI_SESSION_TOKEN_${endpoint.signingRegion}`),
  "sso-role-credentials": ({ endpoint }) =>
    credentials("SSO_ACCESS_KEY_ID", `SSO_SESSION_TOKEN_${endpoint.signingRegion}`),
  container: () => credentials("CONTAINER_ACCESS_KEY", "CONTAINER_TOKEN"),
  process: () => credentials("PROCESS_ACCESS_KEY_ID", "PROCESS_SESSION_TOKEN"),
};

function differs(row: ChainRow): string | null {
  const changes = furnished(row, ["~/token-filepath"]);
  const { winner, error, asked } = predicted(jsV3, row, WORLD, { region: row.explicit.region }, changes);
  const token = winner?.credentials.sessionToken ?? null;
  const ours = token === null ? null : unseal(token);
  const roles = asked.flatMap(({ question }) => ("roleArn" in question ? [question.roleArn] : []));
  const { accessKey, sessionToken, assumeRoleArns } = row.expect;
  return unequal(
    [accessKey, sessionToken ?? ours, assumeRoleArns ?? roles],
    [winner?.credentials.accessKeyId ?? error?.message, ours, roles],
  );
}

suite<ChainRow>("js-v3-chain", {
  differs,
  unfit: ({ explicit }) => (explicit.ssoStartUrl === undefined ? null : "an SSO portal given in code"),
});
