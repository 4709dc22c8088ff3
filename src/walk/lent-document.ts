import type { Answer, LentVerdict, SigningCredentials } from "../model/question.ts";

/** What an instance or a container answered with a document of credentials, whole or not. */
export type LentDocument = Extract<Answer, { readonly kind: "credentials" | "incomplete" }>;

export const isDocument = (answer: Answer): answer is LentDocument =>
  answer.kind === "credentials" || answer.kind === "incomplete";

const EMPTY: SigningCredentials = {
  accessKeyId: "",
  secretAccessKey: null,
  sessionToken: null,
  expiration: null,
  accountId: null,
};

/** What stands in it: to many SDKs a field that is missing is an empty one. */
export const heldIn = (document: LentDocument): SigningCredentials =>
  document.kind === "credentials" ? document.credentials : (document.held ?? EMPTY);

/** Of these fields the first that is not there; a null is none. */
export const missingIn = (document: LentDocument, names: readonly string[]): string | undefined =>
  names.find(
    (name) => document.kinds?.[name] === "null" || (document.kind === "incomplete" && document.missing.includes(name)),
  );

/** What it says of itself. */
export const verdictOf = ({ verdict }: LentDocument): LentVerdict => verdict ?? { code: "Success", message: null };

/** What stands in it, where it has an id and a secret that are not empty; a token and a date need not be there. */
export function pairIn(document: LentDocument): SigningCredentials | null {
  const held = heldIn(document);
  return (held.accessKeyId ?? "") !== "" && (held.secretAccessKey?.length ?? 0) > 0 ? held : null;
}
