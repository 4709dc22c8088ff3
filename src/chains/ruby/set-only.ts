import type { Provenance } from "../../model/provenance.ts";
import type { SigningCredentials } from "../../model/question.ts";
import type { SdkError } from "../../model/resolution.ts";
import { type Walk, raise } from "../../walk/walk.ts";
import { ruby } from "./errors.ts";

const NOT_SET = "Aws::Credentials";

/** The chain goes on from credentials that are not `set?`: without an id or a secret, or with an empty one (set `hand-answered`). */
export function* setOnly(credentials: SigningCredentials, where: Provenance): Walk<SigningCredentials> {
  const isSet = credentials.accessKeyId !== "" && credentials.secretAccessKey?.length !== 0;
  return isSet ? credentials : yield* raise(ruby("denied", NOT_SET, "the answer holds no whole pair of keys", where));
}

export const isNotSet = ({ type }: SdkError): boolean => type === NOT_SET;
