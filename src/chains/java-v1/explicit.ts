import { argument } from "../../model/provenance.ts";
import { type StepResult, givesKeys, hideKey } from "../../walk/chain.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { illegalArgument } from "./errors.ts";
import type { JavaV1Session } from "./session.ts";
import { foundKeys } from "./static-holding.ts";

/** AWSStaticCredentialsProvider of BasicAWSCredentials or BasicSessionCredentials: no null is taken (read, 1.12.797). */
export function* keysInCode(session: JavaV1Session): Walk<StepResult> {
  const { keys } = session.code;
  if (keys === null || !givesKeys(keys) || session.hidden.has(hideKey(argument(keys.argument))))
    return { kind: "absent", why: "no keys given in code" };
  const where = argument(keys.argument);
  if (keys.accessKeyId === null) return yield* raise(illegalArgument("partial", "Access key cannot be null.", where));
  if (!keys.secret) return yield* raise(illegalArgument("partial", "Secret key cannot be null.", where));
  const given = {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey ?? null,
    sessionToken: keys.sessionToken ?? null,
    provenance: { accessKeyId: where, secretAccessKey: where, sessionToken: keys.token ? where : null },
    triggers: [where],
  };
  const found = foundKeys(given, "given in code");
  return { kind: "found", found: { ...found, holding: { ...found.holding, hasSessionToken: keys.token } } };
}
