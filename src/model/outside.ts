import type { Identity } from "./identity.ts";
import type { Answer, Question, SigningCredentials } from "./question.ts";
import type { StsConnection } from "./resolution.ts";

/** All that lies beyond the machine's files: who answers a walk's questions and says whose the credentials are. */
export interface Outside {
  answer(question: Question): Promise<Answer>;
  whoIs(credentials: SigningCredentials, connection: StsConnection): Promise<Identity>;
}
