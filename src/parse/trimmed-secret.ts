import { type Secret, seal, unseal } from "../vault/secret.ts";

/** The same secret without the blanks around it, as the SDKs on the JVM take an exported one. */
export const trimmedSecret = (secret: Secret): Secret => seal(unseal(secret).trim());
