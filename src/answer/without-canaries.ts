import type { Outside } from "../model/outside.ts";
import { isCanaryKey } from "../parse/canary-key.ts";

/** No key of a known canary account signs anything: what it would get is taken for granted, who it is stays unasked. */
export function withoutCanaries(outside: Outside): Outside {
  return {
    ...outside,
    answer: async (question, caBundle) =>
      question.kind === "assume-role" && isCanary(question.caller.accessKeyId)
        ? { kind: "assumed", because: "canary" }
        : outside.answer(question, caBundle),
    whoIs: async (credentials, connection) =>
      isCanary(credentials.accessKeyId)
        ? {
            kind: "unavailable",
            why: "the key is of an account known for canary tokens, and using it sets off an alarm: --allow-canary uses it",
            failure: null,
          }
        : outside.whoIs(credentials, connection),
  };
}

const isCanary = (accessKeyId: string | null): boolean => accessKeyId !== null && isCanaryKey(accessKeyId);
