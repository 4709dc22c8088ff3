import type { Secret } from "../vault/secret.ts";

/** Keys that a program gives its SDK in code. */
export interface CodeKeys {
  readonly givenTo: "client" | "session";
  readonly accessKeyId: string | null;
  readonly secret: boolean;
  readonly token: boolean;
  /** The values themselves, where the caller of the library has them. */
  readonly secretAccessKey?: Secret;
  readonly sessionToken?: Secret;
  readonly argument: string;
}
