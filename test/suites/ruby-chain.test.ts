import { ruby } from "../../src/chains/ruby.ts";
import type { CodeKeys } from "../../src/model/code-keys.ts";
import { seal, unseal } from "../../src/vault/secret.ts";
import { METADATA, credentials, furnished } from "./granted.ts";
import { type World, predicted } from "./machine.ts";
import { suite, unequal } from "./suite.ts";
import type { Row } from "./table.ts";

interface RubyRow extends Row {
  readonly suite: string;
  readonly explicit: {
    readonly profile?: string;
    readonly access_key_id?: string;
    readonly secret_access_key?: string;
    readonly session_token?: string;
  };
  readonly emulator: { readonly imds?: string; readonly ecs?: string };
  readonly expect: {
    readonly accessKey?: string;
    readonly sessionToken?: string | null;
    readonly assumeRoleSignedWith?: readonly string[];
    readonly via?: string;
    readonly error?: string;
    readonly matches?: string;
    readonly credentials?: null;
  };
}

/** Roles are given AK_1, AK_2 … in the order in which they are assumed. */
function worldOf({ emulator: { imds, ecs } }: RubyRow): World {
  let assumed = 0;
  return {
    "assume-role": () => {
      assumed += 1;
      return credentials(`AK_${assumed}`);
    },
    "assume-role-with-web-identity": () => credentials("AR_AKID_WEB"),
    "sso-role-credentials": () => credentials("SSO_AKID"),
    process: () => credentials("AK_PROC1"),
    ...(ecs === undefined ? {} : { container: () => credentials(ecs) }),
    ...(imds === undefined
      ? {}
      : {
          metadata: (question) =>
            question.ask === "credentials" ? credentials(imds) : (METADATA.metadata?.(question) ?? credentials("")),
        }),
  };
}

function keysOf({ explicit: { access_key_id: id, secret_access_key: secret, session_token: token } }: RubyRow) {
  if (id === undefined || secret === undefined) return null;
  const keys: CodeKeys = {
    givenTo: "client",
    accessKeyId: id,
    secret: true,
    token: token !== undefined,
    secretAccessKey: seal(secret),
    ...(token === undefined ? {} : { sessionToken: seal(token) }),
    argument: "--explicit",
  };
  return keys;
}

const METHODS: Readonly<Record<string, string>> = {
  imds: "instance-metadata",
  ecs: "container",
  AssumeRoleWithWebIdentity: "web-identity",
};

function differs(row: RubyRow): string | null {
  const code = { profile: row.explicit.profile ?? null, keys: keysOf(row), region: "us-east-1" };
  const changes = furnished(row, ["~/my-token.jwt"]);
  const { winner, error, outcome, asked } = predicted(ruby, row, worldOf(row), code, changes);
  const { accessKey, sessionToken, assumeRoleSignedWith: callers, via, error: type, matches } = row.expect;
  if (type !== undefined)
    return (
      unequal(type, error?.type.replace(/^.*::/, "") ?? winner?.credentials.accessKeyId ?? outcome) ??
      (error?.message.includes(matches ?? "") === true ? null : unequal(matches, error?.message))
    );
  if ("credentials" in row.expect) return unequal(null, winner?.credentials.accessKeyId);
  if (winner === null) return unequal(row.expect, error?.message ?? outcome);
  if (via !== undefined) return unequal(METHODS[via], winner.source);
  const signed = asked.flatMap(({ question }) =>
    question.kind === "assume-role" ? [question.caller.accessKeyId] : [],
  );
  if (callers !== undefined) return unequal(callers, signed);
  const token = winner.credentials.sessionToken;
  const ours = token === null ? null : unseal(token);
  return unequal([accessKey, sessionToken === undefined ? ours : sessionToken], [winner.credentials.accessKeyId, ours]);
}

/** SharedCredentials by itself, and the parser by itself. */
function unfit({ suite: name, id, expect }: RubyRow): string | null {
  if (name === "ruby-shared-credentials" && expect.error !== undefined)
    return "SharedCredentials made in code raises where the chain goes on";
  if (id === "ECS full") return "a URI that only the test's stand-in takes";
  return "parsed" in expect ? "the INI parser by itself, with keys that no prediction reads" : null;
}

suite<RubyRow>("ruby-chain", { differs, unfit });
