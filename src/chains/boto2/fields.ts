import { type Provenance, argument, variable } from "../../model/provenance.ts";
import type { SdkError } from "../../model/resolution.ts";
import type { SourceId } from "../../model/sdk.ts";
import type { Setting } from "../../model/settings.ts";
import type { VariableValue } from "../../model/snapshot.ts";
import { interpolated } from "../../parse/basic-interpolation.ts";
import type { CodeKeys } from "../../model/code-keys.ts";
import { hideKey } from "../../walk/chain.ts";
import type { Config } from "./config.ts";
import { interpolationError, profileNotFound } from "./errors.ts";
import type { Boto2Session } from "./session.ts";
import { environment } from "../../walk/configured.ts";

/** One of the three values, and which source gave it: boto resolves each by itself. */
export interface Field {
  /** Null: given in code, and not to us. */
  readonly value: VariableValue | null;
  readonly source: SourceId;
  readonly provenance: Provenance;
}

export type Fields =
  | { readonly kind: "fields"; readonly id: Field | null; readonly secret: Field | null; readonly token: Field | null }
  /** Raised while a value was looked for in the source named. */
  | { readonly kind: "fault"; readonly error: SdkError; readonly source: SourceId };

type Looked = Field | null | { readonly fault: SdkError; readonly source: SourceId };

const isFault = (looked: Looked): looked is { readonly fault: SdkError; readonly source: SourceId } =>
  looked !== null && "fault" in looked;

/** `Provider.get_credentials` (boto/provider.py, 2.49.0) up to the metadata service. */
export function resolveFields(session: Boto2Session): Fields {
  const keys = keysInCode(session);
  const id = key(session, inCode(keys, (keys?.accessKeyId ?? null) !== null, keys?.accessKeyId), "aws_access_key_id");
  if (isFault(id)) return { kind: "fault", error: id.fault, source: id.source };
  const secret = key(session, inCode(keys, keys?.secret === true, keys?.secretAccessKey), "aws_secret_access_key");
  if (isFault(secret)) return { kind: "fault", error: secret.fault, source: secret.source };
  const token = securityToken(session, keys);
  if (isFault(token)) return { kind: "fault", error: token.fault, source: token.source };
  return { kind: "fields", id, secret, token };
}

const keysInCode = ({ code, hidden }: Boto2Session): CodeKeys | null =>
  code.keys === null || hidden.has(hideKey(argument(code.keys.argument))) ? null : code.keys;

/** A value that code gives: null, where it was given to the program and not to us. */
const inCode = (keys: CodeKeys | null, isGiven: boolean, value: VariableValue | null | undefined): Field | null =>
  keys !== null && isGiven ? { value: value ?? null, source: "explicit", provenance: argument(keys.argument) } : null;

/** Code, the environment even when empty, then the profile and only it, or where none is named the two files' defaults. */
function key(session: Boto2Session, given: Field | null, name: "aws_access_key_id" | "aws_secret_access_key"): Looked {
  const { profile, shared, config } = session;
  const found = given ?? inEnvironment(session, name.toUpperCase());
  if (found !== null) return found;
  if (profile === null)
    return (
      valueIn(session, shared, "default", name, "shared-credentials") ??
      valueIn(session, config, "Credentials", name, "boto2-config")
    );
  return (
    valueIn(session, shared, profile.name, name, "shared-credentials") ??
    valueIn(session, config, `profile ${profile.name}`, name, "boto2-config") ?? {
      fault: profileNotFound(profile.name, profile.provenance),
      source: "boto2-config",
    }
  );
}

/** AWS_SESSION_TOKEN and aws_session_token are not known; a key or secret in code keeps other tokens out. */
function securityToken(session: Boto2Session, keys: CodeKeys | null): Looked {
  const name = "aws_security_token";
  const { profile, shared, config } = session;
  const given = inCode(keys, keys?.token === true, keys?.sessionToken);
  if (given !== null) return given;
  if (keys !== null) return null;
  return (
    inEnvironment(session, "AWS_SECURITY_TOKEN") ??
    valueIn(session, shared, profile?.name || "default", name, "shared-credentials") ??
    valueIn(session, config, profile === null ? "Credentials" : `profile ${profile.name}`, name, "boto2-config")
  );
}

function inEnvironment(session: Boto2Session, name: string): Field | null {
  const value = environment(session, name);
  return value === undefined ? null : { value, source: "environment", provenance: variable(name) };
}

function valueIn(session: Boto2Session, config: Config, section: string, name: string, source: SourceId): Looked {
  const setting = config.setting(section, name);
  if (setting === null) return null;
  const from = setting.provenance.path === session.credentialFile ? "aws-credential-file" : source;
  const got = interpolated(
    setting.value,
    (other) => config.setting(section, other)?.value ?? DEFAULTS.get(other) ?? null,
  );
  if (got.kind === "fault") return { fault: interpolationError(got.fault, setting.provenance), source: from };
  return { value: variableValue({ ...setting, value: got.value }), source: from, provenance: setting.provenance };
}

/** What each Config's parser is made with; a file's own goes before it (golden `b2-fill-debug-default`). */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ["working_dir", "/mnt/pyami"],
  ["debug", "0"],
]);

function variableValue({ value }: Setting): VariableValue {
  switch (value.kind) {
    case "text":
      return value.text;
    case "secret":
      return value.secret;
    case "nested":
      return "";
  }
}
