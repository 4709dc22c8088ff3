import { type Secret, seal, unseal } from "../vault/secret.ts";
import { javaTrim } from "./java-v1-profiles.ts";

/** A secret as Java's String.trim() leaves it. */
export const javaTrimmedSecret = (secret: Secret): Secret => seal(javaTrim(unseal(secret)));
