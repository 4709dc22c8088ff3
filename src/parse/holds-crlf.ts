import { type Secret, unseal } from "../vault/secret.ts";

/** A carriage return and a line feed behind it, anywhere. */
export const holdsCrLf = (text: Secret): boolean => unseal(text).includes("\r\n");
