import type { Answer } from "../model/question.ts";
import { type ServiceQuestion, answerIn } from "./answer-in.ts";
import { type AwsCall, awsCall } from "./aws-call.ts";
import type { HttpReply } from "./http-request.ts";
import type { Calls } from "./open-calls.ts";
import type { SdkCall } from "./sdk-client-config.ts";

/** What a service said, and in what; null: nobody answered. */
export interface Heard {
  readonly answer: Answer;
  readonly reply: HttpReply | null;
}

/** One question put to a service of AWS by its client; what it said is read from the reply itself. */
export async function askService(
  question: ServiceQuestion,
  calls: Calls,
  call: AwsCall,
  send: (sdk: SdkCall) => Promise<unknown>,
): Promise<Heard> {
  const sent = await awsCall(calls, call, send);
  const { reply, clockSkew, url } = sent.asked;
  if (reply !== null)
    return {
      reply,
      answer: answerIn(question, reply, {
        endpoint: { ...call.endpoint, url },
        status: reply.status,
        clockSkew,
        sent: call.sent,
        now: Date.now(),
        accountId: null,
      }),
    };
  if (sent.kind === "failure") return { reply, answer: { kind: "failure", failure: sent.failure } };
  throw new Error(`${question.kind} was answered without a reply`);
}
