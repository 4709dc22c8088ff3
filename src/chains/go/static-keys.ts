import { type StaticKeys, foundKeys, givenInCode, heldKeys, partsInCode } from "../../walk/found-keys.ts";
import { type Provenance, argument, variable } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { StepResult } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { staticCredentialsEmpty } from "./errors.ts";
import { type Provider, foundIn } from "./provider.ts";
import { type GoSession, secretVariable } from "./session.ts";
import type { SharedKeys } from "./shared-config.ts";
import { type Configured, setVariable } from "../../walk/configured.ts";

/** WithCredentialsProvider(StaticCredentialsProvider): any part of a pair takes the chain's place, and then fails. */
export function* keysInCode(session: GoSession): Walk<StepResult> {
  const keys = givenInCode(session);
  if (keys === null) return { kind: "absent", why: "no credentials given in code" };
  const isWhole = (keys.accessKeyId ?? "") !== "" && keys.secret;
  const provider = keysProvider(partsInCode(keys), "given in code");
  return foundIn(isWhole ? provider : { ...provider, retrieve: () => refused(argument(keys.argument)) });
}

/** A pair to be used as it is. */
function keysProvider(keys: StaticKeys, why: string): Provider {
  const { holding, freeze } = foundKeys(keys, why);
  return { why, holding, retrieve: freeze };
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
  return keysProvider(
    {
      id,
      secret: { secret: secretVariable(session, secretName), provenance: variable(secretName) },
      token: token === null ? null : { secret: token, provenance: variable(TOKEN) },
      accountId,
      triggers: [...KEY_IDS, ...SECRETS].filter((name) => session.snapshot.variables.has(name)).map(variable),
    },
    "exported keys come before any profile",
  );
}

/** credential_source = Environment without a pair: an empty static provider. */
export function emptyProvider(where: Provenance): Provider {
  const nothing = { id: { text: null, provenance: where }, secret: null, token: null };
  const why = "the environment holds no pair of keys";
  return { why, holding: heldKeys(nothing), retrieve: () => refused(where) };
}

function* refused(where: Provenance): Walk<SigningCredentials> {
  return yield* raise(staticCredentialsEmpty(where));
}

/** The pair of a profile. */
export const sharedKeysProvider = (
  profile: string,
  { accessKeyId, secret, secretAccessKey, token, accountId }: SharedKeys,
): Provider =>
  keysProvider(
    {
      id: accessKeyId,
      secret: { secret: secretAccessKey, provenance: secret.provenance },
      token: token === null ? null : { secret: token.secret, provenance: token.setting.provenance },
      accountId,
    },
    `profile ${profile} holds keys`,
  );
