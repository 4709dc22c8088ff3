import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import { accountOfAccessKeyId } from "../../parse/access-key-id.ts";
import { type StepResult, givesKeys, hideKey } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { type SecretArgument, argumentIn, secretIn } from "../go/block-arguments.ts";
import { staticCredentialsEmpty } from "../go/errors.ts";
import { rewording } from "../go/provider.ts";
import { type GoSession, blockName } from "../go/session.ts";
import { keysInCode } from "../go/static-keys.ts";
import { plainDiagnostic } from "./diagnostics.ts";
import type { Configured } from "../../walk/configured.ts";

/** access_key, secret_key and token of the provider block: any of them takes the place of all other ways to keys. */
interface BlockKeys {
  readonly id: Configured | null;
  readonly secret: SecretArgument | null;
  readonly token: SecretArgument | null;
}

function keysOf({ block, hidden }: GoSession): BlockKeys | null {
  const keys = {
    id: argumentIn(block, "access_key"),
    secret: secretIn(block, "secret_key"),
    token: secretIn(block, "token"),
  };
  const places = placesOf(keys);
  return places.length === 0 || places.some((place) => hidden.has(hideKey(place))) ? null : keys;
}

const placesOf = ({ id, secret, token }: BlockKeys): readonly Provenance[] =>
  [id, secret, token].flatMap((given) => (given === null ? [] : [given.provenance]));

/** `half`: the provider has refused them before it loads anything. */
export function givenKeys(session: GoSession): "none" | "half" | "whole" {
  const inBlock = keysOf(session);
  if (inBlock !== null) return inBlock.id === null || inBlock.secret === null ? "half" : "whole";
  const { keys } = session.code;
  if (keys === null || !(givesKeys(keys) || keys.token)) return "none";
  return (keys.accessKeyId ?? "") === "" || !keys.secret ? "half" : "whole";
}

export function* keysInBlock(session: GoSession): Walk<StepResult> {
  const keys = keysOf(session);
  if (keys !== null) return { kind: "found", found: foundIn(keys, givenIn(session)) };
  if (givenKeys(session) === "none") return { kind: "absent", why: `no keys in the ${blockName(session)}` };
  const result = yield* keysInCode(session);
  if (result.kind !== "found") return result;
  const { found } = result;
  const freeze = () => rewording(found.freeze(), inTerraformsWords);
  return { kind: "found", found: { ...found, why: givenIn(session), freeze } };
}

const givenIn = (session: GoSession): string => `given in the ${blockName(session)}`;

const inTerraformsWords = (error: Parameters<typeof plainDiagnostic>[0]) =>
  plainDiagnostic({ ...error, message: "retrieving credentials: static credentials are empty" });

function foundIn(keys: BlockKeys, why: string) {
  const { id, secret, token } = keys;
  const [where] = placesOf(keys) as [Provenance];
  const account = id === null ? null : accountOfAccessKeyId(id.text);
  return {
    why,
    holding: {
      accessKeyId: id?.text ?? null,
      hasSessionToken: token !== null,
      account: account === null ? null : ({ id: account, known: "key-id" } as const),
      plan: [{ kind: "static", provenance: where } as const],
      provenance: {
        accessKeyId: where,
        secretAccessKey: secret?.provenance ?? null,
        sessionToken: token?.provenance ?? null,
      },
      triggers: placesOf(keys),
      expiration: null,
    },
    *freeze(): Walk<SigningCredentials> {
      if (id === null || secret === null) return yield* raise(inTerraformsWords(staticCredentialsEmpty(where)));
      return {
        accessKeyId: id.text,
        secretAccessKey: secret.secret,
        sessionToken: token?.secret ?? null,
        expiration: null,
        accountId: null,
      };
    },
  };
}
