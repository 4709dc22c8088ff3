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
