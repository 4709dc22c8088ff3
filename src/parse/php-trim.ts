import { type Secret, seal, unseal } from "../vault/secret.ts";

/** PHP's trim(): blanks of ASCII, and NUL. */
export const phpTrim = (text: string): string => text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, "");

export const phpTrimmedSecret = (secret: Secret): Secret => seal(phpTrim(unseal(secret)));
