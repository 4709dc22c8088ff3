import { rust } from "../../src/chains/rust.ts";
import type { Answer, Endpoint } from "../../src/model/question.ts";
import { unseal } from "../../src/vault/secret.ts";
import { credentials } from "./granted.ts";
import { failing, predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface ProviderRow extends Row {
  readonly expect: {
    readonly Ok?: { readonly access_key_id: string; readonly session_token: string };
    readonly ErrorContains?: string;
  };
  readonly http: readonly {
    readonly request: { readonly uri: string };
    readonly response: { readonly status: number };
  }[];
}

/** The profile provider alone: the environment's keys are not looked at, so they are taken away. */
const alone = ({ env }: Row): Row["env"] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/.test(name)));

function differs(row: ProviderRow): string | null {
  const { Ok: expected, ErrorContains: error } = row.expect;
  const hosts: string[] = [];
  const exchange = ({ endpoint }: { readonly endpoint: Endpoint }): Answer => {
    hosts.push(new URL(endpoint.url).host);
    return expected === undefined ? failing("refused") : credentials(expected.access_key_id, expected.session_token);
  };
  const printed = (): Answer =>
    expected === undefined ? printing(row.id) : credentials(expected.access_key_id, expected.session_token);
  const world = { "assume-role": exchange, "sso-role-credentials": exchange, process: printed };
  const { winner, sources, outcome } = predicted(rust, { ...row, env: alone(row) }, world, {}, { cwd: "/home" });
  if (error !== undefined) {
    const said = sources.flatMap((source) => (source.error === null ? [] : [source.error.message]));
    if (error === "the credential provider was not enabled") return unequal("none", outcome);
    return said.some((message) => message.includes(error)) ? null : unequal(error, said);
  }
  const token = winner?.credentials.sessionToken ?? null;
  // A refusal that is tried again is one question to us.
  const asked = [...new Set(row.http.map(({ request }) => new URL(request.uri).host))];
  return unequal(
    [expected?.access_key_id, expected?.session_token, asked],
    [winner?.credentials.accessKeyId, token === null ? null : unseal(token), hosts],
  );
}

/** The two programs of the table that do not print credentials. */
const printing = (id: string): Answer => ({
  kind: "failure",
  failure:
    id === "credential_process_failure"
      ? { kind: "exit-status", code: "1", message: "exit status: 1" }
      : { kind: "bad-answer", code: null, message: "invalid JSON in response" },
});

suite<ProviderRow>("smithy-rs-profile-provider", { differs });
