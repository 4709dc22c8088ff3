import type { Answer, SigningCredentials } from "../model/question.ts";
import { seal } from "../vault/secret.ts";

/** Credentials without a fault, for an answer that is supposed to have one. */
export const WHOLE: SigningCredentials = {
  accessKeyId: "ASIASUPPOSED",
  secretAccessKey: seal("supposed"),
  sessionToken: seal("supposed"),
  expiration: "2100-01-01T00:00:00Z",
  accountId: null,
};

/** Credentials that lack a field. */
export const without = (name: string, held: Partial<SigningCredentials>): Answer => ({
  kind: "incomplete",
  missing: [name],
  version: null,
  held: { ...WHOLE, ...held },
});
