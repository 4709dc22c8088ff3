import type { Answer, Question } from "../model/question.ts";

/** No socket, no process: an exchange is taken to work, a metadata service not to be there. */
export function assumeOffline(_question: Question): Answer {
  return { kind: "assumed", because: "offline" };
}
