import type { Provenance } from "../../model/provenance.ts";
import { argument, variable } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { Account, Holding } from "../../model/resolution.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { hideKey } from "../../walk/chain.ts";
import { staticCredentialsEmpty } from "./errors.ts";
import { type Provider, foundIn } from "./provider.ts";
import { type GoSession, secretVariable } from "./session.ts";
import type { SharedKeys } from "./shared-config.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";

/** WithCredentialsProvider(StaticCredentialsProvider): any part of a pair takes the chain's place, and then fails. */
export function* keysInCode(session: GoSession): Walk<StepResult> {
  const { keys } = session.code;
  if (keys === null || session.hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no credentials given in code" };
  const where = argument(keys.argument);
  const credentials: SigningCredentials = {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey ?? null,
    sessionToken: keys.sessionToken ?? null,
    expiration: null,
    accountId: null,
  };
  const isWhole = (keys.accessKeyId ?? "") !== "" && keys.secret;
  return foundIn({
    why: "given in code",
    holding: {
      accessKeyId: keys.accessKeyId,
      hasSessionToken: keys.token,
      account: accountOf(keys.accessKeyId, null),
      plan: [{ kind: "static", provenance: where }],
      provenance: {
        accessKeyId: where,
        secretAccessKey: keys.secret ? where : null,
        sessionToken: keys.token ? where : null,
      },
      triggers: [where],
      expiration: null,
    },
    retrieve: () => whole(credentials, isWhole, where),
  });
}

function* whole(credentials: SigningCredentials, isWhole: boolean, where: Provenance | null): Walk<SigningCredentials> {
  return isWhole ? credentials : yield* raise(staticCredentialsEmpty(where));
}

/** Two names each; the first that is not empty counts, and old and new mix (golden `env-mixed-legacy`). */
const KEY_IDS = ["AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"];
const SECRETS = ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"];
const TOKEN = "AWS_SESSION_TOKEN";

/** The environment's pair, if it is whole; AWS_PROFILE does not take it out, a profile named in code does. */
export function* environmentKeys(session: GoSession): Walk<StepResult> {
  const id = keyIdVariable(session);
  const provider = environmentProvider(session);
  if (session.chosen?.inCode === true && id !== null)
    return { kind: "skipped", why: "a profile named in code takes exported keys out", provenance: id.provenance };
  if (provider !== null) return foundIn(provider);
  if (id !== null)
    return { kind: "absent", why: "an exported key id without its secret is ignored", provenance: id.provenance };
  const secret = SECRETS.find((name) => secretVariable(session, name) !== null);
  return secret === undefined
    ? { kind: "absent", why: "no keys are exported" }
    : { kind: "absent", why: "an exported secret without its key id is ignored", provenance: variable(secret) };
}

const keyIdVariable = (session: GoSession): Configured | null =>
  KEY_IDS.map((name) => setVariable(session, name)).find((value) => value !== null) ?? null;

/** EnvConfig.Credentials; null: no whole pair. */
export function environmentProvider(session: GoSession): Provider | null {
  const id = keyIdVariable(session);
  const secretName = SECRETS.find((name) => secretVariable(session, name) !== null);
  if (id === null || secretName === undefined) return null;
  const token = secretVariable(session, TOKEN);
  const accountId = setVariable(session, "AWS_ACCOUNT_ID")?.text ?? null;
  const credentials: SigningCredentials = {
    accessKeyId: id.text,
    secretAccessKey: secretVariable(session, secretName),
    sessionToken: token,
    expiration: null,
    accountId,
  };
  return {
    why: "exported keys come before any profile",
    holding: {
      accessKeyId: id.text,
      hasSessionToken: token !== null,
      account: accountOf(id.text, accountId),
      plan: [{ kind: "static", provenance: id.provenance }],
      provenance: {
        accessKeyId: id.provenance,
        secretAccessKey: variable(secretName),
        sessionToken: token === null ? null : variable(TOKEN),
      },
      triggers: [...KEY_IDS, ...SECRETS].filter((name) => session.snapshot.variables.has(name)).map(variable),
      expiration: null,
    },
    retrieve: () => whole(credentials, true, null),
  };
}

/** credential_source = Environment without a pair: an empty static provider. */
export const emptyProvider = (where: Provenance): Provider => ({
  why: "the environment holds no pair of keys",
  holding: {
    accessKeyId: null,
    hasSessionToken: false,
    account: null,
    plan: [{ kind: "static", provenance: where }],
    provenance: { accessKeyId: where, secretAccessKey: null, sessionToken: null },
    triggers: [where],
    expiration: null,
  },
  retrieve: () => whole({ ...NOTHING }, false, where),
});

const NOTHING: SigningCredentials = {
  accessKeyId: null,
  secretAccessKey: null,
  sessionToken: null,
  expiration: null,
  accountId: null,
};

/** The pair of a profile. */
export function sharedKeysProvider(profile: string, keys: SharedKeys): Provider {
  const { accessKeyId, secret, token } = keys;
  const credentials: SigningCredentials = {
    accessKeyId: accessKeyId.text,
    secretAccessKey: keys.secretAccessKey,
    sessionToken: token?.secret ?? null,
    expiration: null,
    accountId: keys.accountId,
  };
  const holding: Holding = {
    accessKeyId: accessKeyId.text,
    hasSessionToken: token !== null,
    account: accountOf(accessKeyId.text, keys.accountId),
    plan: [{ kind: "static", provenance: accessKeyId.provenance }],
    provenance: {
      accessKeyId: accessKeyId.provenance,
      secretAccessKey: secret.provenance,
      sessionToken: token?.setting.provenance ?? null,
    },
    triggers: [accessKeyId.provenance, secret.provenance, ...(token === null ? [] : [token.setting.provenance])],
    expiration: null,
  };
  return {
    why: `profile ${profile} holds keys`,
    holding,
    retrieve: () => whole(credentials, true, null),
  };
}

function accountOf(accessKeyId: string | null, setting: string | null): Account | null {
  const decoded = accessKeyId === null ? null : accountOfAccessKeyId(accessKeyId);
  if (decoded !== null) return { id: decoded, known: "key-id" };
  return setting === null || !/^\d{12}$/.test(setting) ? null : { id: setting, known: "setting" };
}
