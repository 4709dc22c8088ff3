import { type Answer, NOTHING_PRINTED, type SigningCredentials } from "../model/question.ts";
import { seal } from "../vault/secret.ts";
import { WHOLE, without } from "./supposed-credentials.ts";

const lent = (odd: Partial<SigningCredentials>, kinds?: Extract<Answer, { kind: "credentials" }>["kinds"]): Answer => ({
  kind: "credentials",
  credentials: { ...WHOLE, ...odd },
  ...(kinds === undefined ? {} : { kinds }),
});

const NOTHING: Partial<SigningCredentials> = {
  accessKeyId: "",
  secretAccessKey: seal(""),
  sessionToken: null,
  expiration: null,
};

/** A role that EC2 may not assume, as its metadata service says it. */
const notLent = (code: string): Answer => ({
  kind: "incomplete",
  missing: ["AccessKeyId", "SecretAccessKey", "Token", "Expiration"],
  version: null,
  held: { ...WHOLE, ...NOTHING },
  verdict: { code, message: null },
});

const notRead = (code: string | null): Answer => ({
  kind: "failure",
  failure: { kind: "bad-answer", code, message: "no JSON" },
});

const refusedWith = (code: string): Answer => ({
  kind: "failure",
  failure: { kind: "http-status", code, message: "not found" },
});

/** Documents with credentials that an instance or a container may have lent when an error was printed (set `hand-lent`). */
export const supposedDocuments: readonly Answer[] = [
  notLent("AssumeRoleUnauthorizedAccess"),
  notLent("Failed"),
  without("AccessKeyId", { accessKeyId: "" }),
  without("SecretAccessKey", { secretAccessKey: seal("") }),
  without("Token", { sessionToken: null }),
  without("Expiration", { expiration: null }),
  lent({ expiration: "2000-01-01T00:00:00Z" }),
  lent({ expiration: null }, { Expiration: "null" }),
  lent({ expiration: "2100-01-01T00:00:00" }),
  lent({ expiration: "tomorrow" }),
  lent({ sessionToken: null }, { Token: "null" }),
  lent({ accessKeyId: "" }),
  notRead(null),
  notRead(NOTHING_PRINTED),
  refusedWith("404"),
  refusedWith("500"),
];
