import { expect, test } from "vitest";
import type { Answer, Failure, Question } from "../../src/model/question.ts";
import { drive } from "../../src/resolve/drive.ts";
import type { RetryPolicy } from "../../src/walk/retry-policy.ts";
import { tried } from "../../src/walk/tried.ts";
import { untilRaised } from "../../src/walk/walk.ts";

const question: Question = { kind: "container", url: "http://169.254.170.2/role", authorization: null };

const failed = (failure: Partial<Failure>): Answer => ({
  kind: "failure",
  failure: { kind: "aws-error", code: null, message: "", ...failure },
});

const timesAsked = (policy: RetryPolicy, ...answers: readonly Answer[]): number => {
  let asked = 0;
  drive(untilRaised(tried(question, policy)), () => {
    asked += 1;
    return answers[Math.min(asked, answers.length) - 1] as Answer;
  });
  return asked;
};

const three = (...again: readonly string[]): RetryPolicy => ({ attempts: 3, again: new Set(again) });

test("a code of the policy's is asked again after, as often as it says", () => {
  expect(timesAsked(three("Throttling"), failed({ code: "Throttling" }))).toBe(3);
  expect(timesAsked(three("Throttling"), failed({ code: "AccessDenied" }))).toBe(1);
  expect(timesAsked({ ...three("Throttling"), attempts: 1 }, failed({ code: "Throttling" }))).toBe(1);
});

test("a status counts beside the code, and by itself where nothing else was said", () => {
  expect(timesAsked(three("503"), failed({ code: "Unknown", status: 503 }))).toBe(3);
  expect(timesAsked(three("503"), failed({ kind: "http-status", code: "503" }))).toBe(3);
  expect(timesAsked(three("503"), failed({ code: "Unknown", status: 500 }))).toBe(1);
  expect(timesAsked(three("5xx"), failed({ code: "Unknown", status: 501 }))).toBe(3);
  expect(timesAsked(three("5xx"), failed({ code: "Unknown", status: 429 }))).toBe(1);
});

test("`any` is whatever was not had, `empty` an answer without a text", () => {
  expect(timesAsked(three("any"), failed({ kind: "no-route", code: "ENETUNREACH" }))).toBe(3);
  expect(timesAsked(three("5xx"), failed({ kind: "no-route", code: "ENETUNREACH" }))).toBe(1);
  expect(timesAsked(three("empty"), { kind: "text", text: "" })).toBe(3);
  expect(timesAsked(three("any"), { kind: "text", text: "" })).toBe(1);
});

test("what comes at last ends it", () => {
  expect(timesAsked(three("503"), failed({ code: "Unknown", status: 503 }), { kind: "text", text: "x" })).toBe(2);
});

test("a number that nobody waits for is not counted out", () => {
  expect(timesAsked({ attempts: 4_000_000_000, again: new Set(["any"]) }, failed({}))).toBe(100);
});

test("a client that corrects its clock asks once by the service's, and no more than once", () => {
  const role: Question = {
    kind: "assume-role",
    roleArn: "arn:aws:iam::111122223333:role/Deploy",
    caller: { accessKeyId: "AKIA", secretAccessKey: null, sessionToken: null, expiration: null, accountId: null },
    sessionName: null,
    externalId: null,
    mfaSerial: null,
    mfaCode: null,
    durationSeconds: null,
    endpoint: { url: "https://sts.eu-west-1.amazonaws.com", signingRegion: "eu-west-1", reach: "regional" },
  };
  const skewed = failed({ kind: "clock-skew", code: "SignatureDoesNotMatch", clockSkew: -7200 });
  const asked = (policy: RetryPolicy): readonly (number | undefined)[] => {
    const seen: (number | undefined)[] = [];
    drive(untilRaised(tried(role, policy)), (question) => {
      seen.push(question.kind === "assume-role" ? question.clockSkew : undefined);
      return skewed;
    });
    return seen;
  };
  expect(asked({ ...three(), corrects: new Set(["SignatureDoesNotMatch"]) })).toEqual([undefined, -7200]);
  expect(asked({ ...three(), corrects: new Set(["RequestExpired"]) })).toEqual([undefined]);
  expect(asked(three())).toEqual([undefined]);
  expect(asked(three("skewed"))).toEqual([undefined, undefined, undefined]);
});

test("a connection that is closed, and an answer that cannot be read, are asked again after by those who do", () => {
  const closed = failed({ kind: "no-route", code: "ECONNRESET" });
  expect(timesAsked(three("closed"), closed)).toBe(3);
  expect(timesAsked(three("503"), closed)).toBe(1);
  const unread = failed({ kind: "bad-answer" });
  expect(timesAsked(three("unread"), unread)).toBe(3);
  const missing = failed({ kind: "bad-answer", fault: { how: "missing", field: "SessionToken", value: null } });
  expect(timesAsked(three("unread"), missing)).toBe(1);
});
