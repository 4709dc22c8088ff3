import type { Answer } from "../../model/question.ts";

/** isImdsCredentials: each of the four fields is a text; a null is none (@smithy/credential-provider-imds, set `hand-lent`). */
export const holdsTexts = (answer: Answer): answer is Extract<Answer, { readonly kind: "credentials" }> =>
  answer.kind === "credentials" && answer.kinds === undefined;
